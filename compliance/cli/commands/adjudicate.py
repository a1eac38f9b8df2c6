"""compliance adjudicate: settle what two coders made of the same articles, with a reason each."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from compliance.cli.context import Context
from compliance.cli.decisions import decision_store
from compliance.cli.options import Output, Public, command_app
from compliance.cli.output import write_output
from compliance.cli.with_codings import records_with_codings
from compliance.coding.choose import chosen_articles, two_codings, unsettled
from compliance.coding.codings import Codings
from compliance.coding.plan_text import plan_text
from compliance.coding.settle import Settler, UnsettledError
from compliance.coding.write_settled import write_settled
from compliance.errors import InvalidWorkspaceError
from compliance.library.given_file import read_given_file
from compliance.model.base import CoderId
from compliance.views.words import counted
from compliance.workspace.layout import refuse_installed
from compliance.workspace.plan_file import PlanFile
from compliance.workspace.workspace import UnknownIdError
from compliance.workspace.write.writers_lock import writing

app = command_app()

Articles = Annotated[
    list[str] | None,
    typer.Argument(metavar="[ARTICLE...]", help="Else all that both coded and nobody settled."),
]
Coders = Annotated[
    list[str] | None,
    typer.Option("--coder", metavar="ID", help="One of the two; else the only two."),
]
By = Annotated[str | None, typer.Option("--by", metavar="ID", help="The coder who decides.")]
AsPlan = Annotated[
    bool, typer.Option("--plan", help="Print a plan to be filled in, instead of opening a page.")
]
Apply = Annotated[
    Path | None,
    typer.Option(
        "--apply", metavar="FILE", help="Write what a plan says, all of it or none.", readable=False
    ),
]


@app.command()
def adjudicate(  # noqa: PLR0913, PLR0917 - the options are the command's interface
    ctx: typer.Context,
    articles: Articles = None,
    coder: Coders = None,
    by: By = None,
    plan: AsPlan = False,
    apply: Apply = None,
    public: Public = False,
    output: Output = None,
) -> None:
    """Settle two codings of the same articles: evidence, a reason each, and both codings stay."""
    context = ctx.ensure_object(Context)
    if apply is not None:
        if articles or coder or by or plan:
            message = "the plan names articles and coders; leave them out"
            raise typer.BadParameter(message, param_hint="--apply")
        _apply(context, apply)
        return
    two = two_codings(_codings(context), coder or [])
    chosen = chosen_articles(two, articles) if articles else unsettled(two)
    if by is None:
        message = "say which coder decides"
        raise typer.BadParameter(message, param_hint="--by")
    known = context.workspace.coders
    if by not in known:
        raise UnknownIdError("coder", by, known)
    write_output(
        (part.encode() for part in plan_text(two, chosen, CoderId(by), public=public)), output
    )
    context.say(f"{counted(len(chosen), 'article')} to be settled")


def _codings(context: Context) -> Codings:
    records = records_with_codings(context)
    return Codings(records, context.library, context.agreement)


def _apply(context: Context, file: Path) -> None:
    """Write the evidence and the decisions that a plan asks for."""
    given = PlanFile(file.as_posix(), read_given_file(file))
    plan = given.read()
    refuse_installed(context.root)
    with writing(context.root, context.say):
        two = two_codings(_codings(context), plan.coders)
        try:
            settled = Settler(two, plan, given.name).settle()
        except UnsettledError as error:
            raise InvalidWorkspaceError(given.placed(error.faults)) from None
        done = write_settled(context.root, settled, decision_store(context), datetime.now(UTC))
    for name in done.files:
        context.say(f"{name} written")
    context.say(
        f"{counted(done.records, 'record')} written, {counted(done.decisions, 'decision')} noted"
    )
