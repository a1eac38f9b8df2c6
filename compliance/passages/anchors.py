"""Find where a text is likely to contain some words, by exact search for pieces of them.

The words are cut into pieces of equal length, so the method works for scripts without spaces. A
change spoils only the one or two pieces that it touches. The others still occur in the text, and
agree on where the words begin. An exact search is far cheaper than comparing letters.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

PIECE = 12
MANY_PIECES = 8
"""Shorter words can be similar to a text and still have no piece in common with it."""

_MOST_PLACES = 64  # of one piece; a piece found more often says little about the place
_SHARE = 4  # at least one piece in this many must be found, and in line with the others


@dataclass(frozen=True, slots=True)
class Lead:
    """The range in which the pieces found suggest that the words stand, in code points.

    `tells_start` and `tells_end` say that the first or last piece itself was found, so that the
    edge is certain.
    """

    start: int
    end: int
    tells_start: bool
    tells_end: bool


Anchor = tuple[int, int]
"""Where the words would begin, judging by one piece, and the offset of that piece in them."""


def leads_by_pieces(text: str, words: str, start: int, end: int) -> tuple[Lead, ...]:
    """Return the ranges in text[start:end] where most pieces of words stand in line.

    Pieces are in line if their distances are those in the words, give or take a word or two. If
    that leaves an edge open, a second lead allows for a change of half the words. Empty if too
    few pieces are found.
    """
    last = len(words) - PIECE
    offsets = [*range(0, last, PIECE), last]
    anchors = sorted(
        (at - offset, offset)
        for offset in offsets
        for at in islice(_places(text, words[offset : offset + PIECE], start, end), _MOST_PLACES)
    )
    leads: dict[Lead, None] = {}
    for spread in (2 * PIECE, 2 * PIECE + len(words) // 2):
        line = _longest_line(anchors, spread)
        if len(line) * _SHARE < len(offsets):
            continue
        first, final = min(line), max(line)
        lead = Lead(line[first], line[final] + len(words), first == 0, final == last)
        leads[lead] = None
        if lead.tells_start and lead.tells_end:
            break
    return tuple(leads)


def _places(text: str, piece: str, start: int, end: int) -> Iterator[int]:
    at = text.find(piece, start, end)
    while at >= 0:
        yield at
        at = text.find(piece, at + 1, end)


def _longest_line(anchors: list[Anchor], spread: int) -> dict[int, int]:
    """Return the largest set of pieces whose origins lie within a spread, as origin by offset.

    Of several such sets, the first; of a piece that occurs in it twice, the later place.
    """
    best: list[Anchor] = []
    most = first = 0
    counts: dict[int, int] = {}
    # A window slides over the sorted origins; `counts` has how often each piece is in it.
    for number, (origin, offset) in enumerate(anchors, 1):
        counts[offset] = counts.get(offset, 0) + 1
        while origin - anchors[first][0] > spread:
            gone = anchors[first][1]
            counts[gone] -= 1
            if not counts[gone]:
                del counts[gone]
            first += 1
        if len(counts) > most:
            most, best = len(counts), anchors[first:number]
    return {offset: origin for origin, offset in best}
