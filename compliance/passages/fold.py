"""Fold different ways of printing the same words into one, and map places back to the original.

The folds, in the order in which they are applied; the signs of each are in signs.py. Nothing else
changes: no letter, digit or case, and no letter of another script that looks alike.

    line ends   a word that is divided at a line end is one word; no white space between letters of
                scripts that write none there
    quotes      single marks, primes, geresh and apostrophes to ', double marks, guillemets,
                gershayim and corner brackets to "
    dashes      hyphens and dashes of every script, and the minus sign, to -
    white space any run of it, line ends included, to one space
    invisible   soft hyphens, zero-width characters, marks of writing direction and the Arabic
                tatweel removed
    forms       ligatures, Arabic presentation forms, full and half width, vertical and small forms
                and dots in a row to the letters and signs that they show
    composition Unicode normal form C, and the vowel am of Thai and Lao as one sign

A zero-width joiner after a pictograph is part of the picture and stays.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from compliance.passages.line_ends import divisions, gaps, undivided
from compliance.passages.signs import FORMS, REMOVED, SWAPS, plain

_JOINER = "\u200d"
_ASCII_SWAPS = tuple((sign, to) for sign, to in SWAPS.items() if sign.isascii())
_ODD = re.compile(f"[{''.join(SWAPS)}{REMOVED}{FORMS}]")
_SPACE_RUN = re.compile("  +")
_RUN = re.compile(f"[ {REMOVED}]{{2,}}|[{REMOVED}{FORMS}]")
_CLUSTER = re.compile("sm*|m+")
_MANY_MARKS = 32
# Thai and Lao print the vowel am as one sign or as a ring and a long a, with the mark of the tone
# before either of the two or behind them.
_AM = re.compile(
    "(?:(?:\u0e4d[\u0e48-\u0e4b]{0,3}\u0e32|\u0e33)[\u0e48-\u0e4b]*)+"
    "|(?:(?:\u0ecd[\u0ec8-\u0ecb]{0,3}\u0eb2|\u0eb3)[\u0ec8-\u0ecb]*)+"
)
_AM_OR_RING = "\u0e33\u0e4d\u0eb3\u0ecd"
_AMS = ("\u0e4d\u0e32\u0e33", "\u0ecd\u0eb2\u0eb3")  # ring, long a and both as one
_span = re.Match.span
# Letters that compose with the letter before although they are not combining marks: the vowels
# and final consonants of Hangul, and (Unicode 16) two vowel signs of Kirat Rai.
_JOINING_LETTERS = frozenset(
    [*map(chr, range(0x1161, 0x1176)), *map(chr, range(0x11A8, 0x11C3)), "\U00016d63", "\U00016d67"]
)


@dataclass(frozen=True, slots=True)
class _Edits:
    """The replacements of one fold, in order: where each stands afterwards, and where it stood."""

    new_starts: array[int]  # arrays, since a long text may have millions of them
    new_ends: array[int]
    old_starts: array[int]
    old_ends: array[int]

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
        beyond = place - self.new_ends[index]
        if beyond >= 0:
            return self.old_ends[index] + beyond + inside_end
        return self.old_ends[index] if inside_end else self.old_starts[index]


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
    text, steps = _without_line_ends(text)
    longer = False
    for sign, to in _ASCII_SWAPS if text.isascii() else _swaps(text):
        if len(to) != 1:
            longer = True
        elif sign in text:
            text = text.replace(sign, to)
    if longer:
        text, removed = _edit(text, map(_span, _RUN.finditer(text)), _replacement)
        steps += removed
    elif "  " in text:
        text, removed = _edit(text, map(_span, _SPACE_RUN.finditer(text)), _replacement)
        steps += removed
    if not unicodedata.is_normalized("NFC", text):
        text, composed = _edit(text, _clusters(text), _composed)
        steps += composed
    if any(vowel in text for vowel in _AM_OR_RING):
        text, composed = _edit(text, map(_span, _AM.finditer(text)), _with_am)
        steps += composed
    return Folded(text, steps)


def _without_line_ends(text: str) -> tuple[str, tuple[_Edits, ...]]:
    """Return a text without what only the width of its pages put into words."""
    steps: tuple[_Edits, ...] = ()
    for find, change in ((divisions, undivided), (gaps, _nothing)):
        if places := list(find(text)):
            text, edits = _edit(text, places, change)
            steps += edits
    return text, steps


def _nothing(_space: str, _text: str, _start: int) -> str:
    return ""


def _swaps(text: str) -> Iterator[tuple[str, str]]:
    """Yield each sign of a text that folds, with what it folds to."""
    return ((sign, plain(sign)) for sign in set(_ODD.findall(text)))


def _edit(
    text: str, spans: Iterable[tuple[int, int]], change: Callable[[str, str, int], str]
) -> tuple[str, tuple[_Edits, ...]]:
    """Return a text with every range changed, and the record of changes if there were any."""
    pieces: list[str] = []
    new_starts, new_ends, old_starts, old_ends = (array("q") for _ in range(4))
    done = grown = 0
    for start, end in spans:
        old = text[start:end]
        new = change(old, text, start)
        if new == old:
            continue
        pieces += (text[done:start], new)
        new_starts.append(start + grown)
        grown += len(new) - (end - start)
        new_ends.append(end + grown)
        old_starts.append(start)
        old_ends.append(end)
        done = end
    if not done:
        return text, ()
    pieces.append(text[done:])
    return "".join(pieces), (_Edits(new_starts, new_ends, old_starts, old_ends),)


def _replacement(run: str, text: str, start: int) -> str:
    """Return the folded form of a sign, or of a run of spaces and invisible characters."""
    if " " in run:
        return " "
    if _JOINER in run and _is_pictograph(text[start - 1 : start]):
        return _JOINER
    return plain(run) if len(run) == 1 else ""


def _is_pictograph(sign: str) -> bool:
    return sign == "\ufe0f" or (sign > "\u2190" and unicodedata.category(sign) in ("So", "Sk"))


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Yield the range of each character that changes alone, or with the marks that follow it.

    Since `re` does not know Unicode categories, it searches a text of letters that stand for them.
    """
    kinds = text.translate({ord(sign): _kind(sign) for sign in set(text)})
    for match in _CLUSTER.finditer(kinds):
        start, end = match.span()
        yield start - (start > 0 and kinds[start] == "m"), end


