"""What a file that came back from another program would change here, whatever its format."""

from __future__ import annotations

from dataclasses import dataclass

from compliance.model.base import ArticleId, EvidenceId, Target


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that is to change, with its value before and after, each in a line."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ReturnedStatement:
    """A statement that is changed, or a new one, whose fields were nothing before."""

    id: EvidenceId
    is_new: bool
    changes: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class WaitingPassage:
    """A passage for the inbox: its article, what it is about, its first words and its last."""

    article: ArticleId
    targets: tuple[Target, ...]
    start: str
    end: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedView:
    """What came back, with a sentence for each thing left out and each that would then be wrong.

    `counted` says what positions count where that is no code points. `same` is how many statements
    came back unchanged, `absent` how many of the agreement did not come back: they stay. A format
    `has_passages` that may wait for the inbox; in others there are new statements.
    """

    statements: tuple[ReturnedStatement, ...]
    waiting: tuple[WaitingPassage, ...] = ()
    counted: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    same: int
    absent: int
    has_passages: bool = False

    @property
    def new(self) -> int:
        """How many statements are new."""
        return sum(one.is_new for one in self.statements)

    @property
    def changed(self) -> int:
        """How many are changed."""
        return len(self.statements) - self.new
