"""compliance show: one thing with everything that touches it; without an id, what there is."""

from __future__ import annotations

from typing import Annotated

import typer

from compliance.cli.context import Context
from compliance.cli.options import Output, Plain, PlainFormat, Public, command_app
from compliance.cli.output import wants_colour, write_output
from compliance.render.json.show import render_inventory_json, render_thing_json
from compliance.render.text.show import render_inventory, render_thing
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
    colour = wants_colour(output)
    if wanted is None:
        text = inventory(context, format, colour=colour)
    else:
        text = one_thing(context, wanted, format, public=public, colour=colour)
    write_output(text, output)


def inventory(context: Context, format: PlainFormat, *, colour: bool) -> str:
    """Write what there is."""
    view = build_inventory_view(context.workspace, context.agreement, context.prover)
    if format is PlainFormat.JSON:
        return render_inventory_json(view)
    return render_inventory(view, colour=colour)


def one_thing(
    context: Context,
    wanted: str,
    format: PlainFormat,
    *,
    public: bool,
    colour: bool,
) -> str:
    """Write one thing with everything that touches it."""
    workspace, agreement = context.workspace, context.agreement
    thing = find_thing(workspace, agreement, wanted)
    request = ShowRequest(root=context.root, agreement=agreement, public=public)
    view = build_thing_view(workspace, context.prover, thing, request)
    if format is PlainFormat.JSON:
        return render_thing_json(view)
    return render_thing(view, colour=colour)
