"""Search a text for the words of a pin, as written and folded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import islice

from compliance.model.graphemes import is_character_edge
from compliance.passages.edges import end_of_character, stands_alone
from compliance.passages.fold import Folded, fold
from compliance.passages.line_ends import other_spellings, respelt
from compliance.passages.signs import APOSTROPHES, INVISIBLE
from compliance.passages.words import Pin

Range = tuple[int, int]
"""A half-open range of code points."""

MOST_PLACES = 100
"""Counting stops here: a pin with so many candidates needs other words."""

# From U+0E00 on there are scripts without spaces: there a word may end after each letter.
_NEXT = re.compile(rf"[\W_{APOSTROPHES}\u0e00-\U0010ffff]")


class SearchText:
    """A text to be searched for many pins, folded at most once.

    Tests hold the cost of a run by three counts: `folds` of the text, `searches` of either form
    for a pin, and `alignments` of words with those of a pin.
    """

    __slots__ = ("_folded", "_other_spellings", "alignments", "folds", "searches", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.alignments = 0
        self.folds = 0
        self.searches = 0
        self._folded: Folded | None = None
        self._other_spellings: Mapping[str, str] | None = None

    @property
    def folded(self) -> Folded:
        """The folded text, made on first use."""
        if self._folded is None:
            self.folds += 1
            self._folded = fold(self.text)
        return self._folded

    def as_written(self, pin: Pin) -> tuple[Range, ...]:
        """Return the first candidates for a pin in the text as written."""
        self.searches += 1
        return tuple(islice(candidates(self.text, pin), MOST_PLACES))

    def as_folded(self, pin: Pin) -> tuple[Range, ...]:
        """Return the first candidates for a pin in the folded text, as ranges of the original."""
        self.searches += 1
        folded, sought = self.folded, fold_pin(pin)
        found = list(islice(candidates(folded.text, sought), MOST_PLACES))
        if not found and self._spellings:
            found = list(islice(candidates(folded.text, self._respelt(sought)), MOST_PLACES))
        ends = (map(self._end_of_character, folded.original(*place)) for place in found)
        places = ((start, end) for start, end in ends)
        return tuple(place for place in places if self._is_whole(place))

    @property
    def _spellings(self) -> Mapping[str, str]:
        if self._other_spellings is None:
            self._other_spellings = other_spellings(self.text)
        return self._other_spellings

    def _respelt(self, pin: Pin) -> Pin:
        """Return a folded pin with the words that the text divides as the folded text has them."""
        spell = partial(respelt, spellings=self._spellings)
        return Pin(spell(pin.start), pin.end and spell(pin.end), pin.prefix and spell(pin.prefix))

    def _end_of_character(self, at: int) -> int:
        return end_of_character(self.text, at)

    def _is_whole(self, place: Range) -> bool:
        """Return whether no character is cut, which the fold may have left out a part of."""
        return all(is_character_edge(self.text, at) for at in place)


def fold_pin(pin: Pin) -> Pin:
    """Return a pin with its words folded in the same way as texts."""
    return Pin(
        fold(pin.start).text,
        None if pin.end is None else fold(pin.end).text,
        None if pin.prefix is None else fold(pin.prefix).text,
    )


def number_of(places: int) -> str:
    """Return the number of places found for a pin, as messages give it."""
    return str(places) if places < MOST_PLACES else f"{MOST_PLACES} or more"


def candidates(text: str, pin: Pin) -> Iterator[Range]:
    """Yield the range from each start of a pin to the first end that begins at or after its end.

    Starts may overlap, and several may share an end; each is a candidate of its own. With a
    prefix, only starts directly after it count, regardless of white space in between.
    """
    ends: Iterator[int] | None = None
    end_at = -1
    for at in occurrences(text, pin.start):
        after = at + len(pin.start)
        if pin.prefix is not None and not follows(text, at, pin.prefix):
            continue
        if pin.end is None:
            yield at, after
            continue
        # Starts come in order, so one pass over the ends serves them all.
        ends = ends or occurrences(text, pin.end, after)
        while end_at < after:
            end_at = next(ends, len(text))
        if end_at == len(text):
            return
        yield at, end_at + len(pin.end)


def occurrences(text: str, words: str, start: int = 0) -> Iterator[int]:
    """Yield each place from `start` on where the words occur as whole words, even overlapping."""
    if not words.strip(INVISIBLE):
        return
    at = text.find(words, start)
    while at >= 0:
        after = at + 1
        if stands_alone(text, at, at + len(words)):
            yield at
        elif gap := _NEXT.search(text, after):
            after = gap.start()  # no other begins inside the same word, however long that is
        else:
            return
        at = text.find(words, after)


def follows(text: str, at: int, prefix: str) -> bool:
    """Return whether the prefix stands directly before a place, regardless of white space."""
    while at > 0 and text[at - 1].isspace():
        at -= 1
    begin = at - len(prefix)
    return begin >= 0 and text.startswith(prefix, begin) and stands_alone(text, begin, at)
