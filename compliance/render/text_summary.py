"""The one-screen summary: a table of points by sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from compliance.render.columns import WIDTH, Page, printable, wrap

if TYPE_CHECKING:
    from compliance.views.report import ReportView
    from compliance.views.summary import CellView

FIRST = 10


def add_summary(page: Page, view: ReportView) -> None:
    """Add a table with a row for each point and a column for each labelled side."""
    if view.summary is None:
        return
    sides = [(side, name) for side, name in view.summary.sides if side not in ("third", "unknown")]
    width = (WIDTH - FIRST) // max(len(sides), 1) - 2
    page.add()
    page.add(_row(view.point_word.upper(), [name.upper() for _, name in sides], width), "bold")
    for row in view.summary.rows:
        cells = [
            [line for text in _cell(cell) for line in wrap(text, width)]
            for cell in row.cells
            if cell.side in dict(sides)
        ]
        for index in range(max((len(cell) for cell in cells), default=0)):
            first = row.number if index == 0 else ""
            page.add(_row(first, [c[index] if index < len(c) else "" for c in cells], width))
    page.add("Third parties and unidentified voices are never labelled; their words stand below.")


def _row(first: str, cells: list[str], width: int) -> str:
    padded = [cell + " " * (width + 2 - cell_len(cell)) for cell in map(printable, cells)]
    return f"{printable(first):<{FIRST}}{''.join(padded)}".rstrip()


def _cell(cell: CellView) -> list[str]:
    lines = list(cell.labels)
    if cell.blank is not None:
        lines.append(cell.blank)
    if cell.other_records:
        lines.append(f"without status: {cell.other_records}")
    return lines
