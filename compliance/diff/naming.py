"""Name the rows between two sides or voices, by rules in a fixed order."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from compliance.assessments.blank import Blank
from compliance.assessments.figures import figures_meet
from compliance.assessments.part import Parts, meeting_of_parts, part_key
from compliance.assessments.time import NEGATIVE, Stand, Times, days_told
from compliance.diff.rows import Cell, DiffKind, Topic, TopicKind
from compliance.diff.statuses import is_positive
from compliance.model.base import Target
from compliance.model.dates.reach import Days
from compliance.model.evidence import UNLISTED
from compliance.model.words import Status
from compliance.workspace.evidence import CountedFigure, Evidence, folded
from compliance.workspace.voices import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Namer:
    """The rules that name rows.

    `bodies` has each body, which acts for its side; `times` are those of the left
    operand's statements and of the right's.
    """

    bodies: Mapping[str, Source]
    times: tuple[Times, Times]

    def kinds_of(
        self, target: Target, topic: Topic, left: Cell, right: Cell
    ) -> tuple[DiffKind, ...]:
        """Return every kind whose rule applies to a non-empty row; the first is its name."""
        if left.empty or right.empty:
            blank = left.blank if left.empty else right.blank
            return (DiffKind.NOT_READ if blank is Blank.NOT_SEARCHED else DiffKind.ONE_SIDED,)
        if found := tuple(self._differences(target, topic, left, right)):
            return found
        return (DiffKind.AGREE,) if self._agree(target, topic, left, right) else (DiffKind.PARTIAL,)

    def _differences(
        self, target: Target, topic: Topic, left: Cell, right: Cell
    ) -> Iterator[DiffKind]:
        if any(denying.denies for cell in (left, right) for denying in cell.denials):
            yield DiffKind.DENIAL
        if topic.kind is TopicKind.RESPONDENTS:
            yield from self._opposed(target, topic, left, right)
        elif of_other_times(left, right):
            yield DiffKind.OTHER_TIME
            return
        if topic.kind is TopicKind.INCIDENT and self.differ_in_respondents(left, right):
            yield DiffKind.ATTRIBUTION
        yield from _figures_differ(left.records, right.records)

    def _opposed(self, target: Target, topic: Topic, left: Cell, right: Cell) -> Iterator[DiffKind]:
        """Yield how opposed statuses stand to each other, what cannot both be true first."""
        found = {kind for kind, _, _ in self.standing(target, topic, left, right)}
        yield from (kind for kind in _STANDS if kind in found)

    def standing(
        self, target: Target, topic: Topic, left: Cell, right: Cell
    ) -> tuple[tuple[DiffKind, Evidence, Evidence], ...]:
        """Return the opposed pairs of two cells by which a row of statuses can be named."""
        found = tuple(self.opposed(target, topic, left, right))
        kinds = {kind for kind, _, _ in found}
        if topic.ids or kinds <= {DiffKind.OTHER_TIME, DiffKind.OTHER_PART}:
            # "Violated, nobody named" covers nobody, so it is opposed to nothing; that it was
            # said of another time can be told all the same.
            return found
        return ()

    def opposed(
        self, target: Target, topic: Topic, left: Cell, right: Cell
    ) -> Iterator[tuple[DiffKind, Evidence, Evidence]]:
        """Yield how opposed statuses of two cells stand to each other, pair by pair."""
        mine, theirs = self.times
        for one, other in find_opposed(left.records, right.records):
            # Sides that read a duty differently need not contradict each other on the facts.
            if topic.ids and _read_differently(one, other):
                yield DiffKind.READING, one, other
                continue
            stand, parts = mine.stand(one, other, target, theirs), PARTS[_parts(one, other)]
            kind = parts if parts and stand is not Stand.OTHER_TIME else DiffKind(stand)
            yield kind, one, other

    def differ_in_respondents(self, left: Cell, right: Cell) -> bool:
        """Return whether both name whose conduct it is, and no side in common."""
        one, other = self._sides(left.records), self._sides(right.records)
        return bool(one) and bool(other) and one.isdisjoint(other)

    def _sides(self, records: Sequence[Evidence]) -> frozenset[str]:
        return frozenset(self._side(p, e) for e in records for p in e.entry.respondents)

    def _side(self, party: str, e: Evidence) -> str:
        """Return the side of a body at the time of which a record tells; a side is its own."""
        body = self.bodies.get(party)
        return party if body is None else body.side_on(e.told_of)

    def _agree(self, target: Target, topic: Topic, left: Cell, right: Cell) -> bool:
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
        mine, theirs = self.times
        return _verdicts(left.records, target, mine) == _verdicts(right.records, target, theirs)


_STANDS: Final = (
    DiffKind.READING,
    DiffKind.CONFLICT,
    DiffKind.OPPOSED,
    DiffKind.OTHER_TIME,
    DiffKind.OTHER_PART,
)
"""Kinds of opposed statuses; a part against the whole is partial, the kind of what fits no rule."""

_FOR: Final = frozenset({Status.FULFILLED, Status.LAPSED})
"""What nobody says who says that a duty was broken or not met."""

PARTS: Final[Mapping[Parts, DiffKind | None]] = {
    Parts.SAME: None,
    Parts.PARTIAL: DiffKind.PARTIAL,
    Parts.OTHER: DiffKind.OTHER_PART,
}


def _parts(one: Evidence, other: Evidence) -> Parts:
    return meeting_of_parts(one.part, other.part)


def find_opposed(
    left: Sequence[Evidence], right: Sequence[Evidence]
) -> Iterator[tuple[Evidence, Evidence]]:
    """Yield pairs of opposed statuses, one for each status, reading, part and time."""
    ones, others = _one_of_each(left), _one_of_each(right)
    # Asked once a status, of which there are few, and not once a pair.
    against = {
        status: [other for other in others if _opposed(status, other.entry.status)]
        for status in {one.entry.status for one in ones}
    }
    for one in ones:
        yield from ((one, other) for other in against[one.entry.status])


def of_other_times(left: Cell, right: Cell) -> bool:
    """Return whether both tell something, and of times that surely do not meet.

    A voice and the side it is part of may tell the very same.
    """
    mine, theirs = _days(left), _days(right)
    return bool(mine and theirs) and not any(one.meets(other) for one in mine for other in theirs)


def _days(cell: Cell) -> frozenset[Days]:
    return frozenset(days_told(e) for e in cell.records)


def _one_of_each(records: Sequence[Evidence]) -> tuple[Evidence, ...]:
    distinct: dict[object, Evidence] = {}
    for e in records:
        if e.entry.status is not None:
            distinct.setdefault(likeness(e), e)
    return tuple(distinct.values())


def likeness(e: Evidence) -> object:
    """Return what two statuses have alike that stand to every other in the same way."""
    what = (e.entry.status, e.entry.reading, part_key(e.part), e.entry.instrument)
    return (*what, e.entry.event, e.asserted)


def _opposed(one: Status | None, other: Status | None) -> bool:
    return any(mine in _FOR and theirs in NEGATIVE for mine, theirs in ((one, other), (other, one)))


def _read_differently(one: Evidence, other: Evidence) -> bool:
    """Return whether both carry readings that differ; two unlisted ones are taken to differ."""
    readings = (one.entry.reading, other.entry.reading)
    if None in readings:
        return False  # without a reading, a status is meant of the duty as it stands
    return readings[0] != readings[1] or readings[0] == UNLISTED


def _verdicts(
    records: Sequence[Evidence], target: Target, times: Times
) -> frozenset[tuple[object, ...]]:
    """Return what is said of whom: on which reading, of which part, and of which occasion.

    Of two unlisted readings nobody knows that they are the same, so each is one of its own.
    """
    return frozenset(
        (
            e.entry.status,
            frozenset(e.entry.respondents),
            e.id if e.entry.reading == UNLISTED else e.entry.reading,
            part_key(e.part),
            times.occasion(e, target),
        )
        for e in records
    )


def counted_in(e: Evidence) -> tuple[tuple[str, str], ...]:
    """Return what the figures of a record count, and of whom, where it says both."""
    return tuple((f.what, f.of) for f in e.figures if f.of is not None)


def find_figures_apart(
    left: Sequence[Evidence], right: Sequence[Evidence]
) -> Iterator[tuple[Evidence, Evidence]]:
    """Yield pairs of records of which figures for the same thing and time do not meet."""
    for one in left:
        for other in right:
            same = part_key(one.part) == part_key(other.part)
            if same and days_told(one).meets(days_told(other)) and _apart(one, other):
                yield one, other


def _apart(one: Evidence, other: Evidence) -> bool:
    both = ((f, g) for f in one.figures for g in other.figures if f.of is not None)
    return any(_counts(f) == _counts(g) and not figures_meet(f, g) for f, g in both)


def _counts(figure: CountedFigure) -> tuple[str, str | None, str]:
    """Return what a figure counts, of whom and in what; not of which part of a duty."""
    return figure.what, figure.of, folded(figure.figure.unit or "")


Number = tuple["Days", CountedFigure]


def _figures_differ(left: Sequence[Evidence], right: Sequence[Evidence]) -> Iterator[DiffKind]:
    """Yield whether the same is counted otherwise: at times that may meet, or at others only."""
    mine, theirs = _figures(left), _figures(right)
    found = {_compared(mine[key], theirs[key]) for key in mine.keys() & theirs.keys()}
    yield from (kind for kind in (DiffKind.FIGURE, DiffKind.OTHER_TIME) if kind in found)


def _figures(records: Sequence[Evidence]) -> dict[tuple[object, ...], list[Number]]:
    """Return the figures that a cell gives for the same thing of the same people, with times.

    Of different parts of a duty they do not count the same thing.
    """
    found: dict[tuple[object, ...], list[Number]] = {}
    for e in records:
        for figure in e.figures:
            key = (*_counts(figure), part_key(e.part))
            if figure.of is not None:
                found.setdefault(key, []).append((days_told(e), figure))
    return found


def _compared(mine: Collection[Number], theirs: Collection[Number]) -> DiffKind | None:
    """Return how two sets of figures for the same thing stand to each other."""
    if any(days.meets(other) for days, _ in mine for other, _ in theirs):
        return DiffKind.FIGURE if _lacks(mine, theirs) or _lacks(theirs, mine) else None
    one, other = [figure for _, figure in mine], [figure for _, figure in theirs]
    same = all(_fits(f, other) for f in one) and all(_fits(f, one) for f in other)
    return None if same else DiffKind.OTHER_TIME


def _lacks(numbers: Collection[Number], others: Collection[Number]) -> bool:
    """Return whether for some figure the others have, of its time, only such as do not fit."""
    for days, figure in numbers:
        of_its_time = [other for when, other in others if when.meets(days)]
        if of_its_time and not _fits(figure, of_its_time):
            return True
    return False


def _fits(figure: CountedFigure, others: Collection[CountedFigure]) -> bool:
    return any(figures_meet(figure, other) for other in others)
