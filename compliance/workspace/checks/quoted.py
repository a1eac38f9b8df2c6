"""Check that files quote no more than a few words of other people's sentences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from compliance.model.evidence import PassagePin
from compliance.workspace.faults import Route

MOST_WORDS: Final = 6
MOST_TITLE_WORDS: Final = 8
"""Six words of the headline, the ellipsis, and one for a word that a hyphen or dash splits."""


def find_long_quotation(what: str, words: str) -> Iterator[str]:
    """Yield a message if a text has too many words, split at white space."""
    count = len(words.split())
    if count > MOST_WORDS:
        yield f"{what} has {count} words; write at most {MOST_WORDS}"


def find_pin_faults(pin: PassagePin) -> Iterator[tuple[Route, str, str]]:
    """Yield route, code and message for each end of a passage that is too long or not trimmed."""
    for key, words in (("start", pin.start), ("end", pin.end), ("prefix", pin.prefix)):
        if words is None or (words == words.strip() and len(words.split()) <= MOST_WORDS):
            continue
        for message in find_long_quotation(key, words):
            yield ("passage", key), "too-many-words", message
        if words != words.strip():
            message = f"{key} begins or ends with white space; take that out"
            yield ("passage", key), "white-space", message


def find_title_faults(title: str) -> Iterator[str]:
    """Yield a message if a title quotes more of a headline than it may."""
    count = len(title.split())
    if count > MOST_TITLE_WORDS:
        yield f"the title has {count} words; write at most {MOST_WORDS}, then an ellipsis"
