"""Episodes: the days on which something stands, broken where nothing does for long."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import count, pairwise
from typing import Final

from compliance.model.base import EvidenceId
from compliance.model.dates.edtf import parse_edtf
from compliance.model.dates.words import display_date
from compliance.views.made import Made
from compliance.views.timeline.marks import DueView, LaneView, MarkView, Shape, day_of
from compliance.views.words import counted
from compliance.wording.speaking import tr, trn

MOST_EPISODES: Final = 9
"""More are not seen at once."""
BREAKS: Final = (7, 14, 30, 45, 60, 90, 120, 180)
"""Days without anything after which the axis breaks: the fewest that leave so many episodes."""
LONG: Final = 31
"""An episode of more days than this is told month by month; others day by day."""


class Scale(StrEnum):
    """By what an episode is told."""

    DAY = "day"
    MONTH = "month"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyView:
    """Statements of one place to which a statement replies, and where they are listed."""

    words: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryView:
    """A mark in the list: what it says, and to what it replies, as far as that is in the list."""

    mark: MarkView
    replies: tuple[ReplyView, ...]

    @property
    def objections(self) -> tuple[str, ...]:
        """The objections to it."""
        return tuple(one.words for one in self.mark.objections)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceView:
    """What one lane has on a day, or in a month; `anchor` is where it stands in the list.

    `size` is how many statements were made there; what is told of it from elsewhere is none.
    """

    anchor: str
    name: str
    when: str
    lane: LaneView
    size: int
    entries: Sequence[EntryView] = ()

    @property
    def told(self) -> int:
        """How many statements of other days tell of this one."""
        return len(self.lane.marks) - self.size

    @property
    def counted(self) -> str:
        """When that is, and how many."""
        return f"{self.when}: {said_and_told(self.size, self.told)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotView:
    """A day or a month on which something stands."""

    anchor: str
    first: date
    words: str
    dues: tuple[DueView, ...]
    places: tuple[PlaceView, ...]

    @property
    def size(self) -> int:
        """How many statements were made in it."""
        return sum(place.size for place in self.places)

    @property
    def said(self) -> str:
        """How many statements there are."""
        told = sum(place.told for place in self.places)
        return said_and_told(self.size, told, len(self.dues))


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneCountView:
    """How much of a lane an episode has, with the places where that is listed."""

    anchor: str
    name: str
    places: tuple[PlaceView, ...]

    @property
    def marks(self) -> Sequence[MarkView]:
        """What stands there."""
        return tuple(mark for place in self.places for mark in place.lane.marks)

    @property
    def said(self) -> str:
        """How many statements there are."""
        return said_and_told(
            sum(place.size for place in self.places), sum(place.told for place in self.places)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class EpisodeView:
    """Days in which no two that have something are far apart.

    `gap` is how many days lie between it and the one before, None for the first.
    """

    number: int
    first: date
    last: date
    scale: Scale
    gap: int | None
    slots: tuple[SlotView, ...]
    lanes: tuple[LaneCountView, ...]

    @property
    def anchor(self) -> str:
        """Its name in addresses."""
        return f"when-{self.number}"

    @property
    def words(self) -> str:
        """Its first and last day; of a single one, the date that all has which stands there."""
        if self.first == self.last:
            return self.slots[0].words
        return display_date(parse_edtf(f"{self.first.isoformat()}/{self.last.isoformat()}"))

    @property
    def by(self) -> str:
        """By what it is told; nothing needs saying of a single day."""
        if self.first == self.last:
            return ""
        return tr("day by day") if self.scale is Scale.DAY else tr("month by month")

    @property
    def after(self) -> str:
        """How long nothing stood before it."""
        if self.gap is None:
            return ""
        return trn("{number} day later", "{number} days later", self.gap)

    @property
    def size(self) -> int:
        """How many statements were made in it."""
        return sum(slot.size for slot in self.slots)

    @property
    def dues(self) -> tuple[DueView, ...]:
        """The due dates in it."""
        return tuple(due for slot in self.slots for due in slot.dues)

    @property
    def said(self) -> str:
        """How many statements there are, and by what it is told."""
        told = sum(place.told for slot in self.slots for place in slot.places)
        said = said_and_told(self.size, told, len(self.dues))
        return "; ".join(filter(None, (said, self.by)))


def said_and_told(said: int, told: int, due: int = 0) -> str:
    """Return how many statements were made, how many others tell of that time, and what is due."""
    words = [
        counted(said, "statement"),
        trn("{number} tells of this time", "{number} tell of this time", told),
        counted(due, "due date"),
    ]
    return ", ".join(one for one, number in zip(words, (said, told, due), strict=True) if number)


def breaks_of(days: Iterable[date]) -> tuple[int, list[tuple[date, date]]]:
    """Return after how many days without anything the axis breaks, and the episodes this leaves.

    Of each episode the first and the last day. Only the days count, not whose words stand on them.
    """
    ordered = sorted(set(days))
    tried = ((most, _spans(ordered, most)) for most in _steps())
    return next(found for found in tried if len(found[1]) <= MOST_EPISODES)


def _steps() -> Iterator[int]:
    yield from BREAKS
    yield from (365 * years for years in count(1))


def _spans(days: Sequence[date], most: int) -> list[tuple[date, date]]:
    """Return the first and the last of days between which no more than `most` lie in a row."""
    starts = [n for n, (a, b) in enumerate(pairwise(days), 1) if (b - a).days > most]
    ends = [0, *starts, len(days)] if days else []
    return [(days[start], days[end - 1]) for start, end in pairwise(ends)]


def episodes_of(
    lanes: Sequence[LaneView], dues: Sequence[DueView]
) -> tuple[int, tuple[EpisodeView, ...]]:
    """Return after how many days the axis breaks, and the episodes, the oldest first."""
    days = [day_of(mark.when) for lane in lanes for mark in lane.marks]
    most, spans = breaks_of([*days, *(day_of(due.when) for due in dues)])
    writer = _EpisodeWriter(lanes, dues, spans)
    return most, tuple(writer.episode(number) for number in range(len(spans)))


class _EpisodeWriter:
    """Sorts marks and due dates into days and months of episodes."""

    def __init__(
        self,
        lanes: Sequence[LaneView],
        dues: Sequence[DueView],
        spans: Sequence[tuple[date, date]],
    ) -> None:
        self._spans, self._lanes = spans, lanes
        self._scales = [
            Scale.MONTH if (last - first).days >= LONG else Scale.DAY for first, last in spans
        ]
        self._dues: dict[tuple[int, date], list[DueView]] = {}
        for due in dues:
            self._dues.setdefault(self._slot_of(day_of(due.when)), []).append(due)
        self._marks: dict[tuple[int, date], dict[int, list[MarkView]]] = {}
        self._named: dict[tuple[int, date], str] = {}
        self._said_in: dict[EvidenceId, tuple[tuple[int, date], LaneView]] = {}
        for at, lane in enumerate(lanes):
            for mark in lane.marks:
                slot = self._slot_of(day_of(mark.when))
                self._marks.setdefault(slot, {}).setdefault(at, []).append(mark)
                if mark.shape is not Shape.EVENT:
                    self._said_in[mark.evidence] = slot, lane

    def _slot_of(self, day: date) -> tuple[int, date]:
        """Return the number of the episode of a day, and the first day of the day or month."""
        at = bisect_right(self._spans, day, key=lambda span: span[0]) - 1
        return at, day if self._scales[at] is Scale.DAY else day.replace(day=1)

    def episode(self, at: int) -> EpisodeView:
        """Return an episode."""
        first, last = self._spans[at]
        days = sorted(day for number, day in {*self._dues, *self._marks} if number == at)
        slots = tuple(self._slot(at, day) for day in days)
        return EpisodeView(
            number=at + 1,
            first=first,
            last=last,
            scale=self._scales[at],
            gap=(first - self._spans[at - 1][1]).days if at else None,
            slots=slots,
            lanes=tuple(self._counts(at, slots)),
        )

    def _counts(self, at: int, slots: Sequence[SlotView]) -> Iterator[LaneCountView]:
        for lane in self._lanes:
            places = [p for slot in slots for p in slot.places if p.lane.id == lane.id]
            if places:
                yield LaneCountView(
                    anchor=f"when-{at + 1}-{lane.id}",
                    name=lane.name,
                    places=tuple(places),
                )

    def _slot(self, at: int, day: date) -> SlotView:
        return SlotView(
            anchor=self._anchor(at, day),
            first=day,
            words=self._words(at, day),
            dues=tuple(self._dues.get((at, day), ())),
            places=tuple(
                self._place(at, day, replace(self._lanes[number], marks=tuple(marks)))
                for number, marks in self._marks.get((at, day), {}).items()
            ),
        )

    def _place(self, at: int, day: date, lane: LaneView) -> PlaceView:
        return PlaceView(
            anchor=f"{self._anchor(at, day)}-{lane.id}",
            name=lane.name,
            when=self._words(at, day),
            lane=lane,
            size=sum(mark.shape is not Shape.EVENT for mark in lane.marks),
            entries=Made(lane.marks, self._entry),
        )

    def _anchor(self, at: int, day: date) -> str:
        return f"when-{self._text(at, day)}"

    def _words(self, at: int, day: date) -> str:
        """Return a day or month in words, or the date that all has which stands there."""
        slot = at, day
        if slot not in self._named:
            self._named[slot] = self._name(slot)
        return self._named[slot]

    def _name(self, slot: tuple[int, date]) -> str:
        marks = (mark.when for found in self._marks.get(slot, {}).values() for mark in found)
        whens = {*marks, *(due.when for due in self._dues.get(slot, ()))}
        when = whens.pop() if len(whens) == 1 else parse_edtf(self._text(*slot))
        return display_date(when)

    def _text(self, at: int, day: date) -> str:
        text = day.isoformat()
        return text if self._scales[at] is Scale.DAY else text[:7]

    def _entry(self, mark: MarkView) -> EntryView:
        told = mark.shape is Shape.EVENT
        return EntryView(mark=mark, replies=() if told else tuple(self._replies(mark)))

    def _replies(self, mark: MarkView) -> Iterator[ReplyView]:
        """Yield to what a statement replies: each place once, with how many statements there."""
        places = (self._said_in.get(answered) for answered in mark.answers)
        found = Counter(((at, day), lane.id, lane.name) for (at, day), lane in filter(None, places))
        for ((at, day), lane, name), number in found.items():
            yield ReplyView(
                words=f"{name}, {self._words(at, day)}: {counted(number, 'statement')}",
                anchor=f"{self._anchor(at, day)}-{lane}",
            )
