"""Scripts that put no spaces between words: their letters, and how many of them make a word.

Nobody can count their words without a dictionary, whose guess depends on what stands around them.
So a word is as many characters as words of that script have on average.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from types import MappingProxyType
from typing import Final
from unicodedata import category

# Ranges, to stand within the brackets of a pattern.
EAST: Final = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303c\u3041-\u312f\u31a0-\u31bf"
    "\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
SOUTH_EAST: Final = (
    "\u0e01-\u0e3a\u0e40-\u0edf\u0f00-\u0fda\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff\u1a20-\u1aad"
    "\ua9e0-\ua9fe\uaa60-\uaadf"
)
# `re` compiles the sets on first use, so a run that meets ASCII alone does not pay for them.
_LETTERS: Final = f"[{EAST}{SOUTH_EAST}]"

_MEASURES: Final = (
    (2, f"[{EAST}]", ("Hani", "Hans", "Hant", "Jpan", "Hira", "Kana", "Bopo")),
    (4, f"[{SOUTH_EAST}]", ("Thai", "Laoo", "Khmr", "Mymr", "Tibt")),
)
IN_A_WORD: Final = MappingProxyType(
    {script: number for number, _, scripts in _MEASURES for script in scripts}
)
"""How many characters count as a word, by the code of a script in language tags."""

# A letter with its marks, two vowels of Thai and Lao among these; or else what stands together.
_MARKS: Final = (
    "\u0e31\u0e33-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb3-\u0ebc\u0ec8-\u0ecd\u0f18-\u0f19\u0f35"
    "\u0f37\u0f39\u0f3e-\u0f3f\u0f71-\u0f84\u0f86-\u0f87\u0f8d-\u0f97\u0f99-\u0fbc\u0fc6"
    "\u102b-\u103e\u1056-\u1059\u105e-\u1060\u1062-\u1064\u1067-\u106d\u1071-\u1074"
    "\u1082-\u108d\u108f\u109a-\u109d\u17b4-\u17d3\u17dd\u1a55-\u1a5e\u1a60-\u1a7c\u1a7f"
    "\u3099-\u309a\ua9e5\uaa7b-\uaa7d\uaab0\uaab2-\uaab4\uaab7-\uaab8\uaabe-\uaabf\uaac1"
    "\uff9e-\uff9f"
)
_ANY_WORD: Final = rf"{_LETTERS}[{_MARKS}]*|(?:(?!{_LETTERS})\S)+"


def is_spaceless(text: str) -> bool:
    """Return whether a text has a letter or mark of such a script."""
    return not text.isascii() and re.search(_LETTERS, text) is not None


def count_words(text: str) -> int:
    """Return how many words a text has, split at white space or by the measure of its script."""
    if not is_spaceless(text):
        return len(text.split())
    words = sum(1 for word in text.split() if not is_spaceless(word))
    return words + sum(-(-len(re.findall(letters, text)) // most) for most, letters, _ in _MEASURES)


def measure_of(text: str) -> int | None:
    """Return how many characters of a text count as a word; None if its words stand apart."""
    return next(
        (most for most, letters, _ in _MEASURES if is_spaceless(text) and re.search(letters, text)),
        None,
    )


def word_places(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return where the words of a part of a text stand; a letter with its marks counts as one."""
    words = _ANY_WORD if is_spaceless(text[start:end]) else r"\S+"
    return [match.span() for match in re.compile(words).finditer(text, start, end)]


def first_words(text: str, most: int) -> str:
    """Return the beginning of a text that has at most so many words, with single spaces."""
    words = text.split()
    if not is_spaceless(text):
        return " ".join(words[:most])
    plain = " ".join(words)
    end = bisect_right(range(len(plain)), most, key=lambda at: count_words(plain[: at + 1]))
    while 0 < end < len(plain) and _belongs_before(plain[end]):
        end -= 1
    return plain[:end].rstrip()


def last_words(text: str, most: int) -> str:
    """Return the end of a text that has at most so many words, with single spaces."""
    words = text.split()
    if not is_spaceless(text):
        return " ".join(words[-most:])
    plain = " ".join(words)
    length = len(plain)
    taken = bisect_right(range(length), most, key=lambda at: count_words(plain[length - at - 1 :]))
    start = length - taken
    while 0 < start < length and _belongs_before(plain[start]):
        start += 1
    return plain[start:].lstrip()


def _belongs_before(sign: str) -> bool:
    return category(sign).startswith("M")
