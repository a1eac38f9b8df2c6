"""compliance timeline: what was said when, in lanes by side and group, due dates as lines."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from compliance.cli.context import Context
from compliance.cli.declared import Option, command
from compliance.cli.options import Output, by_ending, last_day
from compliance.cli.output import wants_colour, write_output

if TYPE_CHECKING:
    from compliance.views.timeline import TimelineView


class TimelineFormat(StrEnum):
    """How a timeline is written."""

    TEXT = "text"
    HTML = "html"
    SVG = "svg"
    JSON = "json"


@command
def timeline(  # noqa: PLR0913, PLR0917 - the options of DESIGN.md 5
    context: Context,
    source: Annotated[
        str | None,
        Option("--source", "-s", metavar="ID", help="A side or voice; see: compliance show"),
    ] = None,
    point: Annotated[
        list[str] | None,
        Option("--point", "-p", metavar="NUMBER", help="A point; may be repeated."),
    ] = None,
    as_of: Annotated[
        str | None,
        Option("--as-of", metavar="DATE", help="Leave out what was said after this day."),
    ] = None,
    known_by: Annotated[
        str | None,
        Option("--known-by", metavar="DATE", help="Leave out what was published after it."),
    ] = None,
    format: Annotated[
        TimelineFormat | None,
        Option("--format", "-f", help="Else by the ending of --output, else text."),
    ] = None,
    output: Output = None,
) -> None:
    """Print what was said when, target by target: lanes by side and group, due dates as lines."""
    from compliance.assessments.cut import Cut
    from compliance.views.board import Board
    from compliance.views.timeline_build import build_timeline_view

    cut = Cut(as_of=last_day(as_of, "--as-of"), known_by=last_day(known_by, "--known-by"))
    board = Board(context.workspace, context.agreement, context.prover, cut)
    view = build_timeline_view(board, source, tuple(point or ()))
    chosen = format or by_ending(output, TimelineFormat)
    text = _rendered(context, view, chosen, colour=output is None and wants_colour())
    write_output(text, output)


def _rendered(context: Context, view: TimelineView, format: TimelineFormat, *, colour: bool) -> str:
    if format is TimelineFormat.TEXT:
        from compliance.render.text_timeline import render_timeline_text

        return render_timeline_text(view, colour=colour)
    if format is TimelineFormat.JSON:
        from compliance.render.json_timeline import render_timeline_json

        return render_timeline_json(view)
    from compliance.cli.commands.report import template_folders
    from compliance.render.page_timeline import render_timeline_page

    return render_timeline_page(view, format, template_folders(context.root))
