"""Find the closest place to a passage that does not stand in its text, and what differs.

A help for the person who has to put a pin right, never a proof: the sentence with a "not" put
in is the most similar of all.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

from compliance.passages.alignment import changed_words, closest_window
from compliance.passages.search import candidates, fold_pin, occurrences
from compliance.passages.words import Pin, pin_words

if TYPE_CHECKING:
    from compliance.passages.search import Range, SearchText

# An end is first sought as near to its start as passages are long, then anywhere after it.
_REACH = 1_500
_TELLING = 3  # so many words hardly stand in a text by chance
_MOST_PLACES = 50  # of a start are looked at for words like a prefix that stands at none of them

PartName = Literal["prefix", "start", "end"]


class Standing(StrEnum):
    """What became of one part of a pin."""

    FOUND = "found"
    ALTERED = "altered"
    MISPLACED = "misplaced"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class WordChange:
    """Words that stand in the text, and those of the pin there; one of the two may be empty."""

    text: str
    pin: str


@dataclass(frozen=True, slots=True)
class NearPart:
    """The start, end or prefix of a pin: whether it stands in the text, where, and what differs.

    Misplaced: the very words stand in the text, but not where the other parts need them.
    """

    part: PartName
    standing: Standing
    range: Range | None = None
    difference: tuple[WordChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Near:
    """The closest place to a passage that was not found, in code points of the original."""

    range: Range
    parts: tuple[NearPart, ...]

    @property
    def difference(self) -> tuple[WordChange, ...]:
        """What differs at that place, by words, part after part."""
        return tuple(change for part in self.parts for change in part.difference)


@dataclass(frozen=True, slots=True)
class _Place:
    """What became of one part, in code points of the folded text."""

    part: PartName
    words: str
    standing: Standing
    range: Range | None = None


def closest(text: SearchText, pin: Pin) -> Near | None:
    """Return the closest place for a pin that could not be located, or None.

    Folded forms are compared, so that no drift of print is reported as a difference. Nothing
    counts as close unless only the prefix is wrong, or a part of the pin is little altered
    there, or stands there in full and tells the place, by being three words long or by
    standing nowhere else.
    """
    pin = fold_pin(pin)
    folded = text.folded.text
    places = _without_prefix(folded, pin) or _start_and_end(folded, pin)
    if places[0].part != "prefix" and not any(_tells(folded, place) for place in places):
        return None
    return Near(
        text.folded.original(*_span(places)), tuple(_reported(text, place) for place in places)
    )


def _without_prefix(text: str, pin: Pin) -> tuple[_Place, ...]:
    """Return the parts of a pin whose prefix alone is wrong; nothing for other pins."""
    if pin.prefix is None or not (found := candidates(text, Pin(pin.start, pin.end))):
        return ()
    start, end = found[0]
    standing = Standing.MISPLACED if _stands(text, pin.prefix) else Standing.ABSENT
    for place in found[:_MOST_PLACES]:
        if closest_window(text, pin.prefix, *_words_before(text, place[0], pin.prefix)):
            start, end = place
            standing = Standing.ALTERED
            break
    places = (
        _Place("prefix", pin.prefix, standing, _words_before(text, start, pin.prefix)),
        _Place("start", pin.start, Standing.FOUND, (start, start + len(pin.start))),
    )
    if pin.end is None:
        return places
    return (*places, _Place("end", pin.end, Standing.FOUND, (end - len(pin.end), end)))


def _words_before(text: str, place: int, prefix: str) -> Range:
    """Return the range of as many words before a place as the prefix has."""
    end = start = len(text[:place].rstrip())
    for _ in pin_words(prefix):
        start = text.rfind(" ", 0, max(start - 1, 0)) + 1
    return start, end


def _start_and_end(text: str, pin: Pin) -> tuple[_Place, ...]:
    """Return what became of the start and the end of a pin that has no candidate."""
    starts = [(at, at + len(pin.start)) for at in occurrences(text, pin.start)]
    if starts:
        start = _Place("start", pin.start, Standing.FOUND, starts[0])
    else:
        window = closest_window(text, pin.start, 0, len(text))
        standing = Standing.ALTERED if window else Standing.ABSENT
        start = _Place("start", pin.start, standing, window)
    if pin.end is None:
        return (start,)
    end = _end(text, pin.end, start.range[1] if start.range else 0)
    if starts and end.range:
        # of several starts, the last before the end is the nearest to what was meant
        nearest = max((one for one in starts if one[1] <= end.range[0]), default=starts[0])
        start = _Place("start", pin.start, Standing.FOUND, nearest)
    return start, end


def _end(text: str, words: str, after: int) -> _Place:
    """Return what became of an end that should stand somewhere after a place."""
    at = next(occurrences(text, words, after), None)
    if at is not None:
        return _Place("end", words, Standing.FOUND, (at, at + len(words)))
    window = closest_window(text, words, after, after + _REACH) or closest_window(
        text, words, after, len(text)
    )
    if window:
        return _Place("end", words, Standing.ALTERED, window)
    return _Place("end", words, Standing.MISPLACED if _stands(text, words) else Standing.ABSENT)


def _stands(text: str, words: str) -> bool:
    return next(occurrences(text, words), None) is not None


def _tells(text: str, place: _Place) -> bool:
    """Return whether one part alone is enough to show the reader this place."""
    if place.standing is not Standing.FOUND:
        return place.standing is Standing.ALTERED
    if len(pin_words(place.words)) >= _TELLING:
        return True
    return len(list(occurrences(text, place.words))) == 1


def _span(places: tuple[_Place, ...]) -> Range:
    """Return the range from the first part to the last, the prefix apart."""
    ranges = [place.range for place in places if place.range and place.part != "prefix"]
    return ranges[0][0], ranges[-1][1]


def _reported(text: SearchText, place: _Place) -> NearPart:
    """Turn folded code points into those of the original, and say what differs by words."""
    if place.range is None:
        return NearPart(place.part, place.standing)
    back = text.folded.original
    if place.standing is Standing.FOUND:
        return NearPart(place.part, place.standing, back(*place.range))
    text.alignments += 1
    difference = tuple(
        WordChange(text.text[slice(*back(*there))], words)
        for there, words in changed_words(text.folded.text, place.range, place.words)
    )
    return NearPart(place.part, place.standing, back(*place.range), difference)
