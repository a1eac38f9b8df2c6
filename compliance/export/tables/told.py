"""The plan of a table in lines."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.export.returned.told import absent_lines, changed_lines
from compliance.export.tables.plan import TablePlan
from compliance.views.words import counted


def table_lines(plan: TablePlan) -> Iterator[str]:
    """Yield what a plan would change, field by field, and what it would add."""
    for one in plan.rows:
        yield from changed_lines(one.id, one.changes, new=one.index is None)
    new = sum(one.index is None for one in plan.rows)
    changed = len(plan.rows) - new
    yield f"{counted(plan.same, 'statement')} as here, {changed} changed, {new} new"
    yield from absent_lines(plan.absent)
