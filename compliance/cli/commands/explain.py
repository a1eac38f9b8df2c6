"""compliance explain: what the code of a problem or finding means, and what to do."""

from __future__ import annotations

from typing import Annotated

import typer

from compliance.cli.context import Context
from compliance.cli.options import Output, command_app
from compliance.cli.output import wants_colour, width_for, write_output
from compliance.render.text.explain import render_code_lists, render_explanation
from compliance.views.explanation import code_lists, explain_code

app = command_app()


@app.command()
def explain(
    ctx: typer.Context,
    code: Annotated[
        str | None,
        typer.Argument(metavar="CODE", help="As check or audit prints it, such as cycle."),
    ] = None,
    output: Output = None,
) -> None:
    """Tell what a code of check or audit means, and what to do; without CODE, list them all."""
    ctx.ensure_object(Context).check_options()
    colour, width = wants_colour(output), width_for(output)
    if code is None:
        text = render_code_lists(code_lists(), colour=colour, width=width)
    else:
        text = render_explanation(explain_code(code), colour=colour, width=width)
    write_output(text, output, coloured=colour)
