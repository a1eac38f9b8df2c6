"""A table that came back: rows of cells under the names of columns, whatever made a file of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from compliance.errors import MOST_PROBLEMS, TOO_MANY, ComplianceError
from compliance.export.tables.columns import ARTICLE, ID, PLAIN, is_column
from compliance.model.nearest import did_you_mean
from compliance.workspace.faults import shown

_LETTERS: Final = 26


@dataclass(frozen=True, slots=True, order=True)
class CellProblem:
    """What is wrong with a cell: its row and column as spreadsheets count them, from 1."""

    row: int
    column: int
    message: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row by the names of its columns, and its number, from 1."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: where each column stands, from 1, its rows, and what is wrong with it."""

    columns: Mapping[str, int]
    rows: tuple[Row, ...]
    problems: tuple[CellProblem, ...]


class WrongTableError(ComplianceError):
    """A table with mistakes, or with which the workspace would have some: a line for each."""

    def __init__(self, name: str, problems: Iterable[CellProblem]) -> None:
        found = sorted(problems)
        lines = [f"{name}:{cell_name(p.row, p.column)}: {p.message}" for p in found]
        self._lines = (*lines[:MOST_PROBLEMS], *([TOO_MANY] if lines[MOST_PROBLEMS:] else ()))
        super().__init__("\n".join(self._lines))

    @property
    def lines(self) -> tuple[str, ...]:
        """A line for each."""
        return self._lines


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
    numbered = (
        (number, cells) for number, cells in enumerate(lines, 1) if any(map(str.strip, cells))
    )
    first, head = next(numbered, (1, ()))
    names = [name.strip() for name in head]
    problems = list(_wrong_head(first, names))
    columns = {name: at for at, name in reversed(list(enumerate(names, 1))) if is_column(name)}
    rows = []
    for number, cells in numbered:
        row = Row(number, {name: _at(cells, at) for name, at in columns.items()})
        rows += [row] if any(map(str.strip, row.cells.values())) else []
        problems += [
            CellProblem(number, at, "no name stands above this cell; name the column, or empty it")
            for at, cell in enumerate(cells, 1)
            if cell.strip() and not any(names[at - 1 : at])
        ]
    return Table(
        dict(sorted(columns.items(), key=lambda one: one[1])), tuple(rows), tuple(problems)
    )


def _at(cells: Sequence[str], column: int) -> str:
    # Some programs write no empty cells at the end of a row.
    return cells[column - 1] if column <= len(cells) else ""


def _wrong_head(row: int, names: Sequence[str]) -> Iterator[CellProblem]:
    """Yield what is wrong with the names of columns."""
    for at, name in enumerate(names, 1):
        if name and not is_column(name):
            hint = did_you_mean(name, (ID, ARTICLE, *PLAIN)) or "; take the column out"
            yield CellProblem(row, at, f"no column {shown(name)} is known{hint}")
        elif name and name in names[: at - 1]:
            yield CellProblem(row, at, f"the column {shown(name)} stands here twice; keep one")
    if ID not in names:
        message = f'the column "{ID}" is missing, which says what statement a row is'
        yield CellProblem(row, 1, f"{message}; its cells are empty for new ones")
