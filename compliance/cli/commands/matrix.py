"""compliance matrix: targets by sides; who says whom to have done what; who says what of what."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from compliance.cli.context import Context
from compliance.cli.declared import Option, command
from compliance.cli.options import Output, by_ending, last_day
from compliance.cli.output import wants_colour, write_output

if TYPE_CHECKING:
    from compliance.views.matrix import MatrixView


class MatrixFormat(StrEnum):
    """How a matrix is written."""

    TEXT = "text"
    MD = "md"
    HTML = "html"
    JSON = "json"
    CSV = "csv"
    SVG = "svg"


class ByWord(StrEnum):
    """What a matrix is by."""

    SOURCE = "source"
    RESPONDENT = "respondent"
    INCIDENT = "incident"


@command
def matrix(  # noqa: PLR0913, PLR0917 - the options of DESIGN.md 5
    context: Context,
    by: Annotated[
        ByWord, Option("--by", help="Sides by targets; whose conduct; or incidents.")
    ] = ByWord.SOURCE,
    as_of: Annotated[
        str | None,
        Option("--as-of", metavar="DATE", help="Leave out what was said after this day."),
    ] = None,
    known_by: Annotated[
        str | None,
        Option("--known-by", metavar="DATE", help="Leave out what was published after it."),
    ] = None,
    official: Annotated[
        bool, Option("--official", help="Governments and de facto authorities only.")
    ] = False,
    format: Annotated[
        MatrixFormat | None,
        Option("--format", "-f", help="Else by the ending of --output, else text."),
    ] = None,
    output: Output = None,
) -> None:
    """Print a table of what is said: by who speaks, by whose conduct it is about, by incident."""
    from compliance.assessments.cut import Cut
    from compliance.views.board import Board
    from compliance.views.matrix import By
    from compliance.views.matrix_build import build_matrix_view

    cut = Cut(as_of=last_day(as_of, "--as-of"), known_by=last_day(known_by, "--known-by"))
    board = Board(
        context.workspace,
        context.agreement,
        context.prover,
        cut,
        official=official,
    )
    view = build_matrix_view(board, By(by))
    chosen = format or by_ending(output, MatrixFormat)
    text = _rendered(context, view, chosen, colour=output is None and wants_colour())
    write_output(text, output)


def _rendered(context: Context, view: MatrixView, format: MatrixFormat, *, colour: bool) -> str:
    if format is MatrixFormat.TEXT:
        from compliance.render.text_matrix import render_matrix_text

        return render_matrix_text(view, colour=colour)
    if format in (MatrixFormat.JSON, MatrixFormat.CSV):
        from compliance.render.json_matrix import render_matrix_csv, render_matrix_json

        return (render_matrix_json if format is MatrixFormat.JSON else render_matrix_csv)(view)
    from compliance.cli.commands.report import template_folders
    from compliance.render.page_matrix import render_matrix_page

    return render_matrix_page(view, format, template_folders(context.root))
