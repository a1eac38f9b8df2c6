"""What a coder sees of one passage: the text around it, its targets, and what others said."""

from __future__ import annotations

from dataclasses import dataclass

from compliance.coding.form import FieldKind
from compliance.model.agreement import Clause
from compliance.model.article import Article
from compliance.model.base import EvidenceId, SideId, Target
from compliance.model.obligation import Obligation
from compliance.passages.search import Range
from compliance.suggest.suggestion import Suggestion
from compliance.workspace.evidence import Evidence

__all__ = ["Choice", "FieldKind", "FormField", "Item", "Marked", "SideSaid", "TargetSeen"]


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a closed list, and what a reader calls it."""

    value: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """A field of a record to be filled in.

    `name` is flat: parts of a field are named behind a full stop, as "part.of", "denied_claim.by"
    and "figures.0.what". `values` has what is filled in: nothing, one or, of SEVERAL, any number.
    """

    name: str
    kind: FieldKind
    values: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Marked:
    """A range of the text that is suggested (by its key), or coded (by the id of its record)."""

    range: Range
    key: str | None = None
    record: EvidenceId | None = None


@dataclass(frozen=True, slots=True)
class TargetSeen:
    """A target: an obligation with its readings, a clause, or the agreement (`about` is None)."""

    target: Target
    about: Clause | Obligation | None


@dataclass(frozen=True, slots=True)
class SideSaid:
    """What a side said of the same targets or incident, the latest first."""

    side: SideId
    said: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A passage to be decided, with all that is needed for it.

    `key` is None for a passage of the coder's own. `revision` is the SHA-256 of the article's
    evidence file as it was read; None if there is none.
    """

    key: str | None
    article: Article
    text: str
    text_sha256: str
    range: Range
    suggestion: Suggestion | None
    fields: tuple[FormField, ...]
    targets: tuple[TargetSeen, ...]
    others: tuple[SideSaid, ...]
    marks: tuple[Marked, ...]
    revision: str | None
