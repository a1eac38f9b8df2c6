"""compliance affirm: locate passages in the held texts and note it in compliance.lock."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import Annotated

import typer

from compliance.audit.left_out import is_limited
from compliance.cli.context import Context
from compliance.cli.exit_code import ExitCode
from compliance.cli.options import On, command_app, day_on
from compliance.model.base import EvidenceId
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
    on: On = None,
) -> None:
    """Find each passage in the texts held here, and note in compliance.lock where it stands."""
    if not (ids or every or suspect):
        message = "name records to affirm, or use --all or --suspect"
        raise typer.BadParameter(message, param_hint="ID")
    context = ctx.ensure_object(Context)
    affirmer = Affirmer(
        workspace=context.workspace, prover=context.prover, on=day_on(on), is_limited=is_limited
    )
    if _write(context, affirmer, ids or (), every=every, suspect=suspect):
        raise typer.Exit(ExitCode.FINDINGS)


def _write(
    context: Context, affirmer: Affirmer, ids: Sequence[str], *, every: bool, suspect: bool
) -> bool:
    """Affirm over the lock as it stands once nobody else writes; tell if anything was left."""
    known = suspect and not every
    affirmer.search(_wanted(affirmer.workspace, ids, known=known))
    with writing(context.root, context.say):
        standing = affirmer.over(read_standing_lock(context.root))
        wanted = _wanted(standing.workspace, ids, known=known)
        done = standing.affirm(wanted, accept=suspect or bool(ids))
        gone = standing.gone(affirmer.workspace.lock)
        lock = standing.without(done, gone) if suspect else done.lock
        written = write_lock(context.root, lock)
    _tell(context, done, () if suspect else gone)
    kept = "compliance.lock unchanged" if lock else "nothing to note in compliance.lock"
    context.say("compliance.lock written" if written else kept)
    return bool(done.refused or done.suspects)


def _wanted(workspace: Workspace, ids: Sequence[str], *, known: bool) -> tuple[EvidenceId, ...]:
    """Return the records to affirm, in order: those named, else those known to the lock, or all."""
    for wanted in ids:
        if wanted not in workspace.evidence:
            raise UnknownIdError("evidence", wanted, workspace.evidence)
    among: Container[str] = ids or (workspace.lock if known else workspace.evidence)
    return tuple(e for e in workspace.evidence if e in among)


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
