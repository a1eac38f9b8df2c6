"""A table that came back: rows of cells under the names of columns, whatever made a file of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from compliance.errors import ComplianceError
from compliance.export.returned.incoming import PlacedProblem
from compliance.export.tables.columns import ARTICLE, ID, PLAIN, is_column
from compliance.model.nearest import did_you_mean
from compliance.workspace.faults import shown

_LETTERS: Final = 26
_NO_HEAD: Final = (
    "this row names no columns that are known; put that of the exported table above all others"
)


@dataclass(frozen=True, slots=True)
class Row:
    """A row by the names of its columns, and its number, from 1."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: where each column stands, from 1, its rows, and what is wrong with it.

    `sheet` is the name of the one in which it stands, in a file of several.
    """

    columns: Mapping[str, int]
    rows: tuple[Row, ...]
    problems: tuple[PlacedProblem, ...]
    sheet: str = ""


class UnreadableTableError(ComplianceError):
    """A file that is no table, or none that can be read, and what to do."""

    def __init__(self, name: str, wrong: str, remedy: str) -> None:
        super().__init__(f'"{name}" {wrong}; {remedy}')


def cell_name(row: int, column: int) -> str:
    """Return what spreadsheets call a cell: B7 is the second of the seventh row."""
    letters = ""
    while column:
        column, letter = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row}"


def table_of(lines: Iterable[Sequence[str]]) -> Table:
    """Return a table from the cells of its rows, the names of the columns first."""
    return table_of_cells((row, dict(enumerate(cells, 1))) for row, cells in enumerate(lines, 1))


def table_of_cells(lines: Iterable[tuple[int, Mapping[int, str]]], sheet: str = "") -> Table:
    """Return a table from its rows, each with its number and its cells by their columns, from 1.

    Rows and cells that are not given are empty; the first that is not names the columns.
    """
    said = (
        (number, {at: cell for at, cell in cells.items() if cell.strip()})
        for number, cells in lines
    )
    numbered = ((number, cells) for number, cells in said if cells)
    first, head = next(numbered, (1, {}))
    names = {at: head[at].strip() for at in sorted(head)}
    known = {name: at for at, name in reversed(names.items()) if is_column(name)}
    if names and not known:
        return Table({}, (), (PlacedProblem(first, 1, _NO_HEAD),), sheet)
    problems = list(_wrong_head(first, names))
    columns = dict(sorted(known.items(), key=lambda one: one[1]))
    rows = []
    for number, cells in numbered if ID in known else ():
        row = Row(number, {name: cells.get(at, "") for name, at in columns.items()})
        rows += [row] if any(row.cells.values()) else []
        problems += [
            PlacedProblem(
                number, at, "no name stands above this cell; name the column, or empty it"
            )
            for at in cells
            if at not in names
        ]
    return Table(columns, tuple(rows), tuple(problems), sheet)


def _wrong_head(row: int, names: Mapping[int, str]) -> Iterator[PlacedProblem]:
    """Yield what is wrong with the names of columns."""
    seen: set[str] = set()
    for at, name in names.items():
        if not is_column(name):
            hint = did_you_mean(name, (ID, ARTICLE, *PLAIN)) or "; take the column out"
            yield PlacedProblem(row, at, f"no column {shown(name)} is known{hint}")
        elif name in seen:
            yield PlacedProblem(row, at, f"the column {shown(name)} stands here twice; keep one")
        seen.add(name)
    if ID not in seen:
        message = f'the column "{ID}" is missing, which says what statement a row is'
        yield PlacedProblem(row, 1, f"{message}; its cells are empty for new ones")
