"""Passages in their context: pieces of a text with what stands before and after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from compliance.model.graphemes import may_break
from compliance.passages.search import Range

AROUND = 240
"""How many code points before and after a passage are shown; then on to where a line may end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PieceView:
    """A run of text; `records` names the records whose passages hold it, if any do.

    `ends` names those of them that end with it.
    """

    words: str
    records: tuple[str, ...]
    ends: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExcerptView:
    """A part of a text without gaps; `start` and `end` are its code points there."""

    start: int
    end: int
    pieces: tuple[PieceView, ...]


def excerpts_of(text: str, passages: Iterable[tuple[str, Range]]) -> tuple[ExcerptView, ...]:
    """Return the parts of a text around passages, in its order; those that meet are joined.

    `passages` are names with half-open ranges of code points in `text`; they may overlap.
    """
    found = tuple(passages)
    windows = _joined(sorted(_window(text, place) for _, place in found))
    return tuple(
        ExcerptView(start=start, end=end, pieces=tuple(_pieces(text, (start, end), found)))
        for start, end in windows
    )


def _window(text: str, place: Range) -> Range:
    start, end = max(0, place[0] - AROUND), min(len(text), place[1] + AROUND)
    while start > 0 and not text[start - 1].isspace() and not may_break(text, start):
        start -= 1
    while end < len(text) and not text[end].isspace() and not may_break(text, end):
        end += 1
    return start, end


def _joined(windows: Iterable[Range]) -> list[Range]:
    joined: list[Range] = []
    for start, end in windows:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _pieces(text: str, window: Range, passages: Sequence[tuple[str, Range]]) -> Iterator[PieceView]:
    """Cut a window wherever a passage begins or ends."""
    inside = [(name, place) for name, place in passages if window[0] <= place[0] < window[1]]
    cuts = sorted({*window, *(edge for _, place in inside for edge in place)})
    for start, end in pairwise(cuts):
        records = tuple(name for name, place in inside if place[0] <= start < place[1])
        ends = tuple(name for name, place in inside if place[1] == end)
        yield PieceView(words=text[start:end], records=records, ends=ends)
