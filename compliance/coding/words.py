"""Grow and shrink a passage by a word, at either end.

Words are those by which pins are counted; the signs around a word are no part of it.
"""

from __future__ import annotations

from typing import Final

from compliance.model.spaceless import word_places
from compliance.passages.edges import is_word_sign
from compliance.passages.search import Range

_AHEAD: Final = 2_000
"""How far from a place the next word is looked for."""
_LONGEST: Final = 400
"""How far a word is followed beyond the part that is looked at."""


def grow_start(text: str, place: Range) -> Range:
    """Return a range with the word before it, if there is one."""
    start, end = place
    before = _words(text, start - _AHEAD, start)
    return (before[-1][0], end) if before else place


def grow_end(text: str, place: Range) -> Range:
    """Return a range with the word behind it, if there is one."""
    start, end = place
    behind = _words(text, end, end + _AHEAD)
    return (start, behind[0][1]) if behind else place


def shrink_start(text: str, place: Range) -> Range:
    """Return a range without its first word, unless that is its only one."""
    inside = _words(text, *place)
    return (inside[1][0], place[1]) if len(inside) > 1 else place


def shrink_end(text: str, place: Range) -> Range:
    """Return a range without its last word, unless that is its only one."""
    inside = _words(text, *place)
    return (place[0], inside[-2][1]) if len(inside) > 1 else place


def whole_words(text: str, place: Range) -> Range | None:
    """Return the whole words that a range touches, as of text somebody selected; None without."""
    start, end = max(place[0], 0), min(place[1], len(text))
    if not start < end:
        return None
    touched = _words(text, start, end)
    return (touched[0][0], touched[-1][1]) if touched else None


def _words(text: str, start: int, end: int) -> list[Range]:
    """Return the words of which some sign stands in a part of a text, each as a whole."""
    start, end = max(start, 0), min(end, len(text))
    first, last = start, end
    while start - first < _LONGEST and not _is_gap(text, first):
        first -= 1
    while last - end < _LONGEST and not _is_gap(text, last):
        last += 1
    bare = (_bare(text, place) for place in word_places(text, first, last))
    return [word for word in bare if word is not None and word[0] < end and start < word[1]]


def _is_gap(text: str, at: int) -> bool:
    """Return whether white space stands beside a place, or the text begins or ends there."""
    return not 0 < at < len(text) or text[at - 1].isspace() or text[at].isspace()


def _bare(text: str, place: Range) -> Range | None:
    start, end = place
    while start < end and not is_word_sign(text[start]):
        start += 1
    while start < end and not is_word_sign(text[end - 1]):
        end -= 1
    return (start, end) if start < end else None
