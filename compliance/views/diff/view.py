"""The difference as a reader sees it: targets, rows with a named kind, two cells in each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from compliance.diff.rows import Cell, Difference, DiffKind, Row
from compliance.views.article import ArticleView
from compliance.views.diff.words import NOT_SAID_HERE, OWN_NOT_SAID_HERE
from compliance.views.objection import ObjectedView
from compliance.views.proofs import LevelView, proof_levels
from compliance.views.record import RecordView
from compliance.views.spoken import Spoken
from compliance.views.target import ReadingView, target_anchor
from compliance.views.words import occasions_words
from compliance.wording.speaking import tr

QUOTED: Final = 1
"""How many statements of a cell are quoted where they all stand below: the others are linked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffLineView:
    """Records of one group and one origin that come to the same, as one line.

    `headline` is their status, or the verb, behind which no `colon` stands; `said` has their
    different words, each once.
    """

    group: str
    headline: str
    colon: bool
    said: tuple[str, ...]
    inferred: bool
    marks: str
    figures: str | None
    date: str
    records: tuple[RecordView, ...]
    caveats: tuple[RecordView, ...]

    @property
    def saying(self) -> tuple[RecordView, ...]:
        """A record for each of the different words."""
        return tuple({record.words: record for record in self.records}.values())

    @property
    def cited(self) -> tuple[RecordView, ...]:
        """The records behind it, then those that limit them."""
        return (*self.records, *self.caveats)


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffBesideView:
    """Records on the same incident that are not compared, by what they are."""

    why: str
    records: tuple[RecordView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffGroupedView:
    """The records of one group in a cell."""

    group: str
    records: tuple[RecordView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffCellView:
    """What one operand says in a row; `blank` says why there is nothing, where there is not.

    `lines` have its records by origin, `groups` have each of them once.
    """

    anchor: str
    name: str
    lines: tuple[DiffLineView, ...]
    groups: tuple[DiffGroupedView, ...]
    beside: tuple[DiffBesideView, ...]
    blank: str | None
    records: int
    origins: int
    cell: Cell

    @property
    def counted(self) -> str:
        """How much it carries, in words."""
        return occasions_words(self.records, self.origins)

    @property
    def said(self) -> tuple[RecordView, ...]:
        """Every record that it carries, each once."""
        return tuple({r.id: r for line in self.lines for r in line.cited}.values())

    @property
    def quoted(self) -> tuple[RecordView, ...]:
        """Those of `said` that a page about something else shows with their words."""
        return self.said[:QUOTED]

    @property
    def linked(self) -> tuple[RecordView, ...]:
        """The others of `said`, to which such a page leads."""
        return self.said[QUOTED:]


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffChangeView:
    """One thing that a record says otherwise."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffRowView:
    """One row: its kind, what it is about, and both cells.

    `differs` says in short what differs, where both are of one voice. `topic_is_own`: the topic
    has words of the workspace, not of the program.
    """

    anchor: str
    kind: str
    kind_words: str
    meaning: str
    also: tuple[str, ...]
    also_words: tuple[str, ...]
    topic: str
    topic_is_own: bool
    left: DiffCellView
    right: DiffCellView
    changes: tuple[DiffChangeView, ...]
    row: Row
    differs: str = ""

    @property
    def cells(self) -> tuple[DiffCellView, ...]:
        """The left cell and the right one."""
        return (self.left, self.right)

    @property
    def one_sided(self) -> bool:
        """Whether only one speaks of it, though the other was read."""
        return self.row.kind is DiffKind.ONE_SIDED

    @property
    def folded(self) -> bool:
        """Whether it is told in a line: what one says where nothing of the other was read."""
        return self.row.kind is DiffKind.NOT_READ


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffHeldView:
    """The readings of a duty that one operand holds or goes by."""

    name: str
    readings: tuple[ReadingView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffSectionView:
    """A target with its rows; `is_duty` tells a duty from a point or the agreement as a whole.

    `voice` names whose rows they are, where voices are compared with themselves, and `voice_id`
    is that voice.
    """

    id: str
    heading: str
    duty: str
    is_duty: bool
    held: tuple[DiffHeldView, ...]
    rows: tuple[DiffRowView, ...]
    voice: str = ""
    voice_id: str = ""

    @property
    def anchor(self) -> str:
        """The name by which links in a page lead here."""
        anchor = target_anchor(self.id)
        return f"{self.voice_id}-{anchor}" if self.voice else anchor


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffKindView:
    """How many rows are of a kind, what that means, and whether they are listed."""

    kind: str
    kind_words: str
    meaning: str
    number: int
    listed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffLeftOutView:
    """Records of one operand that are in no row, for one reason."""

    why: str
    records: tuple[RecordView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffOperandView:
    """One of the two that are compared. `read`: its own articles read in full, in words.

    `objections` are those to records of it that the difference names; they stand with these too.
    """

    operand: str
    name: str
    cut: str
    read: str
    records: int
    origins: int
    left_out: tuple[DiffLeftOutView, ...]
    objections: tuple[ObjectedView, ...]

    @property
    def counted(self) -> str:
        """How much it says, in words."""
        return occasions_words(self.records, self.origins)


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffView(Spoken):
    """Everything a difference prints, in order. `by_record`: records matched one by one.

    `own`: voices compared with themselves; then left and right are the same.

    With `everything`, nothing is folded that only one speaks of. `names_in` and
    `point_in` are the tags of the languages of the agreement's names and of its word for a clause;
    None: that of the workspace.
    """

    title: str
    agreement_title: str
    point_word: str
    by_record: bool
    own: bool
    everything: bool
    known_by: str | None
    points: tuple[str, ...]
    official: bool
    public: bool
    left: DiffOperandView
    right: DiffOperandView
    kinds: tuple[DiffKindView, ...]
    sections: tuple[DiffSectionView, ...]
    articles: tuple[ArticleView, ...]
    difference: Difference
    names_in: str | None
    point_in: str | None

    @property
    def operands(self) -> tuple[DiffOperandView, ...]:
        """The left operand and the right one; the one whose voices are compared with themselves."""
        return (self.left,) if self.own else (self.left, self.right)

    @property
    def heading(self) -> str:
        """Who is compared."""
        return " | ".join(operand.name for operand in self.operands)

    @property
    def not_said(self) -> str:
        """What no row says."""
        rules = tr(NOT_SAID_HERE)
        return f"{tr(OWN_NOT_SAID_HERE)} {rules}" if self.own else rules

    @property
    def proof_levels(self) -> tuple[LevelView, ...]:
        """Every level of proof a record may have."""
        return proof_levels()

    @property
    def rows(self) -> int:
        """How many rows are listed."""
        return sum(len(section.rows) for section in self.sections)
