"""Search a text for the words of a pin, as written and folded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.passages.boundary import stands_alone
from compliance.passages.fold import INVISIBLE, Folded, fold
from compliance.passages.words import Pin

if TYPE_CHECKING:
    from collections.abc import Iterator

Range = tuple[int, int]
"""A half-open range of code points."""


class SearchText:
    """A text to be searched for many pins, folded at most once.

    Tests hold the cost of a run by three counts: `folds` of the text, `searches` of either form
    for a pin, and `alignments` of words with those of a pin.
    """

    __slots__ = ("_folded", "alignments", "folds", "searches", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.alignments = 0
        self.folds = 0
        self.searches = 0
        self._folded: Folded | None = None

    @property
    def folded(self) -> Folded:
        """The folded text, made on first use."""
        if self._folded is None:
            self.folds += 1
            self._folded = fold(self.text)
        return self._folded

    def as_written(self, pin: Pin) -> tuple[Range, ...]:
        """Return every candidate for a pin in the text as written."""
        self.searches += 1
        return candidates(self.text, pin)

    def as_folded(self, pin: Pin) -> tuple[Range, ...]:
        """Return every candidate for a pin in the folded text, as ranges of the original text."""
        self.searches += 1
        folded = self.folded
        return tuple(folded.original(*found) for found in candidates(folded.text, fold_pin(pin)))


def fold_pin(pin: Pin) -> Pin:
    """Return a pin with its words folded in the same way as texts."""
    return Pin(
        fold(pin.start).text,
        None if pin.end is None else fold(pin.end).text,
        None if pin.prefix is None else fold(pin.prefix).text,
    )


def candidates(text: str, pin: Pin) -> tuple[Range, ...]:
    """Return the range from each start of a pin to the first end that begins at or after its end.

    Starts may overlap, and several may share an end; each is a candidate of its own. With a
    prefix, only starts directly after it count, regardless of white space in between.
    """
    found: list[Range] = []
    ends: Iterator[int] | None = None
    end_at = -1
    for at in occurrences(text, pin.start):
        after = at + len(pin.start)
        if pin.prefix is not None and not follows(text, at, pin.prefix):
            continue
        if pin.end is None:
            found.append((at, after))
            continue
        # Starts come in order, so one pass over the ends serves them all.
        ends = ends or occurrences(text, pin.end, after)
        while end_at < after:
            end_at = next(ends, len(text))
        if end_at == len(text):
            break
        found.append((at, end_at + len(pin.end)))
    return tuple(found)


def occurrences(text: str, words: str, start: int = 0) -> Iterator[int]:
    """Yield each place from `start` on where the words occur as whole words, even overlapping."""
    if not words.strip(INVISIBLE):
        return
    at = text.find(words, start)
    while at >= 0:
        if stands_alone(text, at, at + len(words)):
            yield at
        at = text.find(words, at + 1)


def follows(text: str, at: int, prefix: str) -> bool:
    """Return whether the prefix stands directly before a place, regardless of white space."""
    while at > 0 and text[at - 1].isspace():
        at -= 1
    begin = at - len(prefix)
    return begin >= 0 and text.startswith(prefix, begin) and stands_alone(text, begin, at)
