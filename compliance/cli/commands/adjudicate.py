"""compliance adjudicate: settle what two coders made of the same articles, with a reason each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from compliance.cli.adjudication import adjudication_of
from compliance.cli.context import Context
from compliance.cli.options import Output, Public, command_app
from compliance.cli.output import write_output
from compliance.cli.page import PORT, NoBrowser, Port, serve_page
from compliance.coding.choose import chosen_articles, unsettled
from compliance.coding.pairs import TwoCodings
from compliance.coding.plan_text import plan_text
from compliance.coding.settle import UnsettledError
from compliance.errors import InvalidWorkspaceError
from compliance.library.given_file import read_given_file
from compliance.model.base import ArticleId, CoderId
from compliance.render.json.plan import render_plan_json
from compliance.views.plan import plan_view
from compliance.views.words import counted
from compliance.workspace.plan_file import PlanFile
from compliance.workspace.workspace import UnknownIdError, link

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


class PlanFormat(StrEnum):
    """A plan to be filled in, or all of both codings for a program."""

    YAML = "yaml"
    JSON = "json"


Format = Annotated[
    PlanFormat, typer.Option("--format", "-f", help="json: every field, for programs.")
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
    format: Format = PlanFormat.YAML,
    output: Output = None,
    port: Port = PORT,
    no_browser: NoBrowser = False,
) -> None:
    """Settle two codings of the same articles: evidence, a reason each, and both codings stay."""
    context = ctx.ensure_object(Context)
    context.check_options()
    if apply is not None:
        if articles or coder or by or plan:
            message = "the plan names articles and coders; leave them out"
            raise typer.BadParameter(message, param_hint="--apply")
        _apply(context, apply)
    elif plan:
        two, chosen, decides = _asked(context, articles or (), coder or (), by)
        if format is PlanFormat.JSON:
            view = plan_view(two, chosen, decides, public=public)
            write_output(render_plan_json(view), output)
        else:
            parts = plan_text(two, chosen, decides, public=public)
            write_output((part.encode() for part in parts), output)
        context.say(f"{counted(len(chosen), 'article')} to be settled")
    else:
        two = adjudication_of(context).two(coder or ())
        asked = [("coder", two.first), ("coder", two.second)]
        chosen = chosen_articles(two, articles) if articles else ()
        sheet = f"/adjudicate/{chosen[0]}" if len(chosen) == 1 else "/adjudicate"
        serve_page(context, by, port, opens=not no_browser, sheet=sheet, asked=asked)


def _asked(
    context: Context, articles: Sequence[str], coders: Sequence[str], by: str | None
) -> tuple[TwoCodings, tuple[ArticleId, ...], CoderId]:
    """Return two codings, the articles asked for or all that are not settled, and who decides."""
    if by is None:
        message = "say which coder decides"
        raise typer.BadParameter(message, param_hint="--by")
    two = adjudication_of(context).two(coders)
    known = link(two.codings.records).coders
    if by not in known:
        raise UnknownIdError("coder", by, known)
    return two, chosen_articles(two, articles) if articles else unsettled(two), CoderId(by)


def _apply(context: Context, file: Path) -> None:
    """Write the evidence and the decisions that a plan asks for."""
    given = PlanFile(file.as_posix(), read_given_file(file))
    plan = given.read()
    try:
        done = adjudication_of(context).settle(plan, given.name, datetime.now(UTC))
    except UnsettledError as error:
        raise InvalidWorkspaceError(given.placed(error.faults)) from None
    for name in done.files:
        context.say(f"{name} written")
    records, decisions = counted(done.records, "record"), counted(done.decisions, "decision")
    context.say(f"{records} written, {decisions} noted")
