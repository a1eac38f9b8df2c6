"""Collect the statuses that voices give a target, and decide which of them are current."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from compliance.model.base import EvidenceId, SourceId
from compliance.model.dates.edtf import EdtfDate
from compliance.model.words import Group, Status
from compliance.workspace.evidence import Evidence

Order = tuple[str, ...]

_GROUPS = {group: place for place, group in enumerate(Group)}
_STATUSES = {status: place for place, status in enumerate(Status)}


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusLine:
    """One status that voices of one group give to the same respondents."""

    group: Group
    status: Status
    respondents: tuple[str, ...]
    voices: tuple[SourceId, ...]
    evidence: tuple[EvidenceId, ...]
    latest: EdtfDate
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What one group says now about the same respondents; several statuses mean that it differs."""

    group: Group
    respondents: tuple[str, ...]
    statuses: tuple[Status, ...]


def find_displaced(evidence: Sequence[Evidence]) -> frozenset[EvidenceId]:
    """Return the records whose status the same voice later replaced for the same respondents.

    A status replaces another only if it surely was said later: its first possible day is after
    the other's last. A status dated by an interval replaces none, and statuses of the same day
    all stay.
    """
    # One pass finds the newest day of each voice and set of respondents; comparing all pairs would
    # take quadratic time on a voice that is quoted often.
    newest: dict[tuple[str, frozenset[str]], date] = {}
    for e in evidence:
        key = (e.speaker.id, frozenset(e.entry.respondents))
        if e.asserted.dated and e.asserted.lower is not None:
            newest[key] = max(newest.get(key, date.min), e.asserted.lower)
    return frozenset(
        e.id
        for e in evidence
        if e.asserted.upper is not None
        and (e.speaker.id, frozenset(e.entry.respondents)) in newest
        and newest[e.speaker.id, frozenset(e.entry.respondents)] > e.asserted.upper
    )


def status_lines(evidence: Iterable[Evidence], party_order: Order) -> tuple[StatusLine, ...]:
    """Return the statuses of records, grouped and ordered by group, currency and respondents."""
    said = [(e, e.entry.status) for e in evidence if e.entry.status is not None]
    displaced = find_displaced([e for e, _ in said])
    gathered: dict[tuple[Group, Status, tuple[str, ...], bool], list[Evidence]] = {}
    for e, status in said:
        respondents = e.entry.respondents
        if len(respondents) > 1:
            respondents = in_order(respondents, party_order)
        key = (e.speaker.group, status, respondents, e.id not in displaced)
        gathered.setdefault(key, []).append(e)
    lines = [
        StatusLine(
            group=group,
            status=status,
            respondents=respondents,
            voices=tuple(dict.fromkeys(e.speaker.id for e in found)),
            evidence=tuple(e.id for e in found),
            latest=max(found, key=lambda e: e.asserted.upper or date.max).asserted,
            current=current,
        )
        for (group, status, respondents, current), found in gathered.items()
    ]
    place = {party: index for index, party in enumerate(party_order)}
    return tuple(sorted(lines, key=lambda line: _rank(line, place)))


def labels(lines: Iterable[StatusLine]) -> tuple[Label, ...]:
    """Return what each group says now about each set of respondents."""
    statuses: dict[tuple[Group, tuple[str, ...]], list[Status]] = {}
    for line in lines:
        if line.current:
            statuses.setdefault((line.group, line.respondents), []).append(line.status)
    return tuple(
        Label(group=group, respondents=respondents, statuses=tuple(said))
        for (group, respondents), said in statuses.items()
    )


def in_order(parties: Iterable[str], order: Order) -> tuple[str, ...]:
    """Return ids of sides and sources in the workspace's order.

    Sorting sides by id would print one of them first for no reason but its name.
    """
    place = {party: index for index, party in enumerate(order)}
    return tuple(sorted(set(parties), key=lambda party: (place.get(party, len(place)), party)))


def _rank(line: StatusLine, place: Mapping[str, int]) -> tuple[object, ...]:
    return (
        _GROUPS[line.group],
        not line.current,
        len(line.respondents),
        tuple(place.get(party, len(place)) for party in line.respondents),
        # All sides have a place in the order, so this compares ids of sources only.
        tuple(party for party in line.respondents if party not in place),
        _STATUSES[line.status],
    )
