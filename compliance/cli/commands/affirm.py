"""compliance affirm: locate passages in the held texts and note it in compliance.lock."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from compliance.cli.exits import ExitCode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compliance.cli.context import Context
    from compliance.model.base import EvidenceId
    from compliance.model.edtf import EdtfDate
    from compliance.passages.affirm import Affirmation


def affirm(
    context: typer.Context,
    ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="ID...", help="Records to affirm anew."),
    ] = None,
    every: Annotated[
        bool, typer.Option("--all", help="Affirm all that never was; list what changed since.")
    ] = False,
    suspect: Annotated[
        bool, typer.Option("--suspect", help="Accept all that changed since it was affirmed.")
    ] = False,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="The day to note; else today, UTC.")
    ] = None,
) -> None:
    """Find each passage in the texts held here, and note in compliance.lock where it stands."""
    from compliance.passages.affirm import Affirmer
    from compliance.workspace.lock_file import write_lock

    if not (ids or every or suspect):
        message = "name records to affirm, or use --all or --suspect"
        raise typer.BadParameter(message, param_hint="ID")
    with_context: Context = context.obj
    workspace = with_context.workspace
    affirmer = Affirmer(workspace=workspace, prover=with_context.prover, on=_day(on))
    chosen = _chosen(with_context, ids, suspect_only=suspect and not every)
    done = affirmer.affirm(chosen, accept=suspect or bool(ids))
    gone = affirmer.gone()
    lock = affirmer.without(done, gone) if suspect else done.lock
    written = write_lock(with_context.root, lock)
    _tell(with_context, done, () if suspect else gone)
    with_context.say("compliance.lock written" if written else "compliance.lock unchanged")
    if done.refused or done.suspects:
        raise typer.Exit(ExitCode.FINDINGS)


def _day(on: str | None) -> EdtfDate:
    from compliance.model.edtf import InvalidDateError, parse_edtf

    today = datetime.now(UTC).date().isoformat()
    try:
        return parse_edtf(on or today)
    except InvalidDateError as error:
        raise typer.BadParameter(str(error), param_hint="--on") from None


def _chosen(
    context: Context, ids: Sequence[str] | None, *, suspect_only: bool
) -> tuple[EvidenceId, ...]:
    from compliance.workspace.workspace import UnknownIdError

    evidence = context.workspace.evidence
    if ids:
        for wanted in ids:
            if wanted not in evidence:
                raise UnknownIdError("evidence", wanted, evidence)
        return tuple(e for e in evidence if e in ids)
    if suspect_only:
        return tuple(e for e in evidence if e in context.workspace.lock)
    return tuple(evidence)


def _tell(context: Context, done: Affirmation, gone: Sequence[EvidenceId]) -> None:
    for suspect in done.suspects:
        context.say(f"{suspect.evidence}: changed since affirmed: {', '.join(suspect.changed)}")
    for refusal in done.refused:
        context.say(f"{refusal.evidence}: not affirmed: the passage is {refusal.level}")
    for evidence_id in gone:
        context.say(f"{evidence_id}: in the lock, but no longer in the workspace")
    context.say(
        f"affirmed {len(done.affirmed)}, unchanged {done.unchanged}, changed since affirmed "
        f"{len(done.suspects)}, not found {len(done.refused)}"
    )
