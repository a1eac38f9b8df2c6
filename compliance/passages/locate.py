"""Locate a pinned passage in a text, with the level of proof."""

from __future__ import annotations

from dataclasses import dataclass

from compliance.passages.level import Level
from compliance.passages.near import Near, closest
from compliance.passages.search import Range, SearchText
from compliance.passages.words import Pin

__all__ = ["Level", "Location", "Pin", "Range", "SearchText", "locate", "passage_text"]


@dataclass(frozen=True, slots=True)
class Location:
    """The result of a search for a passage; all ranges are in code points of the original text.

    `range` is the passage if exact or folded, and the closest place if near. `candidates` are all
    places that fit, more than one only if ambiguous. `near` says what differs at the closest one.
    """

    level: Level
    range: Range | None = None
    candidates: tuple[Range, ...] = ()
    near: Near | None = None


def locate(text: SearchText, pin: Pin) -> Location:
    """Return where a passage stands in a text: as written, else folded, else the closest place.

    The text is folded only if the words do not occur in it as written: words that occur twice as
    written are ambiguous, whatever the folded text has. A close place is never a proof.
    """
    found = text.as_written(pin)
    if found:
        return _placed(Level.EXACT, found)
    found = text.as_folded(pin)
    if found:
        return _placed(Level.FOLDED, found)
    near = closest(text, pin)
    if near is None:
        return Location(Level.MISSING)
    return Location(Level.NEAR, near.range, near=near)


def _placed(level: Level, found: tuple[Range, ...]) -> Location:
    if len(found) > 1:
        return Location(Level.AMBIGUOUS, candidates=found)
    return Location(level, found[0], found)


def passage_text(text: str, place: Range) -> str:
    """Return the code points of a text in a half-open range."""
    start, end = place
    return text[start:end]
