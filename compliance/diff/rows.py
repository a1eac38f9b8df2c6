"""The rows of a difference: what two operands say about one topic of one target."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from compliance.assessments.blank import Blank
from compliance.assessments.origins import Origin
from compliance.diff.subject import Subject
from compliance.model.base import EvidenceId, Target
from compliance.workspace.evidence import Evidence
from compliance.workspace.voices import Source


class DiffKind(StrEnum):
    """The name of a row; between sides or voices, the first kind that applies."""

    DENIAL = "denial"
    ATTRIBUTION = "attribution"
    READING = "reading"
    CONFLICT = "conflict"
    OPPOSED = "opposed"
    OTHER_TIME = "other_time"
    OTHER_PART = "other_part"
    FIGURE = "figure"
    PARTIAL = "partial"
    AGREE = "agree"
    ONE_SIDED = "one_sided"
    NOT_READ = "not_read"
    BOTH_SILENT = "both_silent"
    # One side, voice or workspace at two days or revisions:
    CHANGED = "changed"
    REWORDED = "reworded"
    MOVED = "moved"
    RENUMBERED = "renumbered"
    ADDED = "added"
    WITHDRAWN = "withdrawn"
    UNCHANGED = "unchanged"


SAME = frozenset({DiffKind.AGREE, DiffKind.BOTH_SILENT, DiffKind.UNCHANGED})
"""Kinds that are not a difference."""

ON_REQUEST = frozenset({DiffKind.BOTH_SILENT, DiffKind.UNCHANGED})
"""Kinds that are always counted, but listed only if everything is asked for."""


class Reason(StrEnum):
    """The reason why a record of a side or voice is in no row."""

    OTHER_INSTRUMENT = "other_instrument"
    OUTSIDE_ZONE = "outside_zone"
    NOT_A_CLAUSE = "not_a_clause"
    CHARACTERISED = "characterised"
    IN_DOUBT = "in_doubt"
    REPLACED = "replaced"
    EARLIER = "earlier"
    INTERPRETS = "interprets"
    COMMITS = "commits"
    DEMANDS = "demands"
    FORECASTS = "forecasts"
    CAVEATS = "caveats"
    BACKGROUND = "background"


class TopicKind(StrEnum):
    """The kinds of topic that records can share, in the order in which rows are listed."""

    RESPONDENTS = "respondents"
    INCIDENT = "incident"
    COUNT = "count"
    RECORD = "record"


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What a row is about, within its target.

    `ids`: the respondents, none if nobody is named; the incident; what is counted and of whom;
    or the record that stands alone.
    """

    kind: TopicKind
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Denying:
    """A denial, with the records of the other cell that it denies."""

    evidence: Evidence
    denies: tuple[EvidenceId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one operand says in a row.

    `records` are statuses and facts, and whatever else is denied by name; `caveats` limit some
    of them; `beside` are told of the same incident and not compared. `blank` says why there is
    nothing of the operand on the whole target, where there is not.
    """

    records: tuple[Evidence, ...] = ()
    denials: tuple[Denying, ...] = ()
    caveats: tuple[Evidence, ...] = ()
    beside: tuple[Evidence, ...] = ()
    blank: Blank | None = None
    origins: tuple[Origin, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether the operand says nothing about the topic."""
        return not (self.records or self.denials)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Every record that the cell carries, each once."""
        said = (*self.records, *(d.evidence for d in self.denials), *self.caveats)
        return tuple({e.id: e for e in said}.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One part of a record that differs at the other day or revision."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a difference; `also` has the kinds that apply besides the one that names it.

    `voice` is whose statements both cells have, where a voice is compared with itself.
    """

    target: Target
    topic: Topic | None
    kind: DiffKind
    left: Cell
    right: Cell
    also: tuple[DiffKind, ...] = ()
    changes: tuple[Change, ...] = ()
    voice: Source | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Records of one operand that are in no row, with the reason."""

    reason: Reason
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """The result of comparing two operands.

    `by_record`: both are the same side, voice or workspace, and records are matched by id.
    `own`: each voice of one side or voice is compared with itself; left is what it said first.
    `counts` has every kind that occurs, those that are listed on request only included.
    """

    left: Subject
    right: Subject
    by_record: bool
    rows: tuple[Row, ...]
    own: bool = False
    counts: Mapping[DiffKind, int] = field(default_factory=dict)
    left_out: tuple[tuple[LeftOut, ...], tuple[LeftOut, ...]] = ((), ())
