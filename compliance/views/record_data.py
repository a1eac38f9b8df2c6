"""What a record says field by field: as plain data, and as cells of a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from compliance.views.record import RecordView
from compliance.workspace.evidence import Evidence
from compliance.workspace.evidence_fields import FIELD, Output, Plain, fields_in

CELLS: Final = tuple(one.name for one in fields_in(Output.CSV) if one.always_has_a_column)
"""The fields that a spreadsheet always lists, in order."""


def later_cells(evidence: Iterable[Evidence]) -> tuple[str, ...]:
    """Return the fields that came later and that any of some records gives, in order."""
    later = [one for one in fields_in(Output.CSV) if not one.always_has_a_column]
    every = {e.id: e for e in evidence}.values()
    return tuple(one.name for one in later if any(map(one.data, every)))


def evidence_data(view: RecordView) -> dict[str, Plain]:
    """Return what a record says as plain data, field by field."""
    e = view.evidence
    return {
        one.name: data
        for one in fields_in(Output.JSON)
        if (data := one.data(e)) is not None or not one.came_later
    }


def cell_of(name: str) -> Callable[[RecordView], str]:
    """Return what gets a field of a record as a cell of a spreadsheet."""
    field = FIELD[name]
    return lambda view: field.cell(view.evidence)
