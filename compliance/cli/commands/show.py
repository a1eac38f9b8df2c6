"""compliance show: one thing with everything that touches it; without an id, what there is."""

from __future__ import annotations

from typing import Annotated

import typer

from compliance.cli.context import Context
from compliance.cli.options import Output, Plain, PlainFormat, Public, command_app
from compliance.views.show.build import ShowRequest, build_thing_view
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
    workspace, agreement, prover = context.workspace, context.agreement, context.prover
    if wanted is None:
        inventory = build_inventory_view(workspace, agreement, prover)
        context.write("inventory", inventory, format, output)
        return
    thing = find_thing(workspace, agreement, wanted)
    request = ShowRequest(root=context.root, agreement=agreement, public=public)
    view = build_thing_view(workspace, prover, thing, request)
    context.write("thing", view, format, output)
