"""Find where in a text the phrases of a query stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from compliance.model.query.query import Phrase
from compliance.model.query.words import Word, placed_words

Place = tuple[int, int]
"""A half-open range of code points of a text."""


def find_hits(text: str, phrases: Iterable[Phrase]) -> tuple[Place, ...]:
    """Return the places of phrases in a text, in order; of those that overlap, the longest."""
    words = list(placed_words(text))
    at: dict[str, list[int]] = {}
    for index, word in enumerate(words):
        at.setdefault(word.spelt, []).append(index)
    found = {place for phrase in phrases for place in _places(words, at, phrase)}
    places: list[Place] = []
    for start, end in sorted(found, key=lambda place: (place[0], -place[1])):
        if not places or start >= places[-1][1]:
            places.append((start, end))
    return tuple(places)


def _places(words: Sequence[Word], at: dict[str, list[int]], phrase: Phrase) -> Iterator[Place]:
    *whole, last = phrase.words
    for first in _starts(at, whole[0] if whole else last, begun=phrase.prefix and not whole):
        end = first + len(phrase.words)
        found = [word.spelt for word in words[first:end]]
        if found[:-1] == whole and _fits(found[-1:], last, prefix=phrase.prefix):
            yield words[first].start, words[end - 1].end


def _starts(at: dict[str, list[int]], word: str, *, begun: bool) -> Iterable[int]:
    if not begun:
        return at.get(word, ())
    return (index for one, places in at.items() if one.startswith(word) for index in places)


def _fits(found: Sequence[str], last: str, *, prefix: bool) -> bool:
    return any(one.startswith(last) if prefix else one == last for one in found)
