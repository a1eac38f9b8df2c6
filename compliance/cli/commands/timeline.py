"""compliance timeline: what was said when, in lanes by side and group, due dates as lines."""

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
    Output,
    Points,
    Source,
    by_ending,
    command_app,
)
from compliance.views.timeline.build import build_timeline_view
from compliance.wording.speaking import Language

app = command_app()


class TimelineFormat(StrEnum):
    """How a timeline is written."""

    TEXT = "text"
    HTML = "html"
    SVG = "svg"
    JSON = "json"
    PNG = "png"


@app.command()
def timeline(  # noqa: PLR0913, PLR0917 - the options of DESIGN.md 5
    ctx: typer.Context,
    source: Source = None,
    point: Points = None,
    as_of: AsOf = None,
    known_by: KnownBy = None,
    lang: Lang = Language.ENGLISH,
    format: Annotated[TimelineFormat | None, ByEnding] = None,
    output: Output = None,
) -> None:
    """Print what was said when, target by target: lanes by side and group, due dates as lines."""
    context = ctx.ensure_object(Context)
    request = asked_for(context, as_of, known_by, point, source=source)
    chosen = format or by_ending(output, TimelineFormat)
    with spoken_for(context.workspace, lang, chosen):
        view = build_timeline_view(selected(context, request))
        context.write("timeline", view, chosen, output)
