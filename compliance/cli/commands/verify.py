"""compliance verify: whether a dossier is as it was packed, and what of it can be proved."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from compliance.cli.context import Context
from compliance.cli.exit_code import ExitCode
from compliance.cli.options import Output, Plain, PlainFormat, command_app
from compliance.cli.sealing import Authority, Key, Seals, SignatureFile, TimeStampFile
from compliance.export.dossier.archive import MOST_BYTES
from compliance.export.dossier.verify import verify as checked
from compliance.library.given_file import read_given_file
from compliance.render.pages import Pages

app = command_app()


@app.command()
def verify(  # noqa: PLR0913, PLR0917 - what is checked, and by what
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A dossier.", readable=False)],
    signature: SignatureFile = None,
    key: Key = None,
    timestamp: TimeStampFile = None,
    authority: Authority = None,
    format: Plain = PlainFormat.TEXT,
    output: Output = None,
) -> None:
    """Check a dossier offline: name what is missing or altered, and prove its passages.

    With the texts of its articles on this machine passages are looked up in them; without, the lock
    says where they stood. The exit status is 1 if anything is not as it was packed,
    or a signature or time stamp is not of this file. Those that stand beside it are named.
    """
    context = ctx.ensure_object(Context)
    context.check_options()
    seals = Seals(file, (signature, key), (timestamp, authority))
    data = read_given_file(file, MOST_BYTES, "ask for one of fewer records")
    found = checked(file.name, data, context.library, Pages(context.shipped_templates))
    view = replace(found, seals=tuple(seals.checked(data)))
    context.write("verify", view, format, output)
    if not view.sound:
        raise typer.Exit(ExitCode.FINDINGS)
