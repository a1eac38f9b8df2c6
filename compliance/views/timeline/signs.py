"""Signs with their labels on the drawing of a timeline: how wide and high, and what they draw."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from compliance.model.dates.edtf import EdtfDate
from compliance.views.drawing import StrokeView, WordsView
from compliance.views.timeline.items import DueItem, Item
from compliance.views.timeline.layout import LINE, SIGN, Column, Measures, height_of, in_lines
from compliance.views.timeline.marks import MarkView

To = Callable[[str, MarkView | None], str | None]
"""Returns where a place of the list is, or the statement of a mark; None if nowhere."""
DUE: Final = "due"
OBJECTED: Final = "o"
"""What stands before a label if there is an objection to what it stands for."""
_MOST_LINES: Final = 3
_CAP: Final = 4
_UP: Final = LINE // 2 + 4

Point = tuple[int, int]
Lines = list[tuple[str, str]]
"""Lines of text, each with its style."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedView:
    """A sign, or several, with a label, which lead to one place; `says` what they stand for.

    `signs` are where the signs are; `box` is what can be hit: x, y, width and height.
    """

    href: str | None
    says: str
    shape: str
    official: bool
    signs: tuple[Point, ...]
    box: tuple[int, int, int, int]
    strokes: tuple[StrokeView, ...]
    words: tuple[WordsView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A sign with its label before it is known how far down it comes; `left` to `right` is its.

    `xs` are the places of its signs, `range` those of the days that it may mean, with how each end
    is drawn.
    """

    says: str
    href: str | None
    shape: str
    official: bool
    xs: tuple[int, ...]
    range: tuple[tuple[int, str], tuple[int, str]] | None
    lines: Lines
    left: int
    right: int

    @property
    def height(self) -> int:
        """How high it is."""
        return height_of(len(self.lines) + self._below)

    @property
    def _below(self) -> bool:
        """Whether the label stands below the sign, since a line goes on where it would be."""
        return self.range is not None and self.range[1][0] > self.xs[-1]

    def at(self, top: int) -> LinkedView:
        """Return it where it comes."""
        y = top + _UP
        first = y + 4 + LINE * self._below
        left = self.xs[-1] + (0 if self._below else SIGN - 3)
        return LinkedView(
            href=self.href,
            says=self.says,
            shape=self.shape,
            official=self.official,
            signs=tuple((x, y) for x in self.xs),
            box=(self.left, top, self.right - self.left, self.height),
            strokes=tuple(self._strokes(y)),
            words=tuple(
                WordsView(x=left, y=first + LINE * number, words=words, style=style)
                for number, (words, style) in enumerate(self.lines)
            ),
        )

    def _strokes(self, y: int) -> list[StrokeView]:
        def line(x1: int, y1: int, x2: int, y2: int, style: str) -> StrokeView:
            return StrokeView(x1=x1, y1=y1, x2=x2, y2=y2, style=style)

        if self.range is None:
            first, last = self.xs[0], self.xs[-1]
            return [line(first, y, last, y, "several")] if last > first else []
        (left, begins), (right, ends) = self.range
        found = [line(left, y, right, y, "range")]
        for x, end, inward in ((left, begins, 1), (right, ends, -1)):
            if end == "open":
                found += [line(x, y, x + _CAP * inward, y + up, "end") for up in (-_CAP, _CAP)]
            elif end == "broken":
                found += [line(x + a, y - _CAP, x + a - 3, y + _CAP, "end") for a in (-3, 1)]
            elif x not in self.xs:
                found.append(line(x, y - _CAP, x, y + _CAP, "end"))
        return found


def label_of(item: Item, column: Column, measures: Measures, to: To) -> Label:
    """Return marks that share a sign with their label."""
    xs = _thinned([column.x(day) for day in item.days])
    when = {mark.when for mark in item.marks}
    # A brief label counts, and leaves no room for days.
    reach = _range(when.pop(), column) if len(when) == 1 and measures.longest else None
    (left, _), (right, _) = reach or ((xs[0], ""), (xs[-1], ""))
    style = "strong" if item.strong else "said"
    objected = f"{OBJECTED} " if any(mark.objections for mark in item.marks) else ""
    lines = in_lines(f"{objected}{item.words}", measures.letters, measures.lines)
    quiet = in_lines(item.quiet, measures.letters + 2, _MOST_LINES)
    mark = item.marks[0] if len(item.marks) == 1 else None
    return Label(
        says=item.says,
        href=to(item.anchor, mark),
        shape=item.shape,
        official=item.official,
        xs=xs,
        range=reach if left < right else None,
        lines=[*((line, style) for line in lines), *((line, "quiet") for line in quiet)],
        left=left - SIGN // 2,
        right=max(xs[-1] + measures.room, right + SIGN // 2),
    )


def due_label_of(due: DueItem, column: Column, measures: Measures, to: To) -> Label:
    """Return due dates that share a line with their label."""
    span = sorted({x for one in due.dues for x in _span(one.when, column)})
    words = in_lines(due.words, measures.letters, _MOST_LINES)
    quiet = in_lines(due.quiet, measures.letters, 1)
    return Label(
        says=due.says,
        href=to(due.anchor, None),
        shape=DUE,
        official=True,
        xs=tuple(span),
        range=None,
        lines=[*((line, "strong") for line in words), *((line, "quiet") for line in quiet)],
        left=span[0] - SIGN // 2,
        right=span[-1] + measures.room,
    )


def _span(when: EdtfDate, column: Column) -> set[int]:
    return {column.x(day) for day in (when.lower, when.upper) if day is not None}


def _range(when: EdtfDate, column: Column) -> tuple[tuple[int, str], tuple[int, str]]:
    """Return the places of the first and last day a date may mean, with how each end is drawn.

    An open end is an arrow to the edge of the episode; what begins before it is broken there.
    """
    edges = column.left - SIGN - 2, column.right - SIGN
    first, last = when.lower, when.upper
    if first is None:
        left = edges[0], "open"
    elif first < column.episode.first:
        left = edges[0], "broken"
    else:
        left = column.x(first), "shut"
    right = (edges[1], "open") if last is None else (column.x(last), "shut")
    return left, right


def _thinned(xs: Sequence[int]) -> tuple[int, ...]:
    """Return places in order without those that would cover another; the last one stays."""
    kept: list[int] = []
    for x in sorted(xs, reverse=True):
        if not kept or kept[-1] - x >= SIGN:
            kept.append(x)
    return tuple(reversed(kept))
