"""The language of a text, by its words; a guess, and marked as one."""

from __future__ import annotations

import re
from typing import Final

import py3langid

from compliance.library.intake.extraction import Basis, FactKey, FoundFact

_LOOKED_AT: Final = 20_000
_FEWEST: Final = 40
_LETTERS: Final = re.compile(r"[^\W\d_]")


def language_of(text: str) -> FoundFact | None:
    """Return the language that a text is most likely in; None for one that is too short."""
    start = text[:_LOOKED_AT]
    if len(_LETTERS.findall(start)) < _FEWEST:
        return None
    return FoundFact(FactKey.LANGUAGE, str(py3langid.classify(start)[0]), Basis.TEXT)
