"""Find where in a text most pieces of some words stand in line, without reading it again.

The words are cut into pieces of equal length wherever they fall, so that no script needs to
have words. A change spoils the one or two pieces it touches; the others still stand in the text,
all about as far from where the words would begin. The pieces are sought as they are, which costs
a small part of any comparison of letters.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PIECE = 12
MANY_PIECES = 8
"""Words of fewer pieces may be alike and have none in common."""

_MOST_PLACES = 64  # of one piece: a text that repeats it more often is told by others
_SHARE = 4  # one piece in so many must stand in the text, in line


@dataclass(frozen=True, slots=True)
class Lead:
    """Where words are to be looked for: the range that the pieces found suggest.

    An edge is told when the piece at that end of the words stands there itself.
    """

    start: int
    end: int
    tells_start: bool
    tells_end: bool


Anchor = tuple[int, int]
"""Where words would begin by the place of one of their pieces, and where in them it is."""


def leads_by_pieces(text: str, words: str, start: int, end: int) -> tuple[Lead, ...]:
    """Return where in text[start:end] most pieces of words stand in line; nothing if too few.

    In line: as far from each other as in the words, but for a word or two more or less between
    them; where that tells not both edges, also but for half of the words.
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
    """Return offset and origin of the most pieces whose origins lie within a spread.

    Of several such lines the first; of one piece standing there twice, the later place.
    """
    best: list[Anchor] = []
    most = first = 0
    counts: dict[int, int] = {}
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
