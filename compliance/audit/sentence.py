"""Find the sentence around a passage: what stands in it before the passage, and what after."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise

from compliance.passages.search import Range
from compliance.passages.signs import DOUBLE_QUOTES

_LONGEST_WORD = 40
# A sentence that goes on for longer than this on one side of a passage is cut there.
_REACH = 1_000
_USUAL = 250  # tried first, since most sentences are shorter
_CLOSING = f"'’{DOUBLE_QUOTES})]"
_CLOSERS = _CLOSING.replace("]", r"\]")
# A sentence ends at a full stop or the like before white space, or at the end of a line; a line
# that begins in lower case continues the sentence.
_MAY_END = re.compile(rf"\n|[.!?…։]+[{_CLOSERS}]*")
_COMMA = re.compile(r"[,;:()—–՝](?!\d)|\s-\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """The ranges of a passage's sentences that stand outside it, in code points."""

    before: Range
    after: Range

    def clauses_before(self, text: str) -> list[Range]:
        """Return the ranges before the passage, the nearest first; a comma ends its range."""
        start, end = self.before
        commas = [match.end() for match in _COMMA.finditer(text, start, end)]
        return list(pairwise([start, *commas, end]))[::-1]

    def clauses_after(self, text: str) -> list[Range]:
        """Return the ranges after the passage, the nearest first; a comma begins its range."""
        start, end = self.after
        commas = [match.start() for match in _COMMA.finditer(text, start, end)]
        return list(pairwise([start, *commas, end]))


def around(text: str, passage: Range, abbreviations: Collection[str]) -> Around:
    """Return the parts of a passage's sentences that stand outside it."""
    start, end = passage
    # A passage may end its own sentence: with a full stop, and with closing quotation marks.
    last = max(start, end - 1)
    while last > start and text[last] in _CLOSING:
        last -= 1
    after = _ends(text, last, min(len(text), end + _REACH), abbreviations)
    stop = next((place for place in after if place >= end), min(len(text), end + _REACH))
    return Around(before=(_begin(text, start, abbreviations), start), after=(end, stop))


def _begin(text: str, start: int, abbreviations: Collection[str]) -> int:
    """Return where the sentence around a place begins."""
    for reach in (_USUAL, _REACH):
        places = list(_ends(text, max(0, start - reach), start, abbreviations))
        if places:
            return places[-1]
    return max(0, start - _REACH)


def quoted(text: str, start: int) -> bool:
    """Return whether a quotation that began earlier in the line is still open at a place."""
    line = text[text.rfind("\n", 0, start) + 1 : start]
    # Straight marks do not say whether they open or close, so an odd number counts as open.
    opened = sum(map(line.count, "“„«")) - sum(map(line.count, "”»"))
    return opened > 0 or line.count('"') % 2 == 1


def _ends(text: str, first: int, last: int, abbreviations: Collection[str]) -> Iterator[int]:
    """Yield each place in a range at which a sentence has ended."""
    for match in _MAY_END.finditer(text, first, last):
        end = match.end()
        if match[0] == "\n":
            if not text[end : end + 1].islower():
                yield end
        elif (end == last or text[end].isspace()) and not (
            match[0] == "." and _abbreviates(text, match, abbreviations)
        ):
            yield end


def _abbreviates(text: str, stop: re.Match[str], abbreviations: Collection[str]) -> bool:
    """Return whether a full stop ends an abbreviation or initial, or lower case follows it."""
    word = re.split(r"[\s(]", text[max(0, stop.start() - _LONGEST_WORD) : stop.start()])[-1]
    following = text[stop.end() : stop.end() + _LONGEST_WORD].lstrip()
    initial = len(word) == 1 and word.isupper()
    return initial or word.lower() in abbreviations or following[:1].islower()
