"""What only the width of a page puts into words: hyphens at line ends, and spaces between letters.

A word that is divided at a line end is one word ("with-" / "drawal"). A hyphen that its word has
anyway stands there too ("cease-" / "fire"), and no text tells them apart; so a pin may have such a
word with its hyphen or without. Before a capital or a digit the hyphen stays ("Nagorno-" /
"Karabakh"). What a soft hyphen divides may be two words, since it is put where nobody sees it.
Scripts without spaces between words have none at a line end either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final
from unicodedata import category, normalize

from compliance.model.spaceless import EAST, SOUTH_EAST, is_spaceless
from compliance.passages.signs import DOUBLE_QUOTES, REMOVED, SPACES

_SOFT: Final = "\u00ad"
_HYPHENS: Final = f"-{_SOFT}\u058a\u1400\u1806\u2010"
_DIVISION = re.compile(rf"[{_HYPHENS}][ \t\r]{{0,9}}\n\s{{0,9}}(?=\w)")
_REACH: Final = 20  # no division is longer
_LONGEST: Final = 40  # letters of a word
_LETTERS = re.compile(r"([^\W\d_]+)")
# Vowels that Unicode calls letters although they belong to the character before them.
_VOWELS: Final = "\u0e33\u0eb3\uff9e\uff9f"


def divisions(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield where words are divided at line ends: each hyphen with the white space behind it."""
    stop = len(text) if end is None else end
    # Most lines end without a hyphen, and to find their ends takes no time.
    line_end = text.find("\n", start, stop)
    while line_end >= 0:
        line = text[max(start, line_end - _REACH // 2) : line_end]
        at = line_end - len(line) + len(line.rstrip(" \t\r")) - 1
        match = _DIVISION.match(text, at, stop) if line else None
        if match and _divides(text, *match.span()):
            yield match.span()
        line_end = text.find("\n", match.end() if match else line_end + 1, stop)


def _divides(text: str, start: int, end: int) -> bool:
    before = text[start - 1 : start]
    is_letter = before.isalpha() or (before != "" and category(before).startswith("M"))
    return is_letter and text[end] != "_"


def undivided(division: str, text: str, start: int) -> str:
    """Return what is left of a division that begins at a place in a text: its hyphen or nothing.

    Behind a soft hyphen it is the space of the line end.
    """
    if division[0] == _SOFT:
        return " "
    after = text[start + len(division)]
    return "" if after.isalpha() and not (after.isupper() or after.istitle()) else "-"


def divides_word(text: str, at: int) -> bool:
    """Return whether a place is in the division of a word, or at one of its ends."""
    if not may_be_divided(text[max(0, at - 2) : at + 1]):
        return False
    low, high = max(0, at - _REACH), at + _REACH
    return any(
        start <= at <= end and not undivided(text[start:end], text, start)
        for start, end in divisions(text, low, high + 1)
    )


def may_be_divided(signs: str) -> bool:
    """Return whether the two signs before a place and that behind it may be of a division."""
    before, after = signs[-2], signs[-1]
    if after in _HYPHENS or before in _HYPHENS or before == "\n":
        return True
    return before.isspace() and (after.isspace() or signs[0].isspace())


def gaps(text: str) -> Iterator[tuple[int, int]]:
    """Yield the white space of a text between letters of scripts that write none there."""
    if is_spaceless(text):
        for match in _gap().finditer(text):
            following = text[match.end()]
            if following not in _VOWELS and not category(following).startswith("M"):
                yield match.span()


@cache
def _gap() -> re.Pattern[str]:
    # Commas, stops and brackets of the East count as its letters, and beside them the marks of a
    # quotation, which it shares with others.
    wide = f"{EAST}\u3001-\u3003\u3008-\u301f\u30fb\uff01-\uff65"
    gap = f"[{SPACES}{REMOVED}]+"
    return re.compile(
        f"(?<=[{wide}]){gap}(?=[{wide}{DOUBLE_QUOTES}])|(?<=[{DOUBLE_QUOTES}]){gap}(?=[{wide}])"
        f"|(?<=[{SOUTH_EAST}]){gap}(?=[{SOUTH_EAST}])"
    )


def other_spellings(text: str) -> Mapping[str, str]:
    """Return the other ways to write words that a text divides at line ends, with how it folds.

    A word can be written whole, with its hyphen, and with a space behind that for the line end.
    """
    spellings: dict[str, str] = {}
    for start, end in divisions(text):
        before, after = _beside(text, start, end)
        division = text[start:end]
        folded = f"{before}{undivided(division, text, start)}{after}"
        spellings.update({f"{before}{sign}{after}": folded for sign in ("", "-", "- ")})
    return spellings


def respelt(words: str, spellings: Mapping[str, str]) -> str:
    """Return words of a pin, each as the text in which they are sought has it when folded."""
    parts = _LETTERS.split(words)  # letters at odd places, what is between them at even ones
    for at in range(1, len(parts), 2):
        alone, pair = parts[at], "".join(parts[at : at + 3])
        if at + 2 < len(parts) and pair in spellings:
            parts[at : at + 3] = "", "", spellings[pair]
        else:
            parts[at] = spellings.get(alone, alone)
    return "".join(parts)


def _beside(text: str, start: int, end: int) -> tuple[str, str]:
    """Return the letters before a division and after it."""
    before = _LETTERS.findall(normalize("NFC", text[max(0, start - _LONGEST) : start]))
    after = _LETTERS.match(normalize("NFC", text[end : end + _LONGEST]))
    return before[-1] if before else "", after[0] if after else ""
