"""compliance diff: where two sides, voices, days or revisions differ, and what that is called."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from compliance.cli.commands.report import template_folders
from compliance.cli.context import Context
from compliance.cli.declared import Argument, BadOptionError, Option, command
from compliance.cli.exits import ExitCode
from compliance.cli.options import Output, by_ending, last_day
from compliance.cli.output import wants_colour, write_output

if TYPE_CHECKING:
    from compliance.assessments.cut import Cut
    from compliance.diff.operand import Operand
    from compliance.diff.rows import Difference
    from compliance.diff.subject import Asked
    from compliance.passages.prove import Prover
    from compliance.views.diff import DiffView


class DiffFormat(StrEnum):
    """How a difference is written."""

    TEXT = "text"
    MD = "md"
    HTML = "html"
    JSON = "json"


Day = Option("--as-of", metavar="DATE", help="Leave out what was said after this day.")
Known = Option("--known-by", metavar="DATE", help="Leave out what was published after it.")
Point = Option("--point", "-p", metavar="N", help="Only this point; may be repeated.")
Left = Argument(
    metavar="LEFT", help="SIDE, VOICE, SIDE@DATE, SIDE@rev:GITREV or a workspace's path."
)


@command
def diff(  # noqa: PLR0913, PLR0917 - the options of DESIGN.md 5
    context: Context,
    left: Annotated[str, Left],
    right: Annotated[str, Argument(metavar="RIGHT", help="The same.")],
    as_of: Annotated[str | None, Day] = None,
    known_by: Annotated[str | None, Known] = None,
    point: Annotated[list[str] | None, Point] = None,
    official: Annotated[bool, Option("--official", help="Official voices only.")] = False,
    everything: Annotated[
        bool, Option("--all", help="Also what both are silent on, or is unchanged.")
    ] = False,
    public: Annotated[
        bool, Option("--public", help="Never print more of a passage than its ends.")
    ] = False,
    exit_code: Annotated[
        bool, Option("--exit-code", help="End with status 1 if anything differs.")
    ] = False,
    format: Annotated[
        DiffFormat | None,
        Option("--format", "-f", help="Else by the ending of --output, else text."),
    ] = None,
    output: Output = None,
) -> None:
    """Show where two sides, voices, days or revisions differ, each row named by a stated rule."""
    from compliance.assessments.cut import Cut
    from compliance.diff.kinds import SAME
    from compliance.diff.subject import Asked

    cut = Cut(as_of=last_day(as_of, "--as-of"), known_by=last_day(known_by, "--known-by"))
    asked = Asked(points=tuple(point or ()), official=official)
    operands = operands_of(left, right)
    view = view_of(context, operands, cut, asked, everything=everything, public=public)
    colour = output is None and wants_colour()
    text = render(view, format or by_ending(output, DiffFormat), context, colour=colour)
    write_output(text, output)
    if exit_code and view.difference.counts.keys() - SAME:
        raise SystemExit(ExitCode.FINDINGS)


def view_of(
    context: Context,
    operands: tuple[Operand, Operand],
    cut: Cut,
    asked: Asked,
    *,
    everything: bool,
    public: bool,
) -> DiffView:
    """Compare both operands, and return what is to be shown."""
    from compliance.cli.operands import subjects
    from compliance.diff.compare import compare
    from compliance.views.diff_build import DiffRequest, build_diff_view, check_points

    with subjects(context, operands, cut, asked) as both:
        check_points(both, asked.points)
        difference = compare(*both, everything=everything)
        request = DiffRequest(
            provers=provers(context, difference),
            known_by=cut.known_by.isoformat() if cut.known_by else None,
            points=asked.points,
            official=asked.official,
            public=public,
        )
        return build_diff_view(difference, request)


def operands_of(left: str, right: str) -> tuple[Operand, Operand]:
    """Read both operands; what cannot be read is a mistake on the command line."""
    from compliance.diff.operand import OperandError, paired, parse_operand

    try:
        return paired(parse_operand(left), parse_operand(right))
    except OperandError as error:
        raise BadOptionError(str(error), "LEFT RIGHT") from None


def provers(context: Context, difference: Difference) -> tuple[Prover, Prover]:
    """Return what proves the passages of either operand; one for both where they share files."""
    from compliance.passages.prove import Prover

    left, right = difference.left.workspace, difference.right.workspace
    first = Prover(left, context.library)
    return first, first if right is left else Prover(right, context.library)


def render(view: DiffView, format: DiffFormat, context: Context, *, colour: bool) -> str:
    """Write the view of a difference in a format; each renderer is imported only when wanted."""
    if format is DiffFormat.TEXT:
        from compliance.render.text_diff import render_diff_text

        return render_diff_text(view, colour=colour)
    if format is DiffFormat.JSON:
        from compliance.render.json_diff import render_diff_json

        return render_diff_json(view)
    from compliance.render.pages_diff import render_diff_html, render_diff_markdown

    write = render_diff_html if format is DiffFormat.HTML else render_diff_markdown
    return write(view, template_folders(context.root))
