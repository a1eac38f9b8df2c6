"""compliance show: one thing with everything that touches it; without an id, what there is."""

from __future__ import annotations

from typing import Annotated

from compliance.cli.context import Context
from compliance.cli.declared import Argument, Option, command
from compliance.cli.options import Output, Plain, PlainFormat
from compliance.cli.output import wants_colour, write_output


@command
def show(
    context: Context,
    wanted: Annotated[
        str | None,
        Argument(
            metavar="ID",
            help="A point, obligation, reading, side, source, article, record or incident.",
        ),
    ] = None,
    public: Annotated[
        bool, Option("--public", help="Never print more of a passage than its ends.")
    ] = False,
    format: Plain = PlainFormat.TEXT,
    output: Output = None,
) -> None:
    """Show one thing with everything that touches it; without ID, list what there is."""
    colour = output is None and wants_colour()
    if wanted is None:
        text = inventory(context, format, colour=colour)
    else:
        text = entry(context, wanted, format, public=public, colour=colour)
    write_output(text, output)


def inventory(context: Context, format: PlainFormat, *, colour: bool) -> str:
    """Write what there is."""
    from compliance.views.inventory import build_inventory_view

    view = build_inventory_view(context.workspace, context.agreement, context.prover)
    if format is PlainFormat.JSON:
        from compliance.render.json_show import render_inventory_json

        return render_inventory_json(view)
    from compliance.render.text_show import render_inventory

    return render_inventory(view, colour=colour)


def entry(
    context: Context,
    wanted: str,
    format: PlainFormat,
    *,
    public: bool,
    colour: bool,
) -> str:
    """Write one thing with everything that touches it."""
    from compliance.views.show import ShowRequest, build_entry_view
    from compliance.workspace.things import find_thing

    workspace, agreement = context.workspace, context.agreement
    thing = find_thing(workspace, agreement, wanted)
    request = ShowRequest(root=context.root, agreement=agreement, public=public)
    view = build_entry_view(workspace, context.prover, thing, request)
    if format is PlainFormat.JSON:
        from compliance.render.json_show import render_entry_json

        return render_entry_json(view)
    from compliance.render.text_show import render_entry

    return render_entry(view, colour=colour)
