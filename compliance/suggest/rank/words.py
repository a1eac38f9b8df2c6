"""Words of a text as cues and likeness compare them: in lower case, without any sign."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

find_words: Final[Callable[[str], list[str]]] = re.compile(r"\w+").findall
"""Return the words of a text; what hyphens and apostrophes join are several."""

ROOT: Final = 6
"""Letters of a word that count where words are compared: its forms have them in common."""
_SHORTEST: Final = 3


def words_of(text: str) -> list[str]:
    """Return the words of a text in lower case."""
    return find_words(text.lower())


def roots_of(words: list[str]) -> list[str]:
    """Return the beginnings of words, but for those too short to tell anything."""
    return [word[:ROOT] for word in words if len(word) >= _SHORTEST]
