"""compliance timeline: what was said when, in lanes by side and group, due dates as lines."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from compliance.assessments.cut import Cut
from compliance.assessments.perspective import find_perspective
from compliance.cli.context import Context
from compliance.cli.options import (
    AsOf,
    ByEnding,
    KnownBy,
    Output,
    Points,
    Source,
    by_ending,
    command_app,
    last_day,
)
from compliance.views.selection import Request, Selection
from compliance.views.timeline.build import build_timeline_view

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
    format: Annotated[TimelineFormat | None, ByEnding] = None,
    output: Output = None,
) -> None:
    """Print what was said when, target by target: lanes by side and group, due dates as lines."""
    context = ctx.ensure_object(Context)
    cut = Cut(as_of=last_day(as_of, "--as-of"), known_by=last_day(known_by, "--known-by"))
    workspace, agreement = context.workspace, context.agreement
    request = Request(
        source=None if source is None else find_perspective(workspace, agreement, source),
        cut=cut,
        points=tuple(point or ()),
    )
    view = build_timeline_view(Selection.of(workspace, agreement, context.prover, request))
    chosen = format or by_ending(output, TimelineFormat)
    context.write("timeline", view, chosen, output)
