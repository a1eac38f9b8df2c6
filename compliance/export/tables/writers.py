"""Write statements as a table: a head, then a row a statement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from compliance.export.dossier.archive import packed
from compliance.export.tables.columns import ARTICLE, ID, cells_of, columns_of, written_fields
from compliance.export.tables.workbook import MOST_ROWS, MOST_UNITS, workbook_parts
from compliance.render.csv import plain, written
from compliance.views.selection import Selection
from compliance.workspace.evidence import Evidence

_BOM = b"\xef\xbb\xbf"
"""Without it, some spreadsheets take UTF-8 for an older encoding."""


def table_rows(statements: tuple[Evidence, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the names of the columns, then the cells of each statement."""
    columns = columns_of(e.entry for e in statements)
    yield columns
    for e in statements:
        cells = {ID: e.id, ARTICLE: e.article.id, **cells_of(written_fields(e.entry))}
        yield tuple(cells.get(column, "") for column in columns)


def write_csv(selection: Selection, statements: tuple[Evidence, ...]) -> Iterator[bytes]:
    """Yield a table as CSV (UTF-8 with a byte order mark), in which nothing is a formula."""
    del selection
    head, *rows = table_rows(statements)
    yield _BOM
    yield from written(head, (tuple(map(plain, row)) for row in rows))


def fit_for_xlsx(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return the statements that a sheet can hold whole: a cell or a sheet cut short says less."""
    fit = (
        e for e in evidence if not any(map(_is_long, cells_of(written_fields(e.entry)).values()))
    )
    return tuple(fit)[: MOST_ROWS - 1]


def _is_long(cell: str) -> bool:
    return len(cell.encode("utf-16-le", "surrogatepass")) // 2 > MOST_UNITS


def write_xlsx(selection: Selection, statements: tuple[Evidence, ...]) -> Iterator[bytes]:
    """Yield a table as a workbook: cells are texts as they are, which no spreadsheet computes."""
    del selection
    yield packed(workbook_parts(tuple(table_rows(statements))))
