"""What a file that came back says of statements: what every reader makes of its own format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from compliance.errors import MOST_PROBLEMS, TOO_MANY, ComplianceError
from compliance.export.returned.proposals import Proposal
from compliance.model.base import ArticleId
from compliance.workspace.evidence import Evidence


@dataclass(frozen=True, slots=True)
class PlacedProblem:
    """What is wrong in a file: in which row of it and which column, from 1; 0 for no place in it.

    What is no table has a row a statement, and one column.
    """

    row: int
    column: int
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """A statement in a file: that which it is here (None: a new one), and what is said of it.

    `said` has values as files have them, by fields or by columns of a table; None takes one out.
    What its format has no place for, or the file leaves out, is not in it, and stays as it is here.
    """

    row: int
    of: Evidence | None
    article: ArticleId
    said: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """What came back in a file.

    `columns` are those that the file has, each with its number, and `place` is what a row and a
    column of it are called. `proposals` are passages for the inbox; None where a format has none.
    `left_out` says what has no place here, and `counted` what positions count, a sentence each.
    """

    name: str
    statements: tuple[Incoming, ...]
    problems: tuple[PlacedProblem, ...]
    columns: Mapping[str, int]
    place: Callable[[int, int], str]
    proposals: tuple[Proposal, ...] | None = None
    left_out: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()


class WrongFileError(ComplianceError):
    """A file with mistakes, or with which the workspace would have some: a line for each."""

    def __init__(self, returned: Returned, problems: Iterable[PlacedProblem]) -> None:
        found = [
            (f":{returned.place(one.row, one.column)}" if one.row else "", one.message)
            for one in sorted(problems, key=lambda one: (one.row, one.column))
        ]
        lines = [f"{returned.name}{place}: {message}" for place, message in found]
        self._lines = (*lines[:MOST_PROBLEMS], *([TOO_MANY] if lines[MOST_PROBLEMS:] else ()))
        super().__init__("\n".join(self._lines))

    @property
    def lines(self) -> tuple[str, ...]:
        """A line for each."""
        return self._lines
