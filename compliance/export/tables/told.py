"""The plan of a table in lines, and its execution."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from compliance.coding.record_writer import bytes_of
from compliance.export.returned.apply import ChangedMeanwhileError
from compliance.export.tables.plan import TablePlan
from compliance.files.writing import make_folder, remove_file, replace_file
from compliance.views.words import counted
from compliance.workspace import layout
from compliance.workspace.layout import UnwritableWorkspaceError
from compliance.workspace.write.writers_lock import writing


def table_lines(plan: TablePlan) -> Iterator[str]:
    """Yield what a plan would change, field by field, and what it would add."""
    for one in plan.rows:
        yield f"{one.id}: new" if one.index is None else one.id
        for change in one.changes:
            said = change.after if one.index is None else f"{change.before} -> {change.after}"
            yield f"  {change.field}: {said}"
    new = sum(one.index is None for one in plan.rows)
    changed = len(plan.rows) - new
    yield f"{counted(plan.same, 'statement')} as here, {changed} changed, {new} new"
    if plan.absent:
        yield f"{counted(plan.absent, 'statement')} of the agreement not in the file: they stay"


def apply_table(root: Path, plan: TablePlan, say: Callable[[str], None]) -> tuple[str, ...]:
    """Write the files of a plan without problems, all or none; return them.

    Raises:
        ChangedMeanwhileError: a file is not as it was when the plan was made.
        ComplianceError: the workspace is read-only, busy, or cannot be written.
    """
    layout.refuse_installed(root)
    with writing(root, say):
        for file, (before, _) in plan.files.items():
            if bytes_of(root, file) != before:
                raise ChangedMeanwhileError(file)
        done: list[str] = []
        try:
            for file, (_, after) in plan.files.items():
                done.append(file)
                make_folder((root / file).parent, below=root)
                replace_file(root / file, [after], below=root)
        except BaseException as error:
            _put_back(root, plan, done)
            if isinstance(error, OSError):
                raise UnwritableWorkspaceError(error) from None
            raise
    return tuple(plan.files)


def _put_back(root: Path, plan: TablePlan, files: list[str]) -> None:
    """Give files the bytes back that they had."""
    for file in files:
        before, _ = plan.files[file]
        if bytes_of(root, file) == before:
            continue
        if before is None:
            remove_file(root / file, below=root)
        else:
            replace_file(root / file, [before], below=root)
