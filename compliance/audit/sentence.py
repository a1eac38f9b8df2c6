"""Find the sentence around a passage: what stands in it before the passage, and what after."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise

from compliance.passages.quotations import quotation_is_open
from compliance.passages.search import Range
from compliance.passages.sentences import CLOSING, paragraph_begin, sentence_ends

# A sentence that goes on for longer than this on one side of a passage is cut there.
_REACH = 1_000
_USUAL = 250  # tried first, since most sentences are shorter
COMMA = re.compile(r"[,;:()—–՝](?!\d)|\s-\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """The ranges of a passage's sentences that stand outside it, in code points."""

    before: Range
    after: Range

    def clauses_before(self, text: str) -> list[Range]:
        """Return the ranges before the passage, the nearest first; a comma ends its range."""
        start, end = self.before
        commas = [match.end() for match in COMMA.finditer(text, start, end)]
        return list(pairwise([start, *commas, end]))[::-1]

    def clauses_after(self, text: str) -> list[Range]:
        """Return the ranges after the passage, the nearest first; a comma begins its range."""
        start, end = self.after
        commas = [match.start() for match in COMMA.finditer(text, start, end)]
        return list(pairwise([start, *commas, end]))


def around(text: str, passage: Range, abbreviations: Collection[str]) -> Around:
    """Return the parts of a passage's sentences that stand outside it."""
    start, end = passage
    # A passage may end its own sentence: with a full stop, and with closing quotation marks.
    last = max(start, end - 1)
    while last > start and text[last] in CLOSING:
        last -= 1
    after = sentence_ends(text, last, min(len(text), end + _REACH), abbreviations)
    stop = next((place for place in after if place >= end), min(len(text), end + _REACH))
    return Around(before=(_begin(text, start, abbreviations), start), after=(end, stop))


def _begin(text: str, start: int, abbreviations: Collection[str]) -> int:
    """Return where the sentence around a place begins."""
    for reach in (_USUAL, _REACH):
        places = list(sentence_ends(text, max(0, start - reach), start, abbreviations))
        if places:
            return places[-1]
    return max(0, start - _REACH)


def quoted(text: str, start: int) -> bool:
    """Return whether a quotation that began earlier in the paragraph is still open at a place."""
    return quotation_is_open(text, paragraph_begin(text, start), start)