def _kind(sign: str) -> str:
    """Return m for what joins the one before, s for what else changes alone, x for the others."""
    if joins_before(sign):
        return "m"
    return "x" if unicodedata.is_normalized("NFC", sign) else "s"


def joins_before(sign: str) -> bool:
    """Return whether a character combines with the one before it, such as an accent."""
    return unicodedata.category(sign)[0] == "M" or sign in _JOINING_LETTERS


def _composed(cluster: str, _text: str, _start: int) -> str:
    """Return the normal form C of a character and the marks that follow it."""
    if len(cluster) > _MANY_MARKS:
        cluster = _in_order(cluster)
    return unicodedata.normalize("NFC", cluster)


def _with_am(marks: str, _text: str, _start: int) -> str:
    """Return vowels am with their marks as one sign each, the marks of tone before them."""
    signs = next(signs for signs in _AMS if not set(signs).isdisjoint(marks))
    tones = "".join(mark for mark in marks if mark not in signs)
    return tones + signs[-1] * sum(mark in signs[1:] for mark in marks)


def _in_order(cluster: str) -> str:
    """Return a cluster decomposed, its marks in canonical order.

    `unicodedata` moves each mark past the others one by one, which squares their number.
    """
    signs = (sign for one in cluster for sign in unicodedata.normalize("NFD", one))
    classes = groupby(signs, key=lambda sign: unicodedata.combining(sign) > 0)
    return "".join(
        "".join(sorted(group, key=unicodedata.combining) if marks else group)
        for marks, group in classes
    )
