"""compliance coverage: what was read, searched and found, by point, side and time."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

import typer

from compliance.cli.asking import selected, spoken_for
from compliance.cli.context import Context
from compliance.cli.options import ByEnding, Lang, Output, Points, by_ending, command_app, last_day
from compliance.model.dates.edtf import parse_edtf
from compliance.views.coverage.build import Period, build_coverage_view
from compliance.views.selection import Request
from compliance.wording.speaking import Language

app = command_app()


class CoverageFormat(StrEnum):
    """How coverage is written."""

    TEXT = "text"
    MD = "md"
    JSON = "json"
    CSV = "csv"


@app.command()
def coverage(  # noqa: PLR0913, PLR0917 - the options of DESIGN.md 5
    ctx: typer.Context,
    point: Points = None,
    side: Annotated[
        str | None, typer.Option("--side", metavar="ID", help="One side; else all.")
    ] = None,
    since: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="Published on this day or later.")
    ] = None,
    to: Annotated[
        str | None, typer.Option("--to", metavar="DATE", help="Published on this day or before.")
    ] = None,
    lang: Lang = Language.ENGLISH,
    format: Annotated[CoverageFormat | None, ByEnding] = None,
    output: Output = None,
) -> None:
    """Print what was read, searched and found of each side on each point: which silence is ours."""
    context = ctx.ensure_object(Context)
    period = Period(first=_first_day(since), last=last_day(to, "--to"))
    if period.first is not None and period.last is not None and period.first > period.last:
        message = "it is after --to; put the earlier date first"
        raise typer.BadParameter(message, param_hint="--from")
    request = Request(points=tuple(point or ()))
    chosen = format or by_ending(output, CoverageFormat)
    with spoken_for(context.workspace, lang, chosen):
        view = build_coverage_view(selected(context, request), period, side)
        context.write("coverage", view, chosen, output)


def _first_day(value: str | None) -> date | None:
    """Return the first possible day of `--from`."""
    if value is None:
        return None
    last_day(value, "--from")
    return parse_edtf(value).lower
