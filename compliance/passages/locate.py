"""Locate a pinned passage in a text, and say how sure the place is."""

from __future__ import annotations

from dataclasses import dataclass

from compliance.passages.level import Level
from compliance.passages.near import Near, closest
from compliance.passages.search import Range, SearchText
from compliance.passages.words import Pin

__all__ = ["Level", "Location", "Pin", "Range", "SearchText", "locate", "passage_text"]


@dataclass(frozen=True, slots=True)
class Location:
    """Where a passage stands in its text; all ranges in code points of the original.

    `range` is the passage when exact or folded, and the closest place when near. `candidates`
    are all places that fit: several only when ambiguous. `near` says what differs there.
    """

    level: Level
    range: Range | None = None
    candidates: tuple[Range, ...] = ()
    near: Near | None = None


def locate(text: SearchText, pin: Pin) -> Location:
    """Find the one place of a passage: as written, else folded, else only the closest.

    The text as it is decides when the words stand there at all, once or more often; it is
    folded only when they do not. A place that is merely close is never accepted.
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
