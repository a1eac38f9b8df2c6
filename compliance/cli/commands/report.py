"""compliance report: what one source says of every point, and everybody else beside it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from compliance.cli.asking import asked_for, selected, spoken_for
from compliance.cli.context import Context
from compliance.cli.options import (
    AsOf,
    ByEnding,
    KnownBy,
    Lang,
    Official,
    Output,
    Points,
    Public,
    Source,
    by_ending,
    command_app,
)
from compliance.views.report.build import build_report_view
from compliance.wording.speaking import Language

app = command_app()


class ReportFormat(StrEnum):
    """How a report is written."""

    TEXT = "text"
    MD = "md"
    HTML = "html"
    JSON = "json"
    CSV = "csv"
    PDF = "pdf"


@app.command()
def report(  # noqa: PLR0913, PLR0917 - the options of DESIGN.md 5
    ctx: typer.Context,
    source: Source = None,
    as_of: AsOf = None,
    known_by: KnownBy = None,
    point: Points = None,
    official: Official = False,
    public: Public = False,
    lang: Lang = Language.ENGLISH,
    format: Annotated[ReportFormat | None, ByEnding] = None,
    output: Output = None,
) -> None:
    """Report what a side or a voice says of each point, with everybody else beside it."""
    context = ctx.ensure_object(Context)
    request = asked_for(
        context, as_of, known_by, point, source=source, official=official, public=public
    )
    chosen = format or by_ending(output, ReportFormat)
    with spoken_for(context.workspace, lang, chosen):
        view = build_report_view(selected(context, request))
        context.write("report", view, chosen, output)
