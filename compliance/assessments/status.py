"""Collect the statuses that voices give a target, and decide which of them are current."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from compliance.assessments.part import PartKey, part_key
from compliance.assessments.time import Rule, Times
from compliance.model.base import EvidenceId, InstrumentId, SourceId, Target
from compliance.model.dates.edtf import EdtfDate
from compliance.model.dates.reach import Days
from compliance.model.words import Group, Link, Status
from compliance.workspace.evidence import Evidence, Part, id_order

Order = tuple[str, ...]

_GROUPS = {group: place for place, group in enumerate(Group)}
_STATUSES = {status: place for place, status in enumerate(Status)}


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusLine:
    """One status that voices of one group give to the same respondents, of the same part."""

    group: Group
    status: Status
    respondents: tuple[str, ...]
    part: Part | None
    voices: tuple[SourceId, ...]
    evidence: tuple[EvidenceId, ...]
    latest: EdtfDate
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A status within a label, with the current records that give it, the one said first first.

    `times` is how many times they speak of that do not meet.
    """

    status: Status
    records: tuple[Evidence, ...]
    times: int = 1

    @property
    def first(self) -> Evidence:
        """The record that gives it first."""
        return self.records[0]

    @property
    def last(self) -> Evidence:
        """The record that gives it last."""
        return self.records[-1]

    @property
    def inferred(self) -> bool:
        """Whether no record names the target: a coder inferred it each time."""
        return all(e.entry.link is Link.INFERRED for e in self.records)


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What one group says of the same respondents and the same part of the duty.

    Several statuses mean that it differs: their times meet, so that they speak of one matter.
    Statuses whose times do not meet have a label each.
    """

    group: Group
    respondents: tuple[str, ...]
    part: Part | None
    told: tuple[Told, ...]

    @property
    def differs(self) -> bool:
        """Whether the group gives more than one status."""
        return len(self.told) > 1

    @property
    def evidence(self) -> tuple[EvidenceId, ...]:
        """The records behind it."""
        return tuple(e.id for told in self.told for e in told.records)


Key = tuple[str, frozenset[str], PartKey]
"""A voice, of whom it speaks, and of which part of the duty."""


def find_displaced(
    evidence: Iterable[Evidence], target: Target, times: Times
) -> frozenset[EvidenceId]:
    """Return the records whose status on a target the same voice or a successor later replaced.

    A status replaces another of the same respondents and part only if it surely was said later: its
    first possible day is after the other's last. Where a duty must be kept, or only one of the two
    speaks of a renewal, the times of which both speak must also meet: what was said of 2015 still
    stands when 2021 is spoken of. A status dated by an interval replaces none, and statuses of the
    same day all stay.
    """
    told: dict[Key, list[Evidence]] = {}
    newer: dict[Key, list[Evidence]] = {}
    for e in evidence:
        about = (frozenset(e.entry.respondents), part_key(e.part))
        told.setdefault((e.speaker.id, *about), []).append(e)
        for voice in e.speaker.line if e.asserted.dated else ():
            newer.setdefault((voice, *about), []).append(e)
    return frozenset(
        i
        for key, found in told.items()
        if key in newer
        for i in _displaced(found, newer[key], target, times)
    )


def _displaced(
    told: Iterable[Evidence], newer: Iterable[Evidence], target: Target, times: Times
) -> Iterator[EvidenceId]:
    """Yield those of one voice that a dated one of it or of its successors replaces.

    One pass from the newest back: what was said later is kept as the days that it speaks of, since
    comparing all pairs would take quadratic time on a voice that is quoted often.
    """
    later = sorted(newer, key=lambda e: e.asserted.lower or date.min)
    spoken, done = _Union(), set[InstrumentId | None]()
    for e in sorted(told, key=lambda e: e.asserted.upper or date.max, reverse=True):
        last = e.asserted.upper or date.max
        while later and (later[-1].asserted.lower or date.min) > last:
            one = later.pop()
            spoken.add(times.spoken_of(one, Rule.KEPT).may)
            if one.renewal_id not in done and times.is_once(one, target):
                done.add(one.renewal_id)
        again = e.renewal_id in done and times.is_once(e, target)
        if again or spoken.meets(times.spoken_of(e, Rule.KEPT).may):
            yield e.id


class _Union:
    """Days that some of several runs have, as runs that do not meet, in order."""

    def __init__(self) -> None:
        self.runs: list[tuple[date, date]] = []

    def _meeting(self, days: Days) -> tuple[int, int]:
        """Return from which to before which run they meet these days."""
        at = bisect_left(self.runs, (days.first, days.first))
        if at and self.runs[at - 1][1] >= days.first:
            at -= 1
        end = at
        while end < len(self.runs) and self.runs[end][0] <= days.last:
            end += 1
        return at, end

    def add(self, days: Days) -> None:
        """Add a run, joined with those that it meets."""
        at, end = self._meeting(days)
        first, last = days.first, days.last
        if at < end:
            first, last = min(first, self.runs[at][0]), max(last, self.runs[end - 1][1])
        self.runs[at:end] = [(first, last)]

    def meets(self, days: Days) -> bool:
        """Return whether some day is in both."""
        at, end = self._meeting(days)
        return at < end


def status_lines(
    said: Iterable[Evidence], displaced: Container[EvidenceId], party_order: Order
) -> tuple[StatusLine, ...]:
    """Return the statuses of records, grouped and ordered by group, currency and respondents."""
    gathered: dict[tuple[Group, Status, tuple[str, ...], PartKey, bool], list[Evidence]] = {}
    for e in said:
        if e.entry.status is not None:
            respondents = _respondents(e, party_order)
            is_current = e.id not in displaced
            key = (e.speaker.group, e.entry.status, respondents, part_key(e.part), is_current)
            gathered.setdefault(key, []).append(e)
    lines = [
        StatusLine(
            group=group,
            status=status,
            respondents=respondents,
            part=found[0].part,
            voices=tuple(dict.fromkeys(e.speaker.id for e in found)),
            evidence=tuple(e.id for e in found),
            latest=max(found, key=said_by).asserted,
            current=current,
        )
        for (group, status, respondents, _, current), found in gathered.items()
    ]
    place = {party: index for index, party in enumerate(party_order)}
    return tuple(sorted(lines, key=lambda line: _rank(line, place)))


def labels(
    current: Iterable[Evidence], target: Target, times: Times, party_order: Order
) -> tuple[Label, ...]:
    """Return what each group says of each set of respondents and part, the newest first.

    `current` are the records with a status that no later one displaces.
    """
    gathered: dict[tuple[Group, tuple[str, ...], PartKey], list[Evidence]] = {}
    for e in current:
        key = (e.speaker.group, _respondents(e, party_order), part_key(e.part))
        gathered.setdefault(key, []).append(e)
    place = {party: index for index, party in enumerate(party_order)}
    found = [
        Label(group=group, respondents=respondents, part=records[0].part, told=told)
        for (group, respondents, _), records in gathered.items()
        for told in _told(records, target, times)
    ]
    return tuple(sorted(found, key=lambda label: _label_rank(label, place)))


def _told(records: Sequence[Evidence], target: Target, times: Times) -> Iterator[tuple[Told, ...]]:
    """Yield what is told of each time; one status of several times that do not meet only once."""
    alone: dict[Status, list[Evidence]] = {}
    numbers: Counter[Status] = Counter()
    for together in _by_time(records, target, times):
        by_status: dict[Status, list[Evidence]] = {}
        for e in together:
            by_status.setdefault(cast("Status", e.entry.status), []).append(e)
        if len(by_status) > 1:
            told = [Told(status=s, records=oldest_first(found)) for s, found in by_status.items()]
            yield tuple(sorted(told, key=_newest_first))
            continue
        for status, found in by_status.items():
            alone.setdefault(status, []).extend(found)
            numbers[status] += 1
    for status, found in alone.items():
        yield (Told(status=status, records=oldest_first(found), times=numbers[status]),)


def _by_time(records: Sequence[Evidence], target: Target, times: Times) -> Iterator[list[Evidence]]:
    """Yield records together of one occasion whose times meet, or meet those of others there."""
    occasions: dict[InstrumentId | None, list[Evidence]] = {}
    for e in records:
        occasions.setdefault(times.occasion(e, target), []).append(e)
    for found in occasions.values():
        yield from _of_one_occasion(found, target, times)


def _of_one_occasion(
    records: Sequence[Evidence], target: Target, times: Times
) -> Iterator[list[Evidence]]:
    spans = [(times.span(e, target), e) for e in records]
    together: list[Evidence] = []
    reached = date.min
    for span, e in sorted(spans, key=lambda found: (found[0].first, found[0].last)):
        if together and span.first > reached:
            yield together
            together = []
        together.append(e)
        reached = max(reached, span.last)
    yield together


def oldest_first(records: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return records in the order in which they were said; of one day, by what they tell of."""
    return tuple(sorted(records, key=lambda e: (said_by(e), _told_by(e), id_order(e.id))))


