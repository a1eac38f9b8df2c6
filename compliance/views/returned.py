"""What a file that came back from another program would change here, whatever its format."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from compliance.model.base import ArticleId, EvidenceId, Target


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that is to change, with its value before and after, each in a line; None is none."""

    field: str
    before: str | None
    after: str | None


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


class ReturnedKind(Enum):
    """What came back: statements, new ones among them; these, and passages for the inbox; codes."""

    TABLE = auto()
    PROJECT = auto()
    CODEBOOK = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedView:
    """What came back, with a sentence for each thing left out.

    `counted` says what positions count where that is no code points. `same` is how many statements
    (of a codebook, codes) came back unchanged, `absent` how many of the agreement did not come
    back: they stay. `missing` names these, if they are codes.
    """

    kind: ReturnedKind
    statements: tuple[ReturnedStatement, ...] = ()
    waiting: tuple[WaitingPassage, ...] = ()
    counted: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    same: int
    absent: int

    @property
    def new(self) -> int:
        """How many statements are new."""
        return sum(one.is_new for one in self.statements)

    @property
    def changed(self) -> int:
        """How many are changed."""
        return len(self.statements) - self.new
