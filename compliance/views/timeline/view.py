"""A timeline: what was said when, and of when, in lanes by side and group under each target."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from compliance.model.base import AgreementId, EvidenceId
from compliance.model.dates.edtf import EdtfDate
from compliance.model.dates.words import display_date
from compliance.views.made import Made
from compliance.views.objection import ObjectedView, ObjectionView
from compliance.views.when import in_time


class Shape(StrEnum):
    """What a mark stands for; shapes, so that nothing hangs on colour."""

    STATUS = "status"
    FACT = "fact"
    DENIAL = "denial"
    OTHER = "other"
    EVENT = "event"


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkView:
    """Something said on a day, or an event told of one; both as exactly as the record allows."""

    shape: Shape
    evidence: EvidenceId
    when: EdtfDate
    # Returns a record in a line: of many records, the lines of all are far too much to keep.
    say: Callable[[EvidenceId], str]
    objections: tuple[ObjectionView, ...] = ()

    @property
    def date(self) -> str:
        """That day, as readers see it."""
        return display_date(self.when)

    @property
    def words(self) -> str:
        """Who says what."""
        words = self.say(self.evidence)
        return f"told of this date: {words}" if self.shape is Shape.EVENT else words


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneView:
    """The marks of one group of one side under one target, oldest first."""

    side: str
    group: str
    name: str
    marks: tuple[MarkView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DueView:
    """A date by which a duty is due: the text's, or a later one with who says so."""

    kind: str
    date: str
    words: str
    when: EdtfDate


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineLineView:
    """A due date, or what was said or told of a day, in words; `objections` to that in theirs."""

    date: str
    words: str
    when: EdtfDate
    objections: tuple[str, ...] = ()


_Line = tuple[str, DueView | MarkView]


def _line(line: _Line) -> TimelineLineView:
    """Return a date in words, after those that name its lane."""
    lane, of = line
    objections = of.objections if isinstance(of, MarkView) else ()
    return TimelineLineView(
        date=of.date,
        words=f"{lane}{of.words}",
        when=of.when,
        objections=tuple(one.words for one in objections),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineTargetView:
    """One target: its due dates, and a lane for each group that says something of it."""

    id: str
    head: str
    dues: tuple[DueView, ...]
    lanes: tuple[LaneView, ...]

    @property
    def dated(self) -> bool:
        """Whether anything under it has a date."""
        return bool(self.lanes or self.dues)

    @property
    def size(self) -> int:
        """How many dates stand under it."""
        return len(self.dues) + sum(len(lane.marks) for lane in self.lanes)

    @property
    def lines(self) -> Sequence[TimelineLineView]:
        """Everything under it in words, oldest first; of one day, due dates first, then by lane."""
        dues: list[_Line] = [("", due) for due in self.dues]
        said = [(f"{lane.name}: ", mark) for lane in self.lanes for mark in lane.marks]
        return Made(sorted((*dues, *said), key=lambda line: in_time(line[1].when)), _line)

    @property
    def dates(self) -> tuple[EdtfDate, ...]:
        """Every date under it."""
        marks = (mark.when for lane in self.lanes for mark in lane.marks)
        return (*(due.when for due in self.dues), *marks)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineView:
    """A whole timeline; `first` and `last` are the days its axis begins and ends with.

    `objections` are those to records that stand in a lane, `left_out_objections` those to others.
    """

    title: str
    agreement: AgreementId
    agreement_title: str
    source: str | None
    source_name: str | None
    points: tuple[str, ...]
    first: date
    last: date
    targets: tuple[TimelineTargetView, ...]
    empty: tuple[str, ...]
    empty_numbers: tuple[str, ...]
    left_out: int
    objections: tuple[ObjectedView, ...]
    left_out_objections: tuple[ObjectedView, ...]
    as_of: str | None
    known_by: str | None

    @property
    def begins(self) -> str:
        """The first day of the axis, as ISO 8601 writes it."""
        return self.first.isoformat()

    @property
    def ends(self) -> str:
        """The last day of the axis, as ISO 8601 writes it."""
        return self.last.isoformat()
