"""Make a pattern of the words of a list, as languages/en.toml says how they are written."""

from __future__ import annotations

import re
from collections.abc import Iterable

from compliance.passages.fold import fold

# The small letters of all languages that have a list.
LOWER = "a-z\u00df-\u00f6\u00f8-\u00ffąćęğıłńœśşźżə\u0430-\u045f\u0491\u0561-\u0587"
_LETTER = r"\w"
_FEW = rf"{_LETTER}{{0,20}}"
_SIGNS = {
    " ": r"\s+",
    "*": rf"{_LETTER}*",
    "+": rf"{_LETTER}+",
    "#": r"[0-9]{1,4}(?:\.|st|nd|rd|th)?",
    "~": r"\s+(?:[^\s,;:]+\s+){0,3}(?:[^\s,;:]+,?\s+)?",
}
_BEGINS = r"(?:(?<=[,;:()\"-]\s)|(?<=[,;:()\"]))"
_ENDS = r"(?=\s*(?:[^\w\s]|\Z))"


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for any of some words as whole words, in any case."""
    return re.compile(rf"(?<!\w)(?:{either(words)})(?!\w)", re.IGNORECASE)


def either(words: Iterable[str]) -> str:
    """Return words as alternatives of a pattern, the longest first: `re` takes the first match."""
    ordered = sorted((fold(word).text for word in words), key=lambda word: (-len(word), word))
    return "|".join(map(_pattern, ordered))


def _pattern(word: str) -> str:
    exact = word.lstrip("|").startswith("=")
    plain = word.strip("|").removeprefix("=")
    made = "".join(_SIGNS.get(sign) or re.escape(sign) for sign in plain)
    # Letters without end at two places would take the square of the time in a long word.
    begin, first, rest = made.partition(_SIGNS["*"])
    made = begin + first + rest.replace(_SIGNS["*"], _FEW)
    if exact:
        made = f"(?-i:{made.replace(_LETTER, f'[{LOWER}]')})"
    if word.startswith("|"):
        made = _BEGINS + made
    return made + _ENDS if word.endswith("|") else made
