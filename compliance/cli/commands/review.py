"""compliance review: the page on which a person decides what is evidence."""

from __future__ import annotations

from importlib.util import find_spec
from pkgutil import resolve_name
from typing import Annotated, Final

import typer

from compliance.cli.context import Context
from compliance.cli.options import command_app
from compliance.errors import ComplianceError

app = command_app()

PORT: Final = 8714
NEEDS: Final = ("starlette", "uvicorn")


class NoServerError(ComplianceError):
    """What serves the page is not installed."""

    def __init__(self) -> None:
        super().__init__(
            'the page for reviewing needs the extra "review"; '
            "run: pip install 'agreement-compliance[review]'"
        )


@app.command()
def review(
    ctx: typer.Context,
    articles: Annotated[
        list[str] | None,
        typer.Argument(metavar="ARTICLE...", help="Begin with these; else with all that waits."),
    ] = None,
    port: Annotated[
        int,
        typer.Option("--port", metavar="N", min=0, max=65535, help="0: any port that is free."),
    ] = PORT,
    no_browser: Annotated[
        bool, typer.Option("--no-browser", help="Print the address, and open nothing.")
    ] = False,
    blind: Annotated[
        bool,
        typer.Option("--blind", help="Code on your own, into codings/: nothing is suggested."),
    ] = False,
    coder: Annotated[
        str | None, typer.Option("--coder", metavar="ID", help="Who decides; see coders.yaml.")
    ] = None,
) -> None:
    """Decide in a browser what is evidence; only this machine can reach the page."""
    context = ctx.ensure_object(Context)
    if any(find_spec(name) is None for name in NEEDS):
        raise NoServerError
    run = resolve_name("compliance.cli.reviewing:run_review")
    run(context, articles or (), coder, port, opens=not no_browser, blind=blind)
