"""What can go wrong: problems in files, and the exceptions of the package.

ComplianceError
  InvalidWorkspaceError      some files of a workspace are wrong (carries every Problem)
  everything else            one sentence of its own, made by its class
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in one file: where, which kind, and what would be right.

    `file` is relative to the workspace with forward slashes; `line` and `column`
    count from 1, `column` in code points. Order is file, line, column, code.
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


class ComplianceError(Exception):
    """Something a user can put right; its text is one sentence for them."""


class InvalidWorkspaceError(ComplianceError):
    """Files of the workspace are wrong; nothing was computed from them."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))
