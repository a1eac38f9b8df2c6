"""compliance affirm: locate passages in the held texts and note it in compliance.lock."""

from __future__ import annotations

from collections.abc import Container, Sequence
from datetime import UTC, datetime
from typing import Annotated

import typer

from compliance.cli.context import Context
from compliance.cli.options import ExitCode, command_app
from compliance.model.base import EvidenceId
from compliance.model.dates.edtf import EdtfDate, InvalidDateError, parse_edtf
from compliance.passages.affirm import Affirmation, Affirmer
from compliance.workspace.lock_file import read_standing_lock, write_lock
from compliance.workspace.workspace import UnknownIdError, Workspace
from compliance.workspace.write.writers_lock import writing

app = command_app()


@app.command()
def affirm(
    ctx: typer.Context,
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
    if not (ids or every or suspect):
        message = "name records to affirm, or use --all or --suspect"
        raise typer.BadParameter(message, param_hint="ID")
    context = ctx.ensure_object(Context)
    affirmer = Affirmer(workspace=context.workspace, prover=context.prover, on=_day(on))
    wanted = _Wanted(ids or (), suspect_only=suspect and not every, accept=suspect or bool(ids))
    if _write(context, affirmer, wanted, clear=suspect):
        raise typer.Exit(ExitCode.FINDINGS)


class _Wanted:
    """Which records are to be affirmed, and whether also what changed since."""

    def __init__(self, ids: Sequence[str], *, suspect_only: bool, accept: bool) -> None:
        self.ids, self.suspect_only, self.accept = ids, suspect_only, accept

    def of(self, workspace: Workspace) -> tuple[EvidenceId, ...]:
        """Return the ids of the records, in the order of the workspace."""
        for wanted in self.ids:
            if wanted not in workspace.evidence:
                raise UnknownIdError("evidence", wanted, workspace.evidence)
        among: Container[str] = self.ids or workspace.evidence
        if self.suspect_only and not self.ids:
            among = workspace.lock
        return tuple(e for e in workspace.evidence if e in among)


def _write(context: Context, affirmer: Affirmer, wanted: _Wanted, *, clear: bool) -> bool:
    """Affirm over the lock as it stands once nobody else writes; tell if anything was left."""
    affirmer.search(wanted.of(affirmer.workspace))
    with writing(context.root, context.say):
        standing = affirmer.over(read_standing_lock(context.root))
        done = standing.affirm(wanted.of(standing.workspace), accept=wanted.accept)
        gone = standing.gone(affirmer.workspace.lock)
        lock = standing.without(done, gone) if clear else done.lock
        written = write_lock(context.root, lock)
    _tell(context, done, () if clear else gone)
    context.say("compliance.lock written" if written else "compliance.lock unchanged")
    return bool(done.refused or done.suspects)


def _day(on: str | None) -> EdtfDate:
    today = datetime.now(UTC).date().isoformat()
    try:
        return parse_edtf(on or today)
    except InvalidDateError as error:
        raise typer.BadParameter(str(error), param_hint="--on") from None


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
