"""Name the rows between two sides or voices, by rules in a fixed order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from compliance.diff.rows import Cell, DiffKind, Topic, TopicKind
from compliance.diff.statuses import NEGATIVE, is_positive
from compliance.model.evidence import UNLISTED
from compliance.model.words import Status
from compliance.workspace.evidence import Evidence

NOT_SAID = "not said"
"""What coders write if a figure does not say whom it counts (docs/codebook.md)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Namer:
    """The rules that name rows; `side_of` has the side of each body, which acts for its side."""

    side_of: Mapping[str, str]

    def kinds_of(self, topic: Topic, left: Cell, right: Cell) -> tuple[DiffKind, ...]:
        """Return every kind whose rule applies to a non-empty row; the first is its name."""
        if left.empty or right.empty:
            return (DiffKind.ONE_SIDED,)
        if found := tuple(self._differences(topic, left, right)):
            return found
        return (DiffKind.AGREE,) if self._agree(topic, left, right) else (DiffKind.PARTIAL,)

    def _differences(self, topic: Topic, left: Cell, right: Cell) -> Iterator[DiffKind]:
        if any(denying.denies for cell in (left, right) for denying in cell.denials):
            yield DiffKind.DENIAL
        if topic.kind is TopicKind.INCIDENT and self._differ_in_respondents(left, right):
            yield DiffKind.ATTRIBUTION
        if topic.kind is TopicKind.RESPONDENTS:
            # "Violated, nobody named" covers nobody, so it is opposed to nothing.
            # Sides that read a duty differently need not contradict each other on the facts.
            opposed = tuple(find_opposed(left.records, right.records)) if topic.ids else ()
            if any(_read_differently(one, other) for one, other in opposed):
                yield DiffKind.READING
            if any(not _read_differently(one, other) for one, other in opposed):
                yield DiffKind.CONFLICT
        one, other = _figures(left.records), _figures(right.records)
        if any(one[key] != other[key] for key in one.keys() & other.keys()):
            yield DiffKind.FIGURE

    def _differ_in_respondents(self, left: Cell, right: Cell) -> bool:
        one, other = self._sides(left.records), self._sides(right.records)
        return bool(one) and bool(other) and one.isdisjoint(other)

    def _sides(self, records: Sequence[Evidence]) -> frozenset[str]:
        return frozenset(self.side_of.get(p, p) for e in records for p in e.entry.respondents)

    def _agree(self, topic: Topic, left: Cell, right: Cell) -> bool:
        """Return whether two cells say the same about the same respondents or incident.

        A voice and the side it is part of may have the very same records.
        """
        if left.evidence == right.evidence:
            return True
        if not (left.records and right.records):
            return False
        if topic.kind is not TopicKind.RESPONDENTS:
            same = self._sides(left.records) == self._sides(right.records)
            return same and not any(find_opposed(left.records, right.records))
        if not topic.ids and not all(map(is_positive, left.records)):
            return False  # "violated, nobody named": each may mean another
        return _verdicts(left.records) == _verdicts(right.records)


def find_opposed(
    left: Sequence[Evidence], right: Sequence[Evidence]
) -> Iterator[tuple[Evidence, Evidence]]:
    """Yield pairs of statuses that cannot both be true, one for each status and reading."""
    for one in _one_of_each(left):
        for other in _one_of_each(right):
            if _opposed(one, other) or _opposed(other, one):
                yield one, other


def _one_of_each(records: Sequence[Evidence]) -> tuple[Evidence, ...]:
    distinct: dict[tuple[object, ...], Evidence] = {}
    for e in records:
        if e.entry.status is not None:
            distinct.setdefault((e.entry.status, e.entry.reading), e)
    return tuple(distinct.values())


def _opposed(one: Evidence, other: Evidence) -> bool:
    said = one.entry.status
    return (is_positive(one) or said is Status.LAPSED) and other.entry.status in NEGATIVE


def _read_differently(one: Evidence, other: Evidence) -> bool:
    """Return whether both carry readings that differ; two unlisted ones are taken to differ."""
    readings = (one.entry.reading, other.entry.reading)
    if None in readings:
        return False  # without a reading, a status is meant of the duty as it stands
    return readings[0] != readings[1] or readings[0] == UNLISTED


def _verdicts(records: Sequence[Evidence]) -> frozenset[tuple[Status | None, frozenset[str]]]:
    return frozenset((e.entry.status, frozenset(e.entry.respondents)) for e in records)


def counted_in(e: Evidence) -> Mapping[tuple[str, str], int]:
    """Return the figures of a record by what they count and of whom, if it says both."""
    return {
        (f.what, f.of): f.value for f in e.entry.figures if f.of is not None and f.of != NOT_SAID
    }


def _figures(records: Sequence[Evidence]) -> dict[tuple[str, str], set[int]]:
    """Return the numbers that a cell gives for the same thing of the same people."""
    found: dict[tuple[str, str], set[int]] = {}
    for e in records:
        for key, number in counted_in(e).items():
            found.setdefault(key, set()).add(number)
    return found
