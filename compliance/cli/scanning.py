"""Scan archives from the command line: gather what is sought, choose a runner, add up."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from pkgutil import resolve_name
from typing import Final
from uuid import uuid4

import typer

from compliance.assessments.points import check_points, targets_asked
from compliance.cli.adding.around import surroundings
from compliance.cli.context import Context
from compliance.cli.scan_options import Asked, Runner
from compliance.files.locking import Lock, locked
from compliance.files.paths import resolved
from compliance.model.agreement import Agreement
from compliance.model.base import Target
from compliance.model.dates.edtf import EdtfDate, InvalidDateError, parse_edtf
from compliance.model.language import primary_language
from compliance.scan.drive import QUIET, Drive, RunnerError
from compliance.scan.ledger import Slip, State
from compliance.scan.settings import (
    BusyScanError,
    HitsWriteError,
    Settings,
    begin,
    day_begun,
    open_for,
)
from compliance.scan.summary import summary_of
from compliance.scan.task import Task
from compliance.scan.units import Unit, units_in
from compliance.suggest.engines import DEFAULT, engine_named
from compliance.suggest.gather import gather_known
from compliance.suggest.rank.ranker import placed_languages
from compliance.views.scan import FailedView, ScanView, figure

_RUNNERS: Final = "compliance.scan.daft_worker"
_ADDRESS: Final = re.compile(r"[a-z][a-z0-9]{1,30}:/", re.IGNORECASE)
"""Of a path, which has one slash of two."""


def scan_all(context: Context, asked: Asked) -> ScanView:
    """Scan all that was given, and return what it came to.

    Raises:
        typer.BadParameter: the options cannot be meant.
        ComplianceError: the folder of hits is another scan's, or nothing can be run.
    """
    out = resolved(asked.out)
    _check_places(asked, out)
    task = task_of(context, asked, day_begun(out, surroundings(context.records).today))
    engine = engine_named(DEFAULT)
    begin(out, Settings(task.fingerprint(f"{engine.name} {engine.version}"), task.around.today))
    refused: list[FailedView] = []
    units = list(units_in(map(resolved, asked.inputs), refused))
    with locked(out) as lock:
        if lock is Lock.HELD:
            raise BusyScanError(asked.out)
        run = uuid4().hex
        open_for(out, run)
        os.environ.update(QUIET)
        runner = _Runner(asked, task, run)
        slips = list(_told(context, Drive(out, run).slips(units, runner), len(units)))
        try:
            return summary_of(out, slips, refused)
        except OSError as error:
            raise HitsWriteError(asked.out, error) from error


def _check_places(asked: Asked, out: Path) -> None:
    for one in asked.inputs:
        if _ADDRESS.match(str(one)):
            named = str(one).replace(":/", "://", 1)  # a path has one of them
            message = (
                f'"{named}" is an address: this program gets no archives; get it, name the file'
            )
            raise typer.BadParameter(message, param_hint="INPUT")
        # Else a later run would find the hits of the earlier one in its input.
        if out.is_relative_to(resolved(one)):
            message = f'"{asked.out}" is in "{one}", which is to be scanned; name a folder outside'
            raise typer.BadParameter(message, param_hint="--out")


def task_of(context: Context, asked: Asked, today: str) -> Task:
    """Return what is sought: of the agreement asked for, or of all that the workspace has.

    Raises:
        typer.BadParameter: a day is none.
        UnknownPointError: no agreement has a point that was asked for.
    """
    workspace = context.workspace
    named = context.agreement_option is not None
    agreements = [context.agreement] if named else list(workspace.agreements.values())
    check_points(asked.points, *agreements)
    signed = [one.signed.lower for one in agreements if one.signed.lower is not None]
    first = _day(asked.since, "--since").lower if asked.since else min(signed, default=None)
    return Task(
        known=tuple(gather_known(workspace, one, context.prover) for one in agreements),
        languages=_languages(asked.languages, agreements),
        since=first,
        until=_day(asked.until, "--until").upper if asked.until else None,
        targets=_targets(asked.points, agreements),
        least=asked.least,
        around=replace(surroundings(context.records), today=today),
    )


def _languages(asked: Sequence[str], agreements: Iterable[Agreement]) -> tuple[str, ...]:
    found = asked or [one for agreement in agreements for one in placed_languages(agreement)]
    return tuple(sorted({primary_language(one) for one in found}))


def _targets(points: Sequence[str], agreements: Iterable[Agreement]) -> frozenset[Target] | None:
    if not points:
        return None
    return frozenset(one for agreement in agreements for one in targets_asked(agreement, points))


def _day(written: str, option: str) -> EdtfDate:
    try:
        return parse_edtf(written)
    except InvalidDateError as error:
        raise typer.BadParameter(str(error), param_hint=option) from None


def _told(context: Context, slips: Iterable[Slip], total: int) -> Iterator[Slip]:
    """Yield slips, and tell of each what became of its file."""
    for number, slip in enumerate(slips, 1):
        found = figure(slip.tally.candidates, "candidate")
        what = slip.why if slip.state is State.FAILED else found
        records = figure(slip.tally.records, "record")
        context.log(f"{number} of {total}: {slip.name}: {records}, {what}")
        yield slip


@dataclass
class _Runner:
    """Scans units where it was asked for; what runs them is imported and set up for the first."""

    asked: Asked
    task: Task
    run: str

    def __call__(self, units: Sequence[Unit]) -> Iterable[str]:
        """Return the slips of units as they are done.

        Raises:
            RunnerError: it cannot be set up.
        """
        try:
            room = self._room
        except Exception as error:
            raise RunnerError(error) from error
        told: Iterable[str] = resolve_name(f"{_RUNNERS}:run_units")(
            units, self.task, resolved(self.asked.out), self.run, self.asked.workers or room
        )
        return told

    @cached_property
    def _room(self) -> int:
        """How many processes there is room for; daft can be told once where to work."""
        start = resolve_name(f"{_RUNNERS}:use_{self.asked.runner}")
        room: int = start(self.asked.address) if self.asked.runner is Runner.RAY else start()
        return room
