"""Problems found in files, and the base classes of the package's exceptions.

ComplianceError
  InvalidWorkspaceError      one or more files of a workspace are wrong (carries every Problem)
  MissingExtraError          something is asked for whose libraries are not installed
  all others                 each class words its own message, in one sentence
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

MOST_PROBLEMS: Final = 1_000
TOO_MANY: Final = f"there are more than {MOST_PROBLEMS:,} problems; put right those above first"
"""Reading stops at this many: the files are not ours, or repeat one mistake."""
TOO_MANY_CODE: Final = "too-many"


@dataclass(frozen=True, slots=True)
class Problem:
    """A mistake in one file: its place, its code, and a message that says what would be right.

    `file` is relative to the workspace, with forward slashes. `line` and `column` count from 1,
    `column` in code points. Problems sort by file, line, column and code.
    """

    file: str
    line: int
    column: int
    code: str
    message: str

    def __lt__(self, other: Problem) -> bool:
        return self._order < other._order

    @property
    def _order(self) -> tuple[object, ...]:
        return self.file, self.line, self.column, self.code, self.message

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.code}: {self.message}"


def first_of(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems sorted; of very many the first ones, and one that says so after them."""
    found = sorted(problems)
    named = [problem for problem in found if problem.code != TOO_MANY_CODE]
    if len(named) <= MOST_PROBLEMS:
        return tuple(found)
    after = named[MOST_PROBLEMS]
    last = Problem(after.file, after.line, after.column, TOO_MANY_CODE, TOO_MANY)
    return (*named[:MOST_PROBLEMS], last)


class ComplianceError(Exception):
    """An error that the user can put right; its text is one sentence addressed to them."""

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines to print: the sentence, though names in it may have line breaks."""
        return (str(self),)


class MissingExtraError(ComplianceError):
    """A task whose libraries come with an extra that is not installed."""

    def __init__(self, task: str, extra: str) -> None:
        super().__init__(
            f"{task} needs the extra \"{extra}\"; run: pip install 'agreement-compliance[{extra}]'"
        )


class InvalidWorkspaceError(ComplianceError):
    """The workspace has files with mistakes, so nothing was computed from it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = first_of(problems)
        super().__init__("\n".join(self.lines))

    @property
    def lines(self) -> tuple[str, ...]:
        """A line for each problem."""
        return tuple(str(problem) for problem in self.problems)
