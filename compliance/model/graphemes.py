"""Decide where characters end as readers see them, and where a line may be broken.

The rules are those of Unicode (UAX 29), as `regex` has them; offsets are code points.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple
from unicodedata import category

from compliance.model.spaceless import is_spaceless

if TYPE_CHECKING:
    import regex

REACH: Final = 32
"""What stands further from a place does not count.

Even, so that flags are paired as in the whole text.
"""

# They put the next letter under the one before, although Unicode calls both characters.
_STACKING = "\u1039\u17d2\u1a60"
_KILLERS = ("\u103a", "\u1039")  # Burmese: the letter before them ends a syllable
# In Thai and Lao these vowels are written before the consonant behind which they are spoken, and
# those stand behind one.
_OPENING = "\u0e40-\u0e44\u0ec0-\u0ec4"
_CLOSING = (
    "\u0e2f-\u0e3a\u0e45-\u0e4e\u0eaf-\u0ebd\u0ec6-\u0ece\u3005\u303b\u309d\u309e\u30fc-\u30fe"
)
_PAIR = 2  # a line is broken between two characters
_HOLDS = re.compile(f"[{_OPENING}]|.[{_CLOSING}]", re.DOTALL)
_OPENED = frozenset({"Ps", "Pi"})
_CLOSED = frozenset({"Pe", "Pf", "Po"})


class _Unicode(NamedTuple):
    """The patterns of `regex` for the rules of Unicode."""

    character: regex.Pattern[str]
    joins_before: regex.Pattern[str]


@cache
def _unicode() -> _Unicode:
    import regex  # noqa: PLC0415 - a report without texts needs none of it

    return _Unicode(
        regex.compile(r"\X"),
        regex.compile(r"[\p{GCB=Extend}\p{GCB=SpacingMark}\p{GCB=ZWJ}]"),
    )


def is_character_edge(text: str, at: int) -> bool:
    """Return whether a place is between two characters as readers see them (grapheme clusters)."""
    if not 0 < at < len(text):
        return True
    if _unicode().joins_before.match(text, at):
        return False
    if text[at - 1] in _STACKING and text[at].isalpha():
        return False
    before, after = text[max(0, at - REACH) : at], text[at : at + REACH]
    cluster = _unicode().character.match(before + after, len(before) - 1)
    return cluster is not None and cluster.end() == len(before)


def may_break(text: str, at: int) -> bool:
    """Return whether a line may be broken at a place at which no white space stands.

    It may beside a letter of a script that writes no spaces; but not inside a character, nor
    before a sign that ends something, nor behind one that begins it.
    """
    beside = text[max(0, at - 1) : at + 1]
    return (
        len(beside) == _PAIR
        and is_spaceless(beside)
        and category(beside[0]) not in _OPENED
        and category(beside[1]) not in _CLOSED
        and not _HOLDS.match(beside)
        and text[at + 1 : at + 2] not in _KILLERS
        and is_character_edge(text, at)
    )
