"""A cell of any matrix: its lines, the records behind them and their origins, or the blank."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from compliance.assessments.blank import Blank
from compliance.assessments.perspective import Perspective
from compliance.views.blank import blank_of
from compliance.views.matrix.view import MatrixCellView, MatrixLineView
from compliance.views.selection import Selection
from compliance.workspace.evidence import Evidence


def cell_view(
    selection: Selection, column: str, lines: Sequence[MatrixLineView], evidence: Iterable[Evidence]
) -> MatrixCellView:
    """Return a cell of its lines and of the records behind them, each counted once."""
    ids = tuple(dict.fromkeys(e.id for e in evidence))
    return MatrixCellView(
        column=column,
        lines=tuple(lines),
        evidence=ids,
        origins=len({selection.origins[i] for i in ids}),
    )


def side_cell_view(
    selection: Selection,
    side: Perspective,
    lines: Sequence[MatrixLineView],
    evidence: Iterable[Evidence],
    blank: Blank | None,
) -> MatrixCellView:
    """Return the cell of a side, with the blank where it says nothing."""
    cell = cell_view(selection, side.id, lines, evidence)
    if blank is None:
        return cell
    words = blank_of(selection.assessor, side, blank)
    return replace(cell, blank=blank, blank_words=words)
