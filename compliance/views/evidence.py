"""A record field by field, as machine output lists it."""

from __future__ import annotations

from typing import Final

from compliance.views.record import RecordView
from compliance.workspace.evidence_fields import Output, Plain, fields_in

CELLS: Final = tuple(one.name for one in fields_in(Output.CSV))
"""The fields that a spreadsheet lists, in order."""


def evidence_data(view: RecordView) -> dict[str, Plain]:
    """Return what a record says as plain data, field by field."""
    return {one.name: one.data(view.evidence) for one in fields_in(Output.JSON)}


def evidence_cells(view: RecordView) -> dict[str, str | None]:
    """Return the same as cells of a spreadsheet."""
    return {one.name: one.cell(view.evidence) for one in fields_in(Output.CSV)}
