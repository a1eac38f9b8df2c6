"""Fold different ways of printing the same words into one, and map places back to the original.

The folds, in the order in which they are applied. Nothing else changes: no letter, digit or case,
and no compatibility form such as a full-width digit.

    quotes      single marks, primes and apostrophes to ', double marks and guillemets to "
    dashes      hyphens, dashes and the minus sign to -
    white space any run of it, line ends included, to one space
    invisible   soft hyphens, zero-width characters and marks of writing direction removed
    ligatures   the Latin presentation forms U+FB00 to U+FB06 spelled out
    composition Unicode normal form C

U+02BC is formally a letter, but some keyboards type it for the apostrophe, so it is folded as
one. A zero-width joiner after a pictograph is part of the picture and stays. A soft hyphen at a
line end leaves the space of the line end, since whether it divided a word would be a guess.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

APOSTROPHES = "'`\u00b4\u02bc\u055a\u1fef\u1ffd\u2018\u2019\u201a\u201b\u2032\u2035\uff07"
SINGLE_QUOTES = APOSTROPHES + "\u2039\u203a"
DOUBLE_QUOTES = '"\u00ab\u00bb\u201c\u201d\u201e\u201f\u2033\u2036\u301d\u301e\u301f\uff02'
DASHES = "-\u058a\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
SPACES = (
    " \t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005"
    "\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
INVISIBLE = (
    "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2066\u2067\u2068\u2069\ufeff"
)
LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "\u017ft",  # the long s stays a long s
    "\ufb06": "st",
}

_JOINER = "\u200d"
_SWAPS = tuple(
    (sign, signs[0])
    for signs in (SINGLE_QUOTES, DOUBLE_QUOTES, DASHES, SPACES)
    for sign in signs[1:]
)
_ASCII_SWAPS = tuple((sign, plain) for sign, plain in _SWAPS if sign.isascii())
_ODD = INVISIBLE + "".join(LIGATURES)
_SPACE_RUN = re.compile("  +")
_RUN = re.compile(f"[ {INVISIBLE}]{{2,}}|[{_ODD}]")
# Letters that compose with the letter before although they are not combining marks: the vowels
# and final consonants of Hangul, and (Unicode 16) two vowel signs of Kirat Rai.
_JOINING_LETTERS = frozenset(
    [*map(chr, range(0x1161, 0x1176)), *map(chr, range(0x11A8, 0x11C3)), "\U00016d63", "\U00016d67"]
)


@dataclass(frozen=True, slots=True)
class _Edits:
    """The replacements of one fold, in order: each new start, and (new end, old start, old end)."""

    new_starts: list[int]
    spans: list[tuple[int, int, int]]

    def start_of(self, place: int) -> int:
        """Return where the character at `place` began before the fold."""
        return self._old(place, inside_end=False)

    def end_of(self, place: int) -> int:
        """Return where the character at `place` ended before the fold."""
        return self._old(place, inside_end=True)

    def _old(self, place: int, *, inside_end: bool) -> int:
        index = bisect_right(self.new_starts, place) - 1
        if index < 0:
            return place + inside_end
        new_end, old_start, old_end = self.spans[index]
        if place >= new_end:
            return old_end + (place - new_end) + inside_end
        return old_end if inside_end else old_start


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text, with what is needed to map its places back to the original."""

    text: str
    steps: tuple[_Edits, ...] = ()

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the half-open range of original code points for one of folded code points.

        It is the tightest such range: characters removed at either edge are left out. An edge
        inside a ligature or composed character is moved out to include the whole of it. Folding
        the original slice gives the folded slice again, unless an edge was moved in this way or
        the slice begins with a joiner that belonged to a pictograph before it.
        """
        if start >= end:
            for step in reversed(self.steps):
                start = step.start_of(start)
            return start, start
        for step in reversed(self.steps):
            start, end = step.start_of(start), step.end_of(end - 1)
        return start, end


def fold(text: str) -> Folded:
    """Return a text folded. A text that needs no change is only scanned, not copied."""
    ascii_only = text.isascii()
    for sign, plain in _ASCII_SWAPS if ascii_only else _SWAPS:
        if sign in text:
            text = text.replace(sign, plain)
    steps: tuple[_Edits, ...] = ()
    if not ascii_only and any(sign in text for sign in _ODD):
        text, steps = _edit(text, _RUN, _replacement)
    elif "  " in text:
        text, steps = _edit(text, _SPACE_RUN, _replacement)
    if not unicodedata.is_normalized("NFC", text):
        text, composed = _edit(text, _clusters(text), _composed)
        steps += composed
    return Folded(text, steps)


def _edit(
    text: str, pattern: re.Pattern[str], change: Callable[[re.Match[str]], str]
) -> tuple[str, tuple[_Edits, ...]]:
    """Return a text with every match changed, and the record of changes if there were any."""
    pieces: list[str] = []
    starts: list[int] = []
    spans: list[tuple[int, int, int]] = []
    done = grown = 0
    for match, new in _changed(pattern, text, change):
        old_start, old_end = match.span()
        pieces += (text[done:old_start], new)
        starts.append(old_start + grown)
        grown += len(new) - (old_end - old_start)
        spans.append((old_end + grown, old_start, old_end))
        done = old_end
    if not spans:
        return text, ()
    pieces.append(text[done:])
    return "".join(pieces), (_Edits(starts, spans),)


def _changed(
    pattern: re.Pattern[str], text: str, change: Callable[[re.Match[str]], str]
) -> Iterator[tuple[re.Match[str], str]]:
    for match in pattern.finditer(text):
        new = change(match)
        if new != match[0]:
            yield match, new


def _replacement(match: re.Match[str]) -> str:
    """Return the folded form of a ligature, or of a run of spaces and invisible characters."""
    run = match[0]
    if run in LIGATURES:
        return LIGATURES[run]
    if " " in run:
        return " "
    before = match.string[match.start() - 1 : match.start()]
    return _JOINER if _JOINER in run and _is_pictograph(before) else ""


def _is_pictograph(sign: str) -> bool:
    return sign == "\ufe0f" or (sign > "\u2190" and unicodedata.category(sign) in ("So", "Sk"))


def _clusters(text: str) -> re.Pattern[str]:
    """Return a pattern for each character of a text together with the marks that follow it.

    It is built from the characters that occur, since `re` does not know Unicode categories.
    """
    signs = sorted(set(text))
    joining = re.escape("".join(sign for sign in signs if joins_before(sign)))
    singles = re.escape(
        "".join(sign for sign in signs if not unicodedata.is_normalized("NFC", sign))
    )
    either = [f"[^{joining}]?[{joining}]+"] if joining else []
    if singles:
        either.append(f"[{singles}]")
    return re.compile("|".join(either))


def joins_before(sign: str) -> bool:
    """Return whether a character combines with the one before it, such as an accent."""
    return unicodedata.category(sign)[0] == "M" or sign in _JOINING_LETTERS


def _composed(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", match[0])
