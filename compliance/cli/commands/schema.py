"""compliance schema: the JSON Schemas of the files, for editors and other programs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from compliance.cli.context import Context
from compliance.cli.options import Output, command_app
from compliance.cli.output import write_output
from compliance.workspace.file_kinds import FILE_TYPES, FileKind
from compliance.workspace.schemas import schema_text
from compliance.workspace.write.create import write_schemas

app = command_app()


@app.command()
def schema(
    ctx: typer.Context,
    kind: Annotated[
        FileKind | None,
        typer.Argument(metavar="KIND", help=f"One of {', '.join(FileKind)}.", show_choices=False),
    ] = None,
    every: Annotated[
        Path | None,
        typer.Option(
            "--all", metavar="DIR", help="Write all of them into a folder.", readable=False
        ),
    ] = None,
    output: Output = None,
) -> None:
    """Print the JSON Schema of a kind of file; without KIND, list the kinds."""
    context = ctx.ensure_object(Context)
    context.check_options()
    if every is not None:
        write_all(context, every, kind, output)
    elif kind is not None:
        write_output(schema_text(kind), output)
    else:
        listed = "".join(f"{kind:<11}{one.purpose}\n" for kind, one in FILE_TYPES.items())
        write_output(listed, output)


def write_all(context: Context, folder: Path, kind: FileKind | None, output: Path | None) -> None:
    """Write every schema into a folder."""
    if kind is not None or output is not None:
        message = "--all writes every kind into its folder; leave out KIND and --output"
        raise typer.BadParameter(message, param_hint="--all")
    write_schemas(folder)
    context.say(f"wrote {len(FILE_TYPES)} schemas into {folder}")
