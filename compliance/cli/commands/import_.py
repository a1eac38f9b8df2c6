"""compliance import: what comes back from other programs, as a plan first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Final

import typer

from compliance.cli.context import Context
from compliance.cli.exit_code import ExitCode
from compliance.cli.options import Output, command_app
from compliance.cli.output import write_output
from compliance.export.returned.apply import (
    apply_changes,
    find_unfit,
    put_proposals,
    write_files,
)
from compliance.export.returned.plan import Plan, plan_of
from compliance.export.returned.project import MOST_BYTES, read_codebook, read_project
from compliance.export.returned.told import codebook_lines, plan_lines
from compliance.export.tables.csv_file import read_csv
from compliance.export.tables.plan import plan_of_table
from compliance.export.tables.table import Table, WrongTableError
from compliance.export.tables.told import table_lines
from compliance.export.tables.xlsx_file import read_xlsx
from compliance.library.given_file import read_given_file
from compliance.suggest.store import SuggestionStore
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
    if suffix in _TABLES:
        _import_table(
            context, file, _TABLES[suffix](file.name, read_given_file(file)), output, apply=apply
        )
        return
    selection = Selection.of(context.workspace, context.agreement, context.prover)
    data = read_given_file(file, MOST_BYTES, "take films and sounds out of it")
    if suffix == _CODEBOOK:
        lines = codebook_lines(selection, read_codebook(file.name, data))
        write_output("\n".join([*lines, ""]), output)
        return
    plan = plan_of(selection, read_project(file.name, data))
    unfit = () if apply else find_unfit(context.workspace.records, plan.changed)
    written = _applied(context, plan) if apply else ""
    write_output("\n".join([*plan_lines(plan, unfit), ""]), output)
    if apply:
        context.say(written)
    elif plan.changed or plan.proposals:
        context.say(f"nothing is written; to do it: compliance import {file} --apply")
    if plan.remarks or unfit:
        raise typer.Exit(ExitCode.FINDINGS)


def _applied(context: Context, plan: Plan) -> str:
    """Carry out a plan; return what was written."""
    files = apply_changes(context.root, context.workspace.records, plan.changed, context.say)
    store = SuggestionStore(context.library.root, context.key)
    new = put_proposals(store, plan.proposals)
    return f"written: {', '.join(files) or 'no file of evidence'}; {new} new in the inbox"


def _import_table(
    context: Context, file: Path, table: Table, output: Path | None, *, apply: bool
) -> None:
    """Show what a table would change, and change it if that is asked for."""
    plan = plan_of_table(context.root, context.workspace, context.agreement, table)
    if plan.problems:
        raise WrongTableError(file.name, plan.problems, table.sheet)
    written = write_files(context.root, plan.files, context.say) if apply else ()
    write_output("\n".join([*table_lines(plan), ""]), output)
    if apply:
        context.say(f"written: {', '.join(written) or 'nothing'}")
    elif plan.rows:
        context.say(f"nothing is written; to do it: compliance import {file} --apply")
