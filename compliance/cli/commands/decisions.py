"""compliance decisions: what coders decided of suggestions, and how long it took them."""

from __future__ import annotations

from typing import Annotated

import typer

from compliance.cli.context import Context
from compliance.cli.decisions import decision_store
from compliance.cli.options import Output, Plain, PlainFormat, command_app
from compliance.views.decisions import decisions_view
from compliance.workspace.workspace import UnknownIdError

app = command_app()

Coders = Annotated[
    list[str] | None,
    typer.Option("--coder", metavar="ID", help="Whose; may be repeated; else everybody's."),
]


@app.command("decisions")
def command(
    ctx: typer.Context,
    coder: Coders = None,
    format: Plain = PlainFormat.TEXT,
    output: Output = None,
) -> None:
    """Count what was accepted, edited, rejected and left unsure, by engine and act."""
    context = ctx.ensure_object(Context)
    context.check_options()
    store = decision_store(context)
    known = tuple(dict.fromkeys((*context.workspace.coders, *store.coders())))
    for one in coder or ():
        if one not in known:
            raise UnknownIdError("coder", one, known)
    asked = tuple(dict.fromkeys(coder)) if coder else store.coders()
    found = [store.read(one) for one in asked]
    view = decisions_view(
        asked,
        (decision for one in found for decision in one.standing),
        (place for one in found for place in one.damaged),
    )
    context.write("decisions", view, format, output)
