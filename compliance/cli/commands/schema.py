"""compliance schema: the shapes of the files, for editors."""

from __future__ import annotations

from typing import Annotated

import typer

from compliance.cli.options import Output


def schema(
    kind: Annotated[str | None, typer.Argument(metavar="KIND")] = None,
    output: Output = None,
) -> None:
    """Print the JSON Schema of a kind of file; without KIND, list the kinds."""
