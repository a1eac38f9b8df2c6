"""Tell which bound the printed words of a number set; the words are data, in languages/."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from compliance.audit.entry import any_of
from compliance.audit.language import words_of
from compliance.passages.fold import fold

BOUNDS: Final = ("at_least", "at_most", "about")
"""The keys of a figure for numbers that are no exact ones, and the lists of words that set them."""


def bound_said(tag: str, printed: str) -> str | None:
    """Return which of `BOUNDS` the first words for one in a printed number set; None if none does.

    Where words of two bounds begin at one place ("no more than"), the longer count.
    """
    text = fold(printed).text
    found = [
        (match.start(), -len(match[0]), bound)
        for bound, words in _patterns(tag).items()
        if (match := words.search(text)) is not None
    ]
    return min(found)[2] if found else None


@cache
def _patterns(tag: str) -> Mapping[str, re.Pattern[str]]:
    words = words_of(tag)
    return {} if words is None else {bound: any_of(words["bounds"][bound]) for bound in BOUNDS}
