"""compliance review: the page on which a person decides what is evidence."""

from __future__ import annotations

from typing import Annotated

import typer

from compliance.cli.context import Context
from compliance.cli.options import command_app
from compliance.cli.page import PORT, NoBrowser, Port, serve_page
from compliance.workspace.workspace import UnknownIdError

app = command_app()


@app.command()
def review(
    ctx: typer.Context,
    articles: Annotated[
        list[str] | None,
        typer.Argument(metavar="ARTICLE...", help="Begin with these; else with all that waits."),
    ] = None,
    port: Port = PORT,
    no_browser: NoBrowser = False,
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
    known = context.workspace.articles
    for article in articles or ():
        if article not in known:
            raise UnknownIdError("article", article, known)
    asked = [("article", " ".join(articles))] if articles else []
    serve_page(context, coder, port, opens=not no_browser, blind=blind, asked=asked)
