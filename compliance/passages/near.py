"""Find the place closest to a passage that is not in its text, and what differs there.

This helps a person to correct a pin and is never a proof: a sentence with "not" inserted is the
most similar of all.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import islice, takewhile
from typing import Literal

from compliance.passages.alignment import changed_words, closest_window
from compliance.passages.search import Range, SearchText, candidates, fold_pin, occurrences
from compliance.passages.words import Pin, pin_words

# An end is sought first within this distance (the length of long passages), then anywhere later.
_REACH = 1_500
_TELLING = 3  # this many words hardly occur in a text by chance
_MOST_PLACES = 50  # places of a start that are examined for words similar to its prefix

PartName = Literal["prefix", "start", "end"]


class Standing(StrEnum):
    """Whether one part of a pin is in the text, and in the right place."""

    FOUND = "found"
    ALTERED = "altered"
    MISPLACED = "misplaced"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class WordChange:
    """Words of the text, and the words of the pin in their place; one of the two may be empty."""

    text: str
    pin: str


@dataclass(frozen=True, slots=True)
class NearPart:
    """The start, end or prefix of a pin, with where it was found and what differs there.

    Misplaced means that the very words are in the text, but not where the other parts need them.
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
        """The differences of all parts, by words."""
        return tuple(change for part in self.parts for change in part.difference)


@dataclass(frozen=True, slots=True)
class _Place:
    """The result for one part of a pin, in code points of the folded text."""

    part: PartName
    words: str
    standing: Standing
    range: Range | None = None


def closest(text: SearchText, pin: Pin) -> Near | None:
    """Return the place closest to a pin that could not be located, or None if nothing is close.

    Folded forms are compared, so that differences of print are not reported. A place is close if
    only the prefix is wrong, if a part of the pin is slightly altered there, or if a part stands
    there unaltered and is unlikely elsewhere: it has three words or more, or occurs only once.
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
    """Return the parts of a pin if only its prefix is wrong, else nothing."""
    if pin.prefix is None:
        return ()
    found = tuple(islice(candidates(text, Pin(pin.start, pin.end)), _MOST_PLACES))
    if not found:
        return ()
    start, end = found[0]
    standing = Standing.MISPLACED if _stands(text, pin.prefix) else Standing.ABSENT
    for place in found:
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
    """Return the range of the words before a place, as many as the prefix has."""
    end = start = place - (text[place - 1 : place] == " ")
    for _ in pin_words(prefix):
        start = text.rfind(" ", 0, max(start - 1, 0)) + 1
    return start, end


def _start_and_end(text: str, pin: Pin) -> tuple[_Place, ...]:
    """Return the results for the start and end of a pin that has no candidate."""
    first = next(occurrences(text, pin.start), None)
    if first is not None:
        start = _found_start(pin, first)
    else:
        window = closest_window(text, pin.start, 0, len(text))
        standing = Standing.ALTERED if window else Standing.ABSENT
        start = _Place("start", pin.start, standing, window)
    if pin.end is None:
        return (start,)
    end = _end(text, pin.end, start.range[1] if start.range else 0)
    if first is not None and end.range:
        # Of several starts, the last one before the end is probably the one that was meant.
        last = end.range[0] - len(pin.start)
        before = takewhile(lambda at: at <= last, occurrences(text, pin.start))
        start = _found_start(pin, max(before, default=first))
    return start, end


def _found_start(pin: Pin, at: int) -> _Place:
    return _Place("start", pin.start, Standing.FOUND, (at, at + len(pin.start)))


def _end(text: str, words: str, after: int) -> _Place:
    """Return the result for an end that should occur somewhere after a place."""
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
    """Return whether one part alone makes this place worth showing."""
    if place.standing is not Standing.FOUND:
        return place.standing is Standing.ALTERED
    if len(pin_words(place.words)) >= _TELLING:
        return True
    return len(list(islice(occurrences(text, place.words), 2))) == 1


def _span(places: tuple[_Place, ...]) -> Range:
    """Return the range from the first part to the last, without the prefix."""
    ranges = [place.range for place in places if place.range and place.part != "prefix"]
    return ranges[0][0], ranges[-1][1]


def _reported(text: SearchText, place: _Place) -> NearPart:
    """Return a part with its range in the original text, and its differences by words."""
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
