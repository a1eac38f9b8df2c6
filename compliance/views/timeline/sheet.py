"""The sheet on which a timeline is drawn: the axis with its breaks, lanes, signs and due dates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from compliance.views.drawing import StrokeView, WordsView
from compliance.views.timeline.episodes import EpisodeView
from compliance.views.timeline.items import Item, Labels
from compliance.views.timeline.layout import (
    LINE,
    PAD,
    SIGN,
    WIDTH,
    Column,
    Measures,
    columns_of,
    in_lines,
    stacked,
)
from compliance.views.timeline.signs import (
    Label,
    Lines,
    LinkedView,
    Point,
    To,
    due_label_of,
    label_of,
)
from compliance.views.timeline.words import DUE_DATES
from compliance.wording.speaking import tr

NAME: Final = 20
"""How high the name of a lane is."""


class Sheet:
    """What was drawn so far, and how far down."""

    def __init__(self, labels: Labels, measures: Measures, to: To) -> None:
        self._labels, self._measures, self._to = labels, measures, to
        self.top = PAD
        self.strokes: list[StrokeView] = []
        self.words: list[WordsView] = []
        self.linked: list[LinkedView] = []
        self.items: list[tuple[Item, Point]] = []

    def items_of(self, episodes: Iterable[EpisodeView]) -> Mapping[str, Sequence[Item]]:
        """Return what is drawn of each lane of each episode, by the anchor of the two."""
        return {
            lane.anchor: self._labels.items(lane.places[0].lane, lane.places, episode)
            for episode in episodes
            for lane in episode.lanes
        }

    def draw(self, episodes: Iterable[EpisodeView], found: Mapping[str, Sequence[Item]]) -> None:
        """Draw episodes with what was found of their lanes."""
        for columns in columns_of(episodes, self._measures):
            self._row(columns, found)

    def write(self, x: int, y: int, words: str, style: str) -> None:
        """Add a line of text."""
        self.words.append(WordsView(x=x, y=y, words=words, style=style))

    def _line(self, x: Point, y: Point, style: str) -> None:
        self.strokes.append(StrokeView(x1=x[0], y1=y[0], x2=x[1], y2=y[1], style=style))

    def _row(self, columns: Sequence[Column], found: Mapping[str, Sequence[Item]]) -> None:
        """Draw what has room of the axis beside one another, and the lanes below it."""
        axis = self._heads(columns)
        dues = self._dues(columns)
        lanes = {
            lane.places[0].lane.rank: (lane.name, lane.places[0].lane.id)
            for column in columns
            for lane in column.episode.lanes
        }
        for _, (name, lane_id) in sorted(lanes.items()):
            self._lane(name, lane_id, columns, found)
        for x in dues:
            self._line((x, x), (axis, self.top), "due")
        for column in columns:
            if column.episode.gap is not None:
                x = self._break(column)
                self._line((x, x), (axis + 8, self.top), "break")
        self.top += 2 * PAD

    def _break(self, column: Column) -> int:
        """Return where the axis breaks before a column."""
        return column.left - SIGN - self._measures.gap // 3

    def _heads(self, columns: Sequence[Column]) -> int:
        """Write the dates of episodes, and their axis; return how far down that is."""
        heads = [self._head(column.episode, column.width) for column in columns]
        axis = self.top + LINE * max(map(len, heads)) + 24
        for column, head in zip(columns, heads, strict=True):
            self._head_lines(column.left - SIGN // 2, head)
            for x, words in column.ticks():
                self._line((x, x), (axis - 4, axis + 4), "axis")
                self.write(x - 3, axis - 7, words, "tick")
            self._line((column.left - SIGN // 2, column.right), (axis, axis), "axis")
            if column.episode.gap is not None:
                for aside in (-3, 3):
                    x = self._break(column) + aside
                    self._line((x - 3, x + 3), (axis + 6, axis - 6), "axis")
        self.top = axis + 8
        return axis

    def _head(self, episode: EpisodeView, width: int) -> Lines:
        """Return how long an episode is after the one before, its dates, and by what it is told."""
        letters = max(width // 7, self._measures.letters)
        after = in_lines(episode.after or "\N{NO-BREAK SPACE}", letters, 2)
        by = [] if self._labels.brief else in_lines(episode.by, letters, 1)
        return [
            *((line, "quiet") for line in after),
            *((line, "head") for line in in_lines(episode.words, letters, 4)),
            *((line, "quiet") for line in by),
        ]

    def _head_lines(self, x: int, lines: Lines) -> None:
        for number, (words, style) in enumerate(lines, 1):
            self.write(x, self.top + LINE * number, words, style)

    def _dues(self, columns: Sequence[Column]) -> list[int]:
        """Write due dates under the axis; return where their lines are."""
        placed = [
            due_label_of(due, column, self._measures, self._to)
            for column in columns
            for due in self._labels.dues(column.episode)
        ]
        if placed:
            self._name(tr(DUE_DATES))
        self._stack(placed)
        return sorted({x for label in placed for x in label.xs})

    def _lane(
        self,
        name: str,
        lane: str,
        columns: Sequence[Column],
        found: Mapping[str, Sequence[Item]],
    ) -> None:
        """Draw what a lane has in each of the columns."""
        self._name(name)
        items = [
            (item, column)
            for column in columns
            for item in found.get(f"{column.episode.anchor}-{lane}", ())
        ]
        labels = [label_of(item, column, self._measures, self._to) for item, column in items]
        for (item, _), linked in zip(items, self._stack(labels), strict=True):
            self.items.append((item, linked.signs[0]))

    def _name(self, name: str) -> None:
        self._line((PAD, WIDTH - PAD), (self.top, self.top), "lane")
        self.write(PAD, self.top + LINE, name, "lane")
        self.top += NAME

    def _stack(self, labels: Sequence[Label]) -> list[LinkedView]:
        """Add signs with labels below one another where they meet; return them as they came."""
        tops, height = stacked(labels, by_shape=self._labels.brief)
        made = [label.at(self.top + top) for label, top in zip(labels, tops, strict=True)]
        self.linked += made
        self.top += height
        return made
