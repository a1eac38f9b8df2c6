"""Words of any language in one spelling, so that a search finds each however it is written.

Capitals, accents and points, ligatures, widths and invisible characters make no other word: `Şuşa`
is `susa`, and the four letters I of Azerbaijani are one. In scripts that write no spaces each
character is a word, and what was typed together is a phrase.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from compliance.model.spaceless import is_spaceless

FORMAT: Final = 2
"""It counts up whenever a text comes to other words than before."""

# Combining classes of marks that make no other word: voicing of Kana, points of Hebrew and Arabic,
# accents. Other marks are vowels, tones, or signs that a letter has none.
_POINTS: Final = frozenset({8, *range(10, 36)})
_ACCENTS: Final = 200
_LAST_WITH_MARKS: Final = "\u2e7f"


class _Spelling(dict[int, str]):
    """What each character becomes: letters, nothing, or a space between words."""

    def __missing__(self, code: int) -> str:
        # Signs for letters have capitals only once they are letters: a bold A of mathematics.
        plain = unicodedata.normalize("NFKD", chr(code)).casefold()
        spelt = "".join(map(_spelt, unicodedata.normalize("NFKD", plain)))
        self[code] = spelt
        return spelt


def _spelt(sign: str) -> str:
    kind = unicodedata.category(sign)
    if kind.startswith("M"):
        place = unicodedata.combining(sign)
        return "" if place in _POINTS or place >= _ACCENTS else sign
    if kind == "Cf":
        return ""
    if sign == "ı":
        return "i"
    if is_spaceless(sign) and sign.isalpha():
        # In the scripts of South East Asia marks follow.
        return f" {sign} " if sign > _LAST_WITH_MARKS else f" {sign}"
    return sign if sign.isalnum() else " "


_SPELLING: Final = _Spelling()


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text in its one spelling, and the code points that it takes."""

    spelt: str
    start: int
    end: int


def words_of(text: str) -> list[str]:
    """Return the words of a text in their one spelling."""
    return text.translate(_SPELLING).split()


def placed_words(text: str) -> Iterator[Word]:
    """Yield the words of a text with their places; the same words as `words_of` returns."""
    spelt, start, end = "", 0, 0
    for at, sign in enumerate(text):
        for piece in re.split("( )", _SPELLING[ord(sign)]):
            if piece == " ":
                if spelt:
                    yield Word(spelt, start, end)
                spelt = ""
            elif piece:
                start, end = start if spelt else at, at + 1
                spelt += piece
            elif spelt and unicodedata.combining(sign):
                end = at + 1
    if spelt:
        yield Word(spelt, start, end)
