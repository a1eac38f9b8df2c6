"""Where things are on the drawing of a timeline: episodes in columns, these in rows of the axis."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import Final, Protocol

from compliance.model.dates.edtf import parse_edtf
from compliance.model.dates.words import display_date
from compliance.views.drawing import lines_of, width_of
from compliance.views.timeline.episodes import EpisodeView, Scale
from compliance.views.timeline.marks import Shape

WIDTH: Final = 1040
PAD: Final = 12
LINE: Final = 14
"""From one line of a label to the next."""
LEAST_HEIGHT: Final = 24
"""Less is hard to hit with a finger."""
WIDEST_BRIEF: Final = 180
LETTER: Final = 7
SIGN: Final = 14
"""How far apart signs must stand not to cover one another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """How wide things are: `room` for a label, `letters` in each of its `lines`.

    `day` and `month` are how far days and months are apart, `longest` how wide that makes an
    episode at the most; `gap` is where the axis breaks.
    """

    room: int
    letters: int
    lines: int
    day: int
    month: int
    longest: int
    gap: int


FULL: Final = Measures(room=148, letters=23, lines=3, day=18, month=24, longest=330, gap=21)


def brief(episodes: int) -> Measures:
    """Return the measures of a drawing of so many episodes side by side, without their days."""
    room = min((WIDTH - 2 * PAD) // max(episodes, 1) - FULL.gap, WIDEST_BRIEF)
    return Measures(
        room=room, letters=room // LETTER, lines=2, day=0, month=0, longest=0, gap=FULL.gap
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """An episode on the sheet: where it begins, how wide its days are, and it is altogether."""

    episode: EpisodeView
    left: int
    axis: int
    width: int

    @property
    def right(self) -> int:
        """Where it ends."""
        return self.left + self.width

    def x(self, day: date) -> int:
        """Return where a day is; days before or after the episode are at its edges."""
        first, last = self.episode.first, self.episode.last
        days = max((last - first).days, 1)
        return self.left + round((min(max(day, first), last) - first).days * self.axis / days)

    def ticks(self) -> Iterator[tuple[int, str]]:
        """Yield where days or months begin that have room for their names."""
        free = self.left
        for day in _marked(self.episode) if self.axis else ():
            words, x = _tick(day, self.episode.scale), self.x(day)
            if x >= free:
                yield x, words
                free = x + 7 * width_of(words) + 6


def columns_of(episodes: Iterable[EpisodeView], measures: Measures) -> list[list[Column]]:
    """Lay episodes beside one another; those without room go on below, in the next row."""
    rows: list[list[Column]] = []
    left = WIDTH
    for episode in episodes:
        axis = _axis(episode, measures)
        width = axis + measures.room
        if left + width > WIDTH - PAD:
            rows.append([])
            left = PAD + measures.gap
        rows[-1].append(Column(episode=episode, left=left, axis=axis, width=width))
        left += width + measures.gap
    return rows


def _axis(episode: EpisodeView, measures: Measures) -> int:
    days = (episode.last - episode.first).days
    if episode.scale is Scale.DAY:
        return min(days * measures.day, measures.longest)
    return min(days * measures.month // 30, measures.longest)


def _marked(episode: EpisodeView) -> Iterator[date]:
    """Yield the days, or first days of months, at which an episode has a tick."""
    if episode.scale is Scale.DAY:
        yield from (slot.first for slot in episode.slots)
        return
    yield episode.first
    month = episode.first.year * 12 + episode.first.month
    while (day := date(month // 12, month % 12 + 1, 1)) <= episode.last:
        yield day
        month += 1


def _tick(day: date, scale: Scale) -> str:
    if scale is Scale.DAY:
        return str(day.day)
    month = display_date(parse_edtf(day.isoformat()[:7]))
    return month if day.month == 1 else month.partition(" ")[0]


class Placed(Protocol):
    """Something with a label: where it is from and to, and how high."""

    @property
    def left(self) -> int:
        """Where it begins."""
        ...

    @property
    def right(self) -> int:
        """Where it ends."""
        ...

    @property
    def height(self) -> int:
        """How high it is."""
        ...

    @property
    def shape(self) -> str:
        """The shape of its sign."""
        ...


def stacked(things: Sequence[Placed], *, by_shape: bool) -> tuple[list[int], int]:
    """Put things below one another where they meet; return how far down each is, and all are.

    What stands on a day stays there: what would cover another goes a row down, never aside. With
    `by_shape`, a row has one shape.
    """
    if by_shape:
        return _by_shape(things)
    rows: list[list[Placed]] = []
    found: list[int] = []
    for thing in things:
        free = (at for at, row in enumerate(rows) if all(_apart(thing, other) for other in row))
        at = next(free, len(rows))
        if at == len(rows):
            rows.append([])
        rows[at].append(thing)
        found.append(at)
    tops = [0, *accumulate(max(thing.height for thing in row) for row in rows)]
    return [tops[at] for at in found], tops[-1]


def _by_shape(things: Sequence[Placed]) -> tuple[list[int], int]:
    """Put the signs of a shape in rows of their own: as many as any column has of them."""
    order, seen = [str(shape) for shape in Shape], Counter[tuple[str, int]]()
    keys: list[tuple[int, int]] = []
    for thing in things:
        shape = order.index(thing.shape) if thing.shape in order else -1
        keys.append((shape, seen[thing.shape, thing.left]))
        seen[thing.shape, thing.left] += 1
    heights: dict[tuple[int, int], int] = {}
    for key, thing in zip(keys, things, strict=True):
        heights[key] = max(heights.get(key, 0), thing.height)
    ordered = sorted(heights)
    tops = dict(
        zip(ordered, accumulate((heights[key] for key in ordered), initial=0), strict=False)
    )
    return [tops[key] for key in keys], sum(heights.values())


def _apart(one: Placed, other: Placed) -> bool:
    return one.left >= other.right or other.left >= one.right


def in_lines(words: str, letters: int, most: int) -> Sequence[str]:
    """Break words into at most so many lines of so many letters; what is left out is three dots."""
    lines = lines_of(words, letters)
    if len(lines) <= most:
        return lines
    rest = " ".join(lines[most - 1 :])
    last = lines_of(rest, letters, max_lines=1, placeholder="\N{HORIZONTAL ELLIPSIS}")
    return [*lines[: most - 1], *last]


def height_of(lines: int) -> int:
    """Return how high a label of so many lines is, with the room around it."""
    return max(LINE * lines + 8, LEAST_HEIGHT)
