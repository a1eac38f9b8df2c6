"""Pin a passage: a few first and last words by which it, and nothing else, is found exactly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from compliance.library.intake.pdf_layout import page_of
from compliance.model.evidence import LONGEST_END, MOST_WORDS, PassagePin
from compliance.passages.locate import Pin, Range, SearchText

_WORD: Final = re.compile(r"\S+")
_BARE: Final = re.compile(r"\w(?:.*\w)?", re.DOTALL)
_GAP: Final = " "


def bare(text: str, place: Range) -> Range:
    """Return a range without the signs and spaces at its ends; without any word, an empty one."""
    found = _BARE.search(text, *place)
    return found.span() if found else (place[0], place[0])


def pin_passage(search: SearchText, place: Range) -> PassagePin | None:
    """Return the words that find a range exactly; None if no words of at most six do.

    As few as needed are left out: six at either end are surer to be found again than one.
    """
    text = search.text
    for pin in _pins(text, place):
        if search.as_written(pin) == (place,):
            return PassagePin(
                start=pin.start, end=pin.end, prefix=pin.prefix, page=page_of(text, place[0])
            )
    return None


def _pins(text: str, place: Range) -> Iterator[Pin]:
    begin, stop = place
    words = [match.span() for match in _WORD.finditer(text, begin, stop)]
    if not words:
        return
    whole = _joined(text, words)
    pairs: list[tuple[str, str | None]]
    if len(words) <= MOST_WORDS and whole == len(words):
        pairs = [(text[begin:stop], None)]
    else:
        first = min(MOST_WORDS, whole, len(words) - 1)
        last = _joined(text, words[first:][::-1])
        start = text[begin : words[first - 1][1]]
        pairs = [
            (start, text[words[-number][0] : stop])
            for number in range(min(MOST_WORDS, last, len(words) - first), 0, -1)
        ]
    for start, end in pairs:
        if max(len(start), len(end or "")) > LONGEST_END:
            continue
        yield Pin(start, end, None)
        # Asked for only where the words alone find more than one place.
        prefix = _prefix(text, begin)
        if prefix:
            yield Pin(start, end, prefix)


def _joined(text: str, words: list[Range]) -> int:
    """Return how many words, from the first on, have one space between each and the next."""
    for number, (one, other) in enumerate(pairwise(words), 1):
        low, high = min(one[1], other[1]), max(one[0], other[0])
        if text[low:high] != _GAP:
            return number
    return len(words)


def _prefix(text: str, begin: int) -> str | None:
    """Return the words directly before a place, in its own line, at most six."""
    line = max(text.rfind("\n", 0, begin) + 1, begin - LONGEST_END)
    words = [match.span() for match in _WORD.finditer(text, line, begin)][-MOST_WORDS:]
    if not words:
        return None
    number = _joined(text, words[::-1])
    return text[words[-number][0] : words[-1][1]]
