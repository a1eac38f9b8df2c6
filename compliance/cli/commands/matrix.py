"""compliance matrix: targets by sides; who says whom to have done what; who says what of what."""

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
    by_ending,
    command_app,
)
from compliance.views.matrix.build import build_matrix_view
from compliance.views.matrix.view import By
from compliance.views.picture.build import build_picture
from compliance.wording.speaking import Language

app = command_app()


class MatrixFormat(StrEnum):
    """How a matrix is written."""

    TEXT = "text"
    MD = "md"
    HTML = "html"
    JSON = "json"
    CSV = "csv"
    SVG = "svg"
    PNG = "png"


DRAWN = frozenset({MatrixFormat.SVG, MatrixFormat.PNG})
"""The formats that are drawings."""


@app.command()
def matrix(  # noqa: PLR0913, PLR0917 - the options of DESIGN.md 5
    ctx: typer.Context,
    by: Annotated[
        By, typer.Option("--by", help="Sides by targets; whose conduct; or incidents.")
    ] = By.SOURCE,
    point: Points = None,
    as_of: AsOf = None,
    known_by: KnownBy = None,
    official: Official = False,
    lang: Lang = Language.ENGLISH,
    format: Annotated[MatrixFormat | None, ByEnding] = None,
    output: Output = None,
) -> None:
    """Print a table of what is said: by who speaks, by whose conduct it is about, by incident."""
    context = ctx.ensure_object(Context)
    request = asked_for(context, as_of, known_by, point, official=official)
    chosen = format or by_ending(output, MatrixFormat)
    with spoken_for(context.workspace, lang, chosen):
        selection = selected(context, request)
        if chosen in DRAWN and by is By.SOURCE:
            context.write("picture", build_picture(selection), chosen, output)
        else:
            context.write("matrix", build_matrix_view(selection, by), chosen, output)
