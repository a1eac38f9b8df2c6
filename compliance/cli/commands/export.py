"""compliance export: statements in the formats of other programs, with a sheet of what is lost."""

from __future__ import annotations

from enum import StrEnum
from pkgutil import resolve_name
from typing import Annotated

import typer

from compliance.cli.asking import asked_for, selected
from compliance.cli.context import Context
from compliance.cli.options import AsOf, KnownBy, Output, Points, command_app
from compliance.cli.output import refuse_terminal, write_output
from compliance.export.format import ExportFormat, loss_sheet
from compliance.export.known import FORMATS, ONLY_SOME, WITH_TEXTS

app = command_app()

To = StrEnum("To", {name.replace("-", "_").upper(): name for name in FORMATS})  # type: ignore[misc]


@app.command()
def export(  # noqa: PLR0913, PLR0917 - what to export, and how
    ctx: typer.Context,
    to: Annotated[To, typer.Option("--to", help="The format.")],
    point: Points = None,
    as_of: AsOf = None,
    known_by: KnownBy = None,
    texts: Annotated[
        bool, typer.Option("--texts", help="With the texts of articles that are held here (qdpx).")
    ] = False,
    output: Output = None,
) -> None:
    """Write the statements for another program to read; say what its format cannot hold.

    With --output, what is lost stands beside it, in FILE.lost.txt.
    """
    context = ctx.ensure_object(Context)
    format = _format(to, texts=texts)
    if format.binary:
        refuse_terminal(to, output)
    selection = selected(context, asked_for(context, as_of, known_by, point, public=True))
    chosen = selection.evidence
    if to in ONLY_SOME:
        chosen = resolve_name(ONLY_SOME[to])(chosen)
    sheet = loss_sheet(format, selection, chosen)
    write_output(resolve_name(format.writer)(selection, chosen), output)
    if output is None:
        for line in sheet.splitlines():
            context.say(line)
    else:
        beside = output.with_name(f"{output.name}.lost.txt")
        write_output(sheet, beside)
        context.say(f"what is lost: {beside}")


def _format(to: str, *, texts: bool) -> ExportFormat:
    if texts and to not in WITH_TEXTS:
        message = f"{to} has no place for texts; only {', '.join(WITH_TEXTS)} has"
        raise typer.BadParameter(message, param_hint="--texts")
    return (WITH_TEXTS if texts else FORMATS)[to]
