"""Other people's sentences stay theirs: at most a few of their words may stand in a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.model.evidence import PassagePin
    from compliance.workspace.faults import Route

MOST_WORDS: Final = 6
MOST_TITLE_WORDS: Final = 8
"""Six of the headline, the ellipsis, and one for a word that a hyphen or dash splits."""


def find_long_quotation(what: str, words: str, most: int) -> Iterator[str]:
    """Yield the message about a text with more than `most` words, split at white space."""
    count = len(words.split())
    if count > most:
        yield f"{what} has {count} words; at most {most} may stand here"


def find_pin_faults(pin: PassagePin) -> Iterator[tuple[Route, str, str]]:
    """Yield route, code and message of each end of a passage that is too long or not trimmed."""
    for key, words in (("start", pin.start), ("end", pin.end), ("prefix", pin.prefix)):
        if words is None:
            continue
        for message in find_long_quotation(key, words, MOST_WORDS):
            yield ("passage", key), "too-many-words", message
        if words != words.strip():
            message = f"{key} begins or ends with white space; take that out"
            yield ("passage", key), "white-space", message


def find_title_faults(title: str) -> Iterator[str]:
    """Yield the message about a title that gives more of a headline than may stand here."""
    for message in find_long_quotation("the title", title, MOST_TITLE_WORDS):
        yield f"{message}: write six, then an ellipsis"
