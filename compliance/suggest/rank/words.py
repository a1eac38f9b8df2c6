"""Words of a text as cues and likeness compare them: in lower case, without any sign."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final

from compliance.model.cues import folded

_WORD: Final = re.compile(r"\w+")
find_words: Final[Callable[[str], list[str]]] = _WORD.findall
"""Return the words of a text; what hyphens and apostrophes join are several."""

ROOT: Final = 6
"""Letters of a word that count where words are compared: its forms have them in common."""
_SHORTEST: Final = 3
Places = tuple[int, ...]
"""Words of a text, each by how many stand before it."""
_BETWEEN: Final = " … "


def words_of(text: str) -> list[str]:
    """Return the words of a text in the letters of cues."""
    return find_words(folded(text))


def roots_of(words: list[str]) -> list[str]:
    """Return the beginnings of words, but for those too short to tell anything."""
    return [word[:ROOT] for word in words if len(word) >= _SHORTEST]


def standing(text: str, places: Iterable[int]) -> str:
    """Return words of a text as they stand there, with an ellipsis for what is left out."""
    lower = folded(text)
    # A few letters become two in lower case: their text is printed in that.
    printed = text if len(text) == len(lower) else lower
    spans = [match.span() for match in _WORD.finditer(lower)]
    runs: list[list[int]] = []
    for place in sorted(places):
        if runs and runs[-1][-1] + 1 == place:
            runs[-1].append(place)
        else:
            runs.append([place])
    parts = (printed[spans[run[0]][0] : spans[run[-1]][1]] for run in runs)
    return _BETWEEN.join(" ".join(part.split()) for part in parts)
