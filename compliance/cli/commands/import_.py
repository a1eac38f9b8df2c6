"""compliance import: what comes back from other programs, as a plan first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from shlex import quote
from typing import Annotated, Final

import typer

from compliance.cli.context import Context
from compliance.cli.exit_code import ExitCode
from compliance.cli.options import Output, Plain, PlainFormat, command_app
from compliance.export.returned.apply import put_proposals, write_files
from compliance.export.returned.codebook import codebook_view
from compliance.export.returned.incoming import Returned
from compliance.export.returned.passages import returned_project
from compliance.export.returned.plan import plan_of
from compliance.export.returned.project import MOST_BYTES, read_codebook, read_project
from compliance.export.tables.csv_file import read_csv
from compliance.export.tables.rows import returned_table
from compliance.export.tables.xlsx_file import read_xlsx
from compliance.library.given_file import UnreadableFileError, read_given_file
from compliance.suggest.store import SuggestionStore
from compliance.views.returned import ReturnedView
from compliance.views.selection import Selection

app = command_app()

Reader = Callable[[Selection, str, bytes], Returned]

_READERS: Final[Mapping[str, Reader]] = {
    ".csv": lambda s, name, data: returned_table(s.workspace, name, read_csv(name, data)),
    ".xlsx": lambda s, name, data: returned_table(s.workspace, name, read_xlsx(name, data)),
    ".qdpx": lambda s, name, data: returned_project(s, name, read_project(name, data)),
}
_CODEBOOK: Final = ".qdc"
_REFI: Final = (".qdpx", _CODEBOOK)
_LARGE: Final = (MOST_BYTES, "take films and sounds out of it")
_BY_HAND: Final = "a codebook changes nothing here; write obligations and voices into their files"


@app.command("import")
def import_file(
    ctx: typer.Context,
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="A table of statements, or a REFI-QDA project or codebook.",
            readable=False,
        ),
    ],
    apply: Annotated[
        bool, typer.Option("--apply", help="Do what the plan says; without it, it is shown alone.")
    ] = False,
    format: Plain = PlainFormat.TEXT,
    output: Output = None,
) -> None:
    """Show what a file from another program would change here; with --apply, change it.

    The exit status is 1 if anything in it is left out, and 3 if it cannot be used.
    """
    context = ctx.ensure_object(Context)
    selection = Selection.of(context.workspace, context.agreement, context.prover)
    suffix = file.suffix.lower()
    if suffix not in {*_READERS, _CODEBOOK}:
        message = f'no {", ".join(_READERS)} or {_CODEBOOK}: "{file.name}"'
        raise typer.BadParameter(message, param_hint="FILE")
    data = read_given_file(file, *(_LARGE if suffix in _REFI else ()))
    if not data:
        raise UnreadableFileError(file, "is empty", "export it anew")
    if suffix == _CODEBOOK:
        view = codebook_view(selection, read_codebook(file.name, data))
        done = _BY_HAND if view.left_out else ""
    else:
        returned = _READERS[suffix](selection, file.name, data)
        view, done = _planned(context, file, returned, apply=apply)
    context.write("import", view, format, output)
    if done:
        context.say(done)
    if view.left_out:
        raise typer.Exit(ExitCode.FINDINGS)


def _planned(
    context: Context, file: Path, returned: Returned, *, apply: bool
) -> tuple[ReturnedView, str]:
    """Return what a file would change, and what was written or how that is done."""
    plan = plan_of(context.root, context.workspace, context.agreement, returned)
    view = plan.view
    if not apply:
        to_do = f"nothing is written; to do it: compliance import {quote(str(file))} --apply"
        return view, to_do if view.statements or view.waiting else ""
    files = write_files(context.root, plan.files, context.say)
    written = f"written: {', '.join(files) or 'nothing'}"
    if returned.proposals is None:
        return view, written
    new = put_proposals(SuggestionStore(context.library.root, context.key), returned.proposals)
    return view, f"{written}; {new} new in the inbox"
