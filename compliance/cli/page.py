"""Serve the page for reviewing, if what serves it is installed."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from pkgutil import resolve_name
from typing import Annotated, Final

import typer

from compliance.cli.context import Context
from compliance.errors import MissingExtraError

PORT: Final = 8714
NEEDS: Final = ("starlette", "uvicorn")

Port = Annotated[
    int, typer.Option("--port", metavar="N", min=0, max=65535, help="0: any port that is free.")
]
NoBrowser = Annotated[
    bool, typer.Option("--no-browser", help="Print the address, and open nothing.")
]

_TASK: Final = "the page for reviewing"
_EXTRA: Final = "review"


def serve_page(  # noqa: PLR0913 - all that it depends on
    context: Context,
    coder: str | None,
    port: int,
    *,
    opens: bool,
    blind: bool = False,
    sheet: str = "/",
    asked: Sequence[tuple[str, str]] = (),
) -> None:
    """Serve the page until Ctrl-C, beginning with a sheet of it and what is asked of that.

    Raises:
        ComplianceError: what serves it is missing, a coder is unknown, or the port cannot be had.
    """
    if any(find_spec(name) is None for name in NEEDS):
        raise MissingExtraError(_TASK, _EXTRA)
    # By its name: what serves pages takes long to import.
    run = resolve_name("compliance.cli.reviewing:run_review")
    run(context, coder, port, opens=opens, blind=blind, sheet=sheet, asked=asked)
