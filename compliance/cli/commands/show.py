"""compliance show: one thing with everything that touches it, or what there is."""

from __future__ import annotations

from typing import Annotated

import typer

from compliance.cli.options import Output, Plain, PlainFormat


def show(
    context: typer.Context,
    wanted: Annotated[str | None, typer.Argument(metavar="ID")] = None,
    format: Plain = PlainFormat.TEXT,  # noqa: A002 - what the option is called
    output: Output = None,
) -> None:
    """Show one thing with everything that touches it; without ID, what there is."""
