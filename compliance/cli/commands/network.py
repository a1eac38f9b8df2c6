"""compliance network: who agrees with, denies, or says a duty is not kept by whom."""

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
from compliance.views.ties.build import build_network_view
from compliance.views.ties.view import Among
from compliance.wording.speaking import Language

app = command_app()


class NetworkFormat(StrEnum):
    """How a network is written."""

    TEXT = "text"
    HTML = "html"
    JSON = "json"
    CSV = "csv"
    GRAPHML = "graphml"
    SVG = "svg"
    PNG = "png"


@app.command()
def network(  # noqa: PLR0913, PLR0917 - the options of DESIGN.md 5
    ctx: typer.Context,
    by: Annotated[
        Among, typer.Option("--by", help="Between sides, or between single voices.")
    ] = Among.SIDE,
    point: Points = None,
    as_of: AsOf = None,
    known_by: KnownBy = None,
    official: Official = False,
    lang: Lang = Language.ENGLISH,
    format: Annotated[NetworkFormat | None, ByEnding] = None,
    output: Output = None,
) -> None:
    """Show who says the same as whom, denies whose words, or says a duty is not kept by whom."""
    context = ctx.ensure_object(Context)
    request = asked_for(context, as_of, known_by, point, official=official)
    chosen = format or by_ending(output, NetworkFormat)
    with spoken_for(context.workspace, lang, chosen):
        view = build_network_view(selected(context, request), by)
        context.write("network", view, chosen, output)
