"""The time that a statement speaks of, and whether two statuses can both be true as told.

A status speaks of the time of its `event`, else of the time up to the day it was said; one that
speaks of a renewal, of no day before that. What follows from that depends on the duty. One that is
to be kept is kept throughout a time and broken at a moment of it. One that is to be done once is
done from some day on, and undone on a day. What has lapsed has lapsed from some day on. The rules
are those of docs/method.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from compliance.model.agreement import Agreement
from compliance.model.base import EvidenceId, InstrumentId, ReadingId, Target
from compliance.model.dates.reach import Days, Reach, reach_of
from compliance.model.words import ObligationKind, Status
from compliance.workspace.evidence import Evidence

NEGATIVE: Final = frozenset({Status.NOT_FULFILLED, Status.VIOLATED})
LASTING: Final = frozenset({Status.FULFILLED, Status.LAPSED})
"""Statuses that say of a whole time, not of a moment of it, how it stands."""


class Rule(StrEnum):
    """How a duty relates to time."""

    ONCE = "once"
    KEPT = "kept"


RULES: Final[Mapping[ObligationKind, Rule]] = {
    ObligationKind.ACT: Rule.ONCE,
    ObligationKind.STATE: Rule.KEPT,
    ObligationKind.CONDITIONAL: Rule.KEPT,
    ObligationKind.RIGHT: Rule.KEPT,
}


class Stand(StrEnum):
    """How the times of two opposed statuses stand to each other."""

    CONFLICT = "conflict"  # they cannot both be true as told
    OPPOSED = "opposed"  # their times may differ
    OTHER_TIME = "other_time"  # their times surely do not meet


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """The times that the statements on one agreement speak of.

    `rules` has those of each target: a point whose duties differ has both, and then only what
    follows from both is said.
    """

    rules: Mapping[Target, frozenset[Rule]]
    readings: Mapping[ReadingId, Rule]
    _spoken: dict[tuple[EvidenceId, Rule], Reach] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )

    @classmethod
    def of(cls, agreement: Agreement) -> Times:
        """Return the rules of an agreement's targets, and of the readings that bring their own."""
        rules = {
            target: frozenset(RULES[duty.kind] for duty in agreement.under(target))
            for target in agreement.targets
        }
        readings = {
            reading.id: RULES[reading.kind]
            for obligation in agreement.obligations
            for reading in obligation.readings
            if reading.kind is not None
        }
        return cls(rules=rules, readings=readings)

    def rules_for(self, e: Evidence, target: Target) -> frozenset[Rule]:
        """Return the rules by which a record speaks of a target: its reading's, if that has one."""
        own = self.readings.get(e.entry.reading) if e.entry.reading else None
        return self.rules.get(target, frozenset()) if own is None else frozenset({own})

    def spoken_of(self, e: Evidence, rule: Rule) -> Reach:
        """Return the days of which a record may speak, and those of which it surely does."""
        key = (e.id, rule)
        if key not in self._spoken:
            self._spoken[key] = _spoken(e, rule)
        return self._spoken[key]

    def is_once(self, e: Evidence, target: Target) -> bool:
        """Return whether a record speaks of a target as of something to be done once, and no more.

        Where duties of both kinds are meant, what is kept decides: it lets fewer times meet.
        """
        return self.rules_for(e, target) == {Rule.ONCE}

    def occasion(self, e: Evidence, target: Target) -> InstrumentId | None:
        """Return under which renewal a duty is spoken of that is to be done once.

        Renewed, it is to be done again, so that done under one renewal says nothing of another.
        None stands for the duty as it was agreed, and for what is to be kept.
        """
        return e.renewal_id if e.renewal and self.is_once(e, target) else None

    def span(self, e: Evidence, target: Target) -> Days:
        """Return the days of which a record may speak; two that share one may differ on it."""
        rule = Rule.ONCE if self.is_once(e, target) else Rule.KEPT
        return self.spoken_of(e, rule).may

    def stand(self, one: Evidence, other: Evidence, target: Target, theirs: Times) -> Stand:
        """Return how the times of two statuses stand to each other.

        One of them is negative, the other fulfilled or lapsed; in either order. `theirs` are the
        times of the other's agreement, which is another where revisions are compared.
        """
        rules = self.rules_for(one, target) | theirs.rules_for(other, target)
        found = set()
        for rule in rules:
            told, heard = self.spoken_of(one, rule), theirs.spoken_of(other, rule)
            stand = _stand(told, heard) if one.entry.status in NEGATIVE else _stand(heard, told)
            again = rule is Rule.ONCE and one.renewal_id != other.renewal_id
            found.add(Stand.OPPOSED if again and stand is Stand.CONFLICT else stand)
        return found.pop() if len(found) == 1 else Stand.OPPOSED


def _stand(moment: Reach, whole: Reach) -> Stand:
    """Return how the time at which a duty was not kept stands to that for which it was."""
    if not moment.may.meets(whole.may):
        return Stand.OTHER_TIME
    if whole.surely is not None and whole.surely.covers(moment.may):
        return Stand.CONFLICT
    return Stand.OPPOSED


def days_told(e: Evidence) -> Days:
    """Return the days on which what a record tells may have happened: facts, demands, figures."""
    return _told(e).may


def _told(e: Evidence) -> Reach:
    """Return the time of the event, else the time up to the day on which it was said.

    What is told of a renewal is told of no day before it.
    """
    told = _as_given(e)
    if e.renewal is None or e.renewal.begins is None:
        return told
    begins = reach_of(e.renewal.begins, e.asserted).may
    may = Days(min(max(told.may.first, begins.first), told.may.last), told.may.last)
    if told.surely is None or told.surely.last < begins.last:
        return Reach(may, None)
    return Reach(may, Days(max(told.surely.first, begins.last), told.surely.last))


def _as_given(e: Evidence) -> Reach:
    said = reach_of(e.asserted, e.asserted).may
    if e.entry.event is None:
        return Reach(Days(date.min, said.last), Days(date.min, said.first))
    told = reach_of(e.entry.event, e.asserted)
    # Nobody can tell today how a duty will have been kept tomorrow.
    if e.entry.status is None or told.may.first > said.last:
        return told
    return Reach(_until(told.may, said.last), told.surely and _until(told.surely, said.last))


def _until(days: Days, last: date) -> Days:
    return Days(days.first, min(days.last, last))


def _spoken(e: Evidence, rule: Rule) -> Reach:
    status, told = e.entry.status, _told(e)
    if status is Status.LAPSED or (rule is Rule.ONCE and status is Status.FULFILLED):
        # From the day on which it came about, at the latest from the day on which it was said.
        surely = min(told.may.last, reach_of(e.asserted, e.asserted).may.last)
        return Reach(Days(told.may.first), Days(surely))
    if rule is Rule.ONCE and e.entry.event is None:
        return Reach(reach_of(e.asserted, e.asserted).may, None)
    return told if status in LASTING else Reach(told.may, None)
