"""compliance import: what comes back from other programs, as a plan first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Final

import typer

from compliance.cli.context import Context
from compliance.cli.exit_code import ExitCode
from compliance.cli.options import Output, Plain, PlainFormat, command_app
from compliance.cli.output import write_output
from compliance.export.returned.apply import (
    apply_changes,
    find_unfit,
    put_proposals,
    write_files,
)
from compliance.export.returned.plan import plan_of
from compliance.export.returned.project import MOST_BYTES, read_codebook, read_project
from compliance.export.returned.told import codebook_lines
from compliance.export.tables.csv_file import read_csv
from compliance.export.tables.plan import plan_of_table
from compliance.export.tables.table import Table, WrongTableError
from compliance.export.tables.xlsx_file import read_xlsx
from compliance.library.given_file import read_given_file
from compliance.suggest.store import SuggestionStore
from compliance.views.returned import ReturnedView
from compliance.views.selection import Selection

app = command_app()

_PROJECT: Final = ".qdpx"
_CODEBOOK: Final = ".qdc"
_TABLES: Final[Mapping[str, Callable[[str, bytes], Table]]] = {
    ".csv": read_csv,
    ".xlsx": read_xlsx,
}
_KNOWN: Final = (*_TABLES, _PROJECT, _CODEBOOK)


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

    The exit status is 1 if anything in it is left out.
    """
    context = ctx.ensure_object(Context)
    suffix = file.suffix.lower()
    if suffix not in _KNOWN:
        message = f'no {", ".join(_KNOWN[:-1])} or {_KNOWN[-1]}: "{file.name}"'
        raise typer.BadParameter(message, param_hint="FILE")
    if suffix == _CODEBOOK:
        if format is not PlainFormat.TEXT:
            message = "a codebook changes nothing, so it has no plan"
            raise typer.BadParameter(message, param_hint="--format")
        lines = codebook_lines(_selection(context), read_codebook(file.name, _read(file)))
        write_output("\n".join([*lines, ""]), output)
        return
    read = _read_table if suffix in _TABLES else _read_project
    view, written = read(context, file, apply=apply)
    context.write("import", view, format, output)
    if apply:
        context.say(f"written: {written}")
    elif view.statements or view.waiting:
        context.say(f"nothing is written; to do it: compliance import {file} --apply")
    if view.left_out or view.wrong:
        raise typer.Exit(ExitCode.FINDINGS)


def _read(file: Path) -> bytes:
    return read_given_file(file, MOST_BYTES, "take films and sounds out of it")


def _selection(context: Context) -> Selection:
    return Selection.of(context.workspace, context.agreement, context.prover)


def _read_project(context: Context, file: Path, *, apply: bool) -> tuple[ReturnedView, str]:
    """Return what a project would change, and what was written."""
    plan = plan_of(_selection(context), read_project(file.name, _read(file)))
    records = context.workspace.records
    if not apply:
        return plan.view(find_unfit(records, plan.changed)), ""
    files = apply_changes(context.root, records, plan.changed, context.say)
    store = SuggestionStore(context.library.root, context.key)
    new = put_proposals(store, plan.proposals)
    return plan.view(()), f"{', '.join(files) or 'no file of evidence'}; {new} new in the inbox"


def _read_table(context: Context, file: Path, *, apply: bool) -> tuple[ReturnedView, str]:
    """Return what a table would change, and what was written."""
    table = _TABLES[file.suffix.lower()](file.name, read_given_file(file))
    plan = plan_of_table(context.root, context.workspace, context.agreement, table)
    if plan.problems:
        raise WrongTableError(file.name, plan.problems, table.sheet)
    files = write_files(context.root, plan.files, context.say) if apply else ()
    return plan.view, ", ".join(files) or "nothing"
