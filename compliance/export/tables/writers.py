"""Write statements as a table: a head, then a row a statement."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.export.tables.columns import ARTICLE, ID, cells_of, columns_of, written_fields
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
