"""A matrix as text: a table where cells are short, a list where they are sentences."""

from __future__ import annotations

from compliance.render.text.columns import HEAD, WIDTH, Page, add_head, add_table, wrap
from compliance.render.text.records import add_objected, add_unreviewed
from compliance.views.matrix.view import By, MatrixCellView, MatrixRowView, MatrixView
from compliance.wording.speaking import capitals, tr, written_in

FIRST = {By.SOURCE: 22, By.RESPONDENT: 22}
LEAST = 19
"""How narrow a column may be; a table with more columns goes on below."""
INDENT = 4


def render_matrix_text(view: MatrixView, *, colour: bool = False, width: int = WIDTH) -> str:
    """Return a matrix in lines of at most so many cells."""
    page = Page(width)
    add_head(page, view.headed(capitals(view.title, written_in(view.title_in))), view.dates)
    page.wrapped("", f"{view.agreement_title}. {view.caption}")
    if view.by is By.INCIDENT:
        for row in view.rows:
            _add_list(page, row, dict(view.columns))
    else:
        names_in = written_in(view.names_in)
        left = [[capitals(view.corner, written_in(view.corner_in))]]
        right = [[capitals(name, names_in)] for _, name in view.columns]
        rows = [[*left, *right], *map(_cells, view.rows)]
        add_table(page, rows, first=FIRST[view.by], gap=1, least=LEAST)
    page.add()
    for note in view.notes:
        page.wrapped("", note, "dim")
    add_objected(page, view.objections)
    add_unreviewed(page, view)
    return page.render(colour=colour)


def _cells(row: MatrixRowView) -> list[list[str]]:
    return [[row.head], *map(_cell, row.cells)]


def _cell(cell: MatrixCellView) -> list[str]:
    said = (*(line.words for line in cell.lines), cell.count, cell.objected, cell.blank_words)
    return [words for words in said if words]


def _add_list(page: Page, row: MatrixRowView, names: dict[str, str]) -> None:
    """Add a row as a list: who says anything, and why the others are not there."""
    page.add()
    page.wrapped("", f"{tr('part:')} {row.head}" if row.part else row.head, HEAD)
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
        if cell.objected is not None:
            _add(page, cell.objected, INDENT)
    for why, who in silent.items():
        _add(page, f"{', '.join(who)}: {why}", 2, "dim")


def _add(page: Page, text: str, indent: int, style: str = "") -> None:
    for number, line in enumerate(wrap(text, page.width - indent - 2)):
        page.add(" " * (indent + (2 if number else 0)) + line, style)
