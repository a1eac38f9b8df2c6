"""A matrix as text: a table where cells are short, a list where they are sentences."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from compliance.render.text.columns import WIDTH, Page, fill, pad, printable, wrap
from compliance.views.matrix.view import By, MatrixCellView, MatrixRowView, MatrixView

FIRST = {By.SOURCE: 8, By.RESPONDENT: 22}
LEAST = 19
"""How narrow a column may be; a table with more columns goes on below."""
INDENT = 4


def render_matrix_text(view: MatrixView, *, colour: bool = False) -> str:
    """Return a matrix in lines of 100 columns."""
    page = Page()
    head = f"{view.title.upper()} · by {view.by}"
    page.add(fill(printable(head), view.dates), "bold")
    for line in wrap(f"{view.agreement_title}. {view.caption}", WIDTH):
        page.add(line)
    if view.by is By.INCIDENT:
        for row in view.rows:
            _add_list(page, row, dict(view.columns))
    else:
        columns = (WIDTH - FIRST[view.by]) // LEAST
        for start in range(0, len(view.columns), columns):
            _add_table(page, view, range(start, min(start + columns, len(view.columns))))
    page.add()
    for note in view.notes:
        for line in wrap(note, WIDTH):
            page.add(line, "dim")
    return page.render(colour=colour)


def _add_table(page: Page, view: MatrixView, shown: range) -> None:
    first = FIRST[view.by]
    width = (WIDTH - first) // len(shown) - 2
    page.add()
    heads = [wrap(view.columns[i][1].upper(), width) for i in shown]
    _add_row(page, first, [wrap(view.corner.upper(), first - 1), *heads], width, "bold")
    for row in view.rows:
        cells = [
            [line for text in _cell(row.cells[i]) for line in wrap(text, width)] for i in shown
        ]
        head = row.id if view.by is By.SOURCE else row.head
        _add_row(page, first, [wrap(head, first - 1), *cells], width)


def _add_row(
    page: Page, first: int, columns: Sequence[Sequence[str]], width: int, style: str = ""
) -> None:
    for lines in zip_longest(*columns, fillvalue=""):
        cells = [pad(line, width + 2 if i else first) for i, line in enumerate(lines)]
        page.add("".join(cells), style)


def _cell(cell: MatrixCellView) -> list[str]:
    lines = [line.words for line in cell.lines]
    lines += [words for words in (cell.count, cell.blank_words) if words]
    return lines


def _add_list(page: Page, row: MatrixRowView, names: dict[str, str]) -> None:
    """Add a row as a list: who says anything, and why the others are not there."""
    page.add()
    for line in wrap(f"{'part: ' if row.part else ''}{row.head}", WIDTH):
        page.add(line, "bold")
    silent: dict[str, list[str]] = {}
    for cell in row.cells:
        if cell.blank_words is not None and not cell.lines:
            silent.setdefault(cell.blank_words, []).append(names[cell.column])
            continue
        marks = [line.words for line in cell.lines if line.quiet]
        tail = [words for words in (*marks, cell.count, cell.blank_words) if words]
        _add(page, f"{names[cell.column]} ({', '.join(tail)})", 2)
        for said in (line.words for line in cell.lines if not line.quiet):
            _add(page, said, INDENT)
    for why, who in silent.items():
        _add(page, f"{', '.join(who)}: {why}", 2, "dim")


def _add(page: Page, text: str, indent: int, style: str = "") -> None:
    for number, line in enumerate(wrap(text, WIDTH - indent - 2)):
        page.add(" " * (indent + (2 if number else 0)) + line, style)
