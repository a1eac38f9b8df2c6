"""The one-screen summary: a table of points by sides."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from compliance.render.text.columns import WIDTH, Page, pad, wrap
from compliance.views.panel import SummaryCellView
from compliance.views.report.view import SummaryRowView, SummaryView

FIRST = 10
LEAST = 16
"""How narrow a column may be; a table of more sides goes on below."""


def add_summary(page: Page, point_word: str, summary: SummaryView) -> None:
    """Add a table with a row for each point and a column for each labelled side."""
    sides = summary.labelled
    columns = (WIDTH - FIRST) // LEAST
    for start in range(0, len(sides), columns):
        _add_table(page, point_word, sides[start : start + columns], summary.rows)
    page.add("Third parties and unidentified voices are never labelled; their words stand below.")


def _add_table(
    page: Page, point_word: str, sides: Sequence[tuple[str, str]], rows: Sequence[SummaryRowView]
) -> None:
    width = (WIDTH - FIRST) // len(sides) - 2
    shown = [side for side, _ in sides]
    page.add()
    heads = [wrap(name.upper(), width) for _, name in sides]
    _add_row(page, [wrap(point_word.upper(), FIRST - 2), *heads], width, "bold")
    for row in rows:
        cells = [
            [line for text in _cell(cell) for line in wrap(text, width)]
            for cell in row.cells
            if cell.side in shown
        ]
        _add_row(page, [wrap(row.number, FIRST - 2), *cells], width)


def _add_row(page: Page, columns: Sequence[Sequence[str]], width: int, style: str = "") -> None:
    """Add columns of lines side by side; the first is narrower."""
    for lines in zip_longest(*columns, fillvalue=""):
        cells = [pad(line, FIRST if i == 0 else width + 2) for i, line in enumerate(lines)]
        page.add("".join(cells), style)


def _cell(cell: SummaryCellView) -> list[str]:
    lines = list(cell.labels)
    if cell.blank is not None:
        lines.append(cell.blank)
    if cell.other_records:
        lines.append(f"without status: {cell.other_records}")
    return lines