def _newest_first(told: Told) -> tuple[int, int]:
    return (-said_by(told.last).toordinal(), _STATUSES[told.status])


def said_by(e: Evidence) -> date:
    """Return the last day on which a statement can have been made."""
    return e.asserted.upper or date.max


def _told_by(e: Evidence) -> date:
    """Return the last day of the time of which a record tells."""
    event = e.entry.event
    return said_by(e) if event is None else event.upper or date.max


def _respondents(e: Evidence, order: Order) -> tuple[str, ...]:
    respondents = e.entry.respondents
    return in_order(respondents, order) if len(respondents) > 1 else respondents


def in_order(parties: Iterable[str], order: Order) -> tuple[str, ...]:
    """Return ids of sides, joint bodies and sources in the workspace's order.

    Sorting sides by id would print one of them first for no reason but its name.
    """
    place = {party: index for index, party in enumerate(order)}
    return tuple(sorted(set(parties), key=lambda party: (place.get(party, len(place)), party)))


def _rank(line: StatusLine, place: Mapping[str, int]) -> tuple[object, ...]:
    return (
        _GROUPS[line.group],
        not line.current,
        *_party_rank(line.respondents, place),
        part_key(line.part),
        _STATUSES[line.status],
    )


def _label_rank(label: Label, place: Mapping[str, int]) -> tuple[object, ...]:
    return (
        _GROUPS[label.group],
        *_party_rank(label.respondents, place),
        part_key(label.part),
        *_newest_first(label.told[0]),
    )


def _party_rank(respondents: Sequence[str], place: Mapping[str, int]) -> tuple[object, ...]:
    return (
        len(respondents),
        tuple(place.get(party, len(place)) for party in respondents),
        # Sides and bodies have a place in the order, so this compares ids of sources only.
        tuple(party for party in respondents if party not in place),
    )
