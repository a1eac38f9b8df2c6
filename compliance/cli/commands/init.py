"""compliance init: a new workspace, from the starter or from the shipped one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from compliance.cli.context import Context
from compliance.cli.options import command_app
from compliance.workspace.write.create import create_workspace, shipped_files, starter_files

app = command_app()


@app.command()
def init(
    ctx: typer.Context,
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="A new or an empty folder.", readable=False)
    ],
    shipped: Annotated[
        str | None,
        typer.Option("--from", metavar="ID", help="Copy the shipped workspace of an agreement."),
    ] = None,
) -> None:
    """Make a new workspace: an invented example to write over, or a copy of the shipped one."""
    context = ctx.ensure_object(Context)
    context.check_options()
    files = starter_files() if shipped is None else shipped_files(shipped)
    create_workspace(folder, files)
    for line in STARTED if shipped is None else COPIED:
        context.say(line.format(folder=folder))


STARTED = (
    "Read what an invented example says:  compliance -w {folder} report",
    "Write your own over it:              {folder}/agreements/my_agreement.yaml, {folder}/sources/",
    "After each change:                   compliance -w {folder} check",
)
COPIED = (
    "Read it:                             compliance -w {folder} report",
    "Code more articles:                  {folder}/articles/, {folder}/evidence/",
    "After each change:                   compliance -w {folder} check",
)
