"""What stands on a timeline: statements, events told of, due dates; lanes by side and group."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from compliance.model.base import EvidenceId
from compliance.model.dates.edtf import EdtfDate
from compliance.model.dates.words import display_date
from compliance.model.words import Group
from compliance.views.objection import ObjectionView
from compliance.views.record import anchor_of
from compliance.views.told import ToldView
from compliance.views.words import joined


class Shape(StrEnum):
    """What a mark stands for; shapes, so that nothing hangs on colour."""

    STATUS = "status"
    FACT = "fact"
    DENIAL = "denial"
    OTHER = "other"
    EVENT = "event"


def day_of(when: EdtfDate) -> date:
    """Return the day on which a date stands: the last it can mean, or where its open end begins."""
    day = when.upper or when.lower
    assert day is not None  # noqa: S101 - no date is open at both ends
    return day


class Teller(Protocol):
    """Says of a record what few places of a timeline ask for."""

    def short(self, evidence: EvidenceId) -> str:
        """Return what it says without its speaker: the status, or the verb and the claim."""
        ...

    def verb(self, evidence: EvidenceId) -> str:
        """Return the verb of what it does."""
        ...

    def voice(self, evidence: EvidenceId) -> str:
        """Return who says it."""
        ...

    def source(self, evidence: EvidenceId) -> str | None:
        """Return the address of the page where it was read, if there is one."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkView:
    """Something said on a day, or an event told of one; both as exactly as the record allows.

    `told` is who says what; `status` the one that it gives, with whose: None of an event, and where
    it gives none. `about` has the targets as they are printed, `inferred` whether the coder
    inferred them, and `answers` the records to which it replies.
    """

    shape: Shape
    evidence: EvidenceId
    when: EdtfDate
    tell: Teller
    told: ToldView
    status: str | None
    about: tuple[str, ...]
    inferred: bool
    answers: tuple[EvidenceId, ...] = ()
    objections: tuple[ObjectionView, ...] = ()

    @property
    def date(self) -> str:
        """That day, as readers see it."""
        return display_date(self.when)

    @property
    def verb(self) -> str:
        """The verb of what the speaker does."""
        return self.tell.verb(self.evidence)

    @property
    def anchor(self) -> str:
        """The name by which links in a page lead here; an event has none beside its statement's."""
        return "" if self.shape is Shape.EVENT else anchor_of(self.evidence)

    @property
    def on(self) -> str:
        """What it is about."""
        return joined(self.about)

    @property
    def words(self) -> str:
        """Who says what."""
        return self.told.text


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneView:
    """The marks of one group of one side, oldest first; `rank` is its place among all lanes."""

    side: str
    group: Group
    name: str
    official: bool
    rank: int
    marks: tuple[MarkView, ...]

    @property
    def id(self) -> str:
        """The lane's name in addresses."""
        return f"{self.side}-{self.group}"


@dataclass(frozen=True, slots=True, kw_only=True)
class DueView:
    """A date by which a duty is due: the text's, or a later one with who says so.

    `number` is that of the duty, as it is printed.
    """

    kind: str
    number: str
    date: str
    words: str
    when: EdtfDate

    @property
    def line(self) -> str:
        """What is due, and according to whom."""
        return f"{self.number} {self.words}"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineTargetView:
    """One target: its due dates, and a lane for each group that says something of it."""

    id: str
    number: str
    head: str
    dues: tuple[DueView, ...]
    lanes: tuple[LaneView, ...]

    @property
    def dated(self) -> bool:
        """Whether anything under it has a date."""
        return bool(self.lanes or self.dues)

    @property
    def dates(self) -> tuple[EdtfDate, ...]:
        """Every date under it."""
        marks = (mark.when for lane in self.lanes for mark in lane.marks)
        return (*(due.when for due in self.dues), *marks)
