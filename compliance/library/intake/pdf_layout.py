"""From the lines of a printed page, and where they stand, to text in the order of reading."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Final

PAGE_END: Final = "\f"
"""What divides pages in the text of a printed document."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand close together in one line of a page; y grows upwards, as in PDF."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        """How high the letters of its font are."""
        return self.top - self.bottom

    @property
    def middle(self) -> float:
        """How high it stands on its page."""
        return (self.bottom + self.top) / 2

    @property
    def shape(self) -> str:
        """Its text whatever the numbers in it."""
        return _DIGITS.sub("0", self.text.strip())


_COLUMN: Final = 0.15  # of the page's width; what is narrower is a column of a table
_FEWEST_LINES: Final = 4  # side by side, before they are columns
_MOST_PIECES: Final = 2_000  # on a page that people read
_LARGER: Final = 1.35  # than the usual distance of lines: a paragraph ends
_OTHER_FONT: Final = 1.15
_FEWEST_PAGES: Final = 3  # with the same line at an edge, before it is a running head
_OF_PAGES: Final = 3  # one in so many, since left pages may have another one than right ones
_DIGITS: Final = re.compile(r"\d+")


def page_of(text: str, offset: int) -> int | None:
    """Return on which page, from 1, a code point stands; None where a text has no pages."""
    before = text.count(PAGE_END, 0, offset)
    return before + 1 if before or PAGE_END in text else None


def arrange(pieces: Sequence[Piece], width: float) -> list[Piece]:
    """Return the pieces of a page, which is so wide, with its columns one after the other.

    Where there are none, their order is kept: the program that made the file wrote them in it,
    mostly as they are to be read.
    """
    gutter = _gutter(pieces, width) if len(pieces) <= _MOST_PIECES else None
    if gutter is None:
        return list(pieces)
    across = sorted(-piece.middle for piece in pieces if piece.left < gutter < piece.right)
    bands: dict[int, tuple[list[Piece], list[Piece]]] = {}
    for piece in pieces:
        crosses = piece.left < gutter < piece.right
        band = 2 * bisect_left(across, -piece.middle) + crosses
        bands.setdefault(band, ([], []))[piece.left > gutter].append(piece)
    columns = [column for _, pair in sorted(bands.items()) for column in pair]
    return [piece for column in columns for piece in arrange(_by_line(column), width)]


def _gutter(pieces: Sequence[Piece], width: float) -> float | None:
    """Return the middle of the space between two columns of prose, if there are any."""
    beside = [pair for pair in pairwise(_by_line(pieces)) if _side_by_side(*pair)]
    if len(beside) < _FEWEST_LINES:
        return None
    middles = [(one.right + other.left) / 2 for one, other in beside]
    at = max(middles, key=lambda x: sum(one.right < x < other.left for one, other in beside))
    held = [(one, other) for one, other in beside if one.right < at < other.left]
    if len(held) < _FEWEST_LINES:
        return None
    widths = [
        median(piece.right - piece.left for piece in side) for side in zip(*held, strict=True)
    ]
    return at if min(widths) >= _COLUMN * width else None


def _by_line(pieces: Iterable[Piece]) -> list[Piece]:
    return sorted(pieces, key=lambda piece: (-round(piece.middle), piece.left))


def _side_by_side(one: Piece, other: Piece) -> bool:
    half = min(one.height, other.height) / 2
    return abs(one.middle - other.middle) < half and other.left >= one.right


def read_pages(pages: Sequence[Sequence[Piece]]) -> str:
    """Return the text of pages: line by line, with a blank one where paragraphs end.

    What stands at the edge of many pages is a paragraph of its own, so that it is in no sentence.
    """
    lines = [_lines(page) for page in pages]
    heads = _running_heads(lines, max(_FEWEST_PAGES, len(pages) / _OF_PAGES))
    return PAGE_END.join(_page_text(page, heads) for page in lines)


def _lines(page: Iterable[Piece]) -> list[Piece]:
    """Join what stands in one line, unless a column of it went elsewhere."""
    joined: list[Piece] = []
    for piece in page:
        if joined and _side_by_side(joined[-1], piece):
            one = joined.pop()
            joined.append(replace(one, text=f"{one.text} {piece.text}", right=piece.right))
        else:
            joined.append(piece)
    return joined


def _page_text(page: Sequence[Piece], heads: frozenset[str]) -> str:
    steps = [one.bottom - other.bottom for one, other in pairwise(page)]
    usual = median([step for step in steps if step > 0] or [0.0])
    edges = [one.shape in heads or other.shape in heads for one, other in pairwise(page)]
    ends = [_ends_paragraph(one, other, usual) for one, other in pairwise(page)]
    # Where nearly every line would be a paragraph, the places of lines say nothing.
    telling = 2 * sum(ends) <= len(ends) or len(ends) < _FEWEST_LINES
    parts = [piece.text for piece in page[:1]]
    for piece, edge, end in zip(page[1:], edges, ends, strict=True):
        parts += "\n\n" if edge or (end and telling) else "\n", piece.text
    return "".join(parts)


def _ends_paragraph(one: Piece, other: Piece, usual: float) -> bool:
    if max(one.height, other.height) > _OTHER_FONT * min(one.height, other.height):
        return True
    if one.text.endswith("-"):  # a word goes on
        return False
    step = one.bottom - other.bottom
    if step < 0:  # the next column goes on with the sentence; what stands above does not
        return other.left < one.right
    return step > _LARGER * usual


def _running_heads(pages: Iterable[Sequence[Piece]], often: float) -> frozenset[str]:
    """Return the shapes of lines that stand so often at the upper or lower edge of a page."""
    found: Counter[str] = Counter()
    for page in pages:
        by_height = sorted(page, key=lambda piece: piece.middle)
        found.update({piece.shape for piece in (*by_height[:2], *by_height[-2:])})
    return frozenset(shape for shape, times in found.items() if times >= often)
