"""compliance dossier: everything that a report says and rests on, for others to check."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Annotated

import typer

from compliance.cli.context import Context
from compliance.cli.options import Points, Source, command_app
from compliance.cli.output import write_output
from compliance.export.dossier.contents import CODEBOOK, asked
from compliance.export.dossier.contents import dossier as made
from compliance.files.reading import read_shipped
from compliance.render.pages import Pages
from compliance.workspace.layout import bundled_root

app = command_app()


@app.command()
def dossier(
    ctx: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="OUT.zip", help="The file to write.", readable=False)
    ],
    source: Source = None,
    point: Points = None,
) -> None:
    """Write a report with all that it rests on into one file, which `verify` checks offline."""
    context = ctx.ensure_object(Context)
    workspace, agreement = context.workspace, context.agreement
    codebook = read_shipped(bundled_root() / "docs" / CODEBOOK)
    data = made(
        context.root,
        workspace,
        asked(agreement.id, source, point or ()),
        Pages(context.shipped_templates),
        codebook,
    )
    write_output([data], file)
    context.say(f"written {file}: SHA-256 {hashlib.sha256(data).hexdigest()}")
