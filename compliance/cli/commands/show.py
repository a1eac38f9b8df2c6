"""compliance show: one thing with everything that touches it; without an id, what there is."""

from __future__ import annotations

from typing import Annotated

import typer

from compliance.cli.asking import selected
from compliance.cli.context import Context
from compliance.cli.options import Output, Plain, PlainFormat, Public, command_app
from compliance.views.selection import Request
from compliance.views.show.build import build_thing_view
from compliance.views.show.inventory import build_inventory_view
from compliance.workspace.things import find_thing

app = command_app()


@app.command()
def show(
    ctx: typer.Context,
    wanted: Annotated[
        str | None,
        typer.Argument(
            metavar="ID",
            help="A point, obligation, reading, side, source, article, record or incident.",
        ),
    ] = None,
    public: Public = False,
    format: Plain = PlainFormat.TEXT,
    output: Output = None,
) -> None:
    """Show one thing with everything that touches it; without ID, list what there is."""
    context = ctx.ensure_object(Context)
    workspace, agreement = context.workspace, context.agreement
    selection = selected(context, Request(public=public))
    if wanted is None:
        context.write("inventory", build_inventory_view(selection), format, output)
        return
    view = build_thing_view(selection, find_thing(workspace, agreement, wanted), context.root)
    context.write("thing", view, format, output)
