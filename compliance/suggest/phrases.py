"""Phrases of words and stems, found in a row of words by the word that each begins with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final, Generic, NamedTuple, TypeVar

M = TypeVar("M")
STEM: Final = "*"
"""What a stem ends with."""
MOST_KEPT: Final = 100_000
"""Words that are remembered; a run over many articles begins anew behind so many."""


class Way(NamedTuple, Generic[M]):
    """A phrase that begins with some word: what must follow that, and what it then means."""

    rest: tuple[str, ...]
    means: M


class Ways(NamedTuple, Generic[M]):
    """The phrases that begin with a word.

    Those of that word `alone` have one written whole before a stem, and a longer stem before a
    shorter one. Others are `followed` by a word, by which they stand here, or `loose`, by a stem;
    the longest are first.
    """

    alone: tuple[Way[M], ...]
    followed: dict[str, list[Way[M]]]
    loose: list[Way[M]]

    def at(self, words: Sequence[str], at: int) -> Sequence[Way[M]]:
        """Return the phrases of several words that stand at a place."""
        if at + 1 == len(words):
            return ()
        ways = self.followed.get(words[at + 1])
        if ways is None:
            ways = self.loose
        elif self.loose:
            ways = [*ways, *self.loose]
        return [way for way in ways if _follows(words, at + 1, way.rest)] if ways else ()


class Phrases(Generic[M]):
    """Phrases, each with what it means, by the words that they begin with."""

    def __init__(self, entries: Iterable[tuple[tuple[str, ...], M]]) -> None:
        self._exact: dict[str, list[Way[M]]] = {}
        self._stems: dict[str, list[Way[M]]] = {}
        for words, means in entries:
            first = words[0]
            into = self._stems if first.endswith(STEM) else self._exact
            into.setdefault(first.rstrip(STEM), []).append(Way(words[1:], means))
        self._lengths = sorted({len(stem) for stem in self._stems}, reverse=True)
        self._known = _Known(self._learn)

    def beginning(self, words: Sequence[str]) -> Sequence[tuple[int, Ways[M]]]:
        """Return each word with which phrases begin, by its number, and these phrases."""
        known = self._known
        if len(known) > MOST_KEPT:
            known.clear()
        begun = enumerate(map(known.__getitem__, words))
        return [(at, ways) for at, ways in begun if ways is not None]

    def _learn(self, word: str) -> Ways[M] | None:
        every = list(self._exact.get(word, ()))
        for length in self._lengths:
            if length <= len(word):
                every += self._stems.get(word[:length], ())
        return _ways(every) if every else None


class _Known(dict[str, "Ways[M] | None"], Generic[M]):
    """The phrases by the words that were met, each made when it is met first."""

    def __init__(self, learn: Callable[[str], Ways[M] | None]) -> None:
        super().__init__()
        self._learn = learn

    def __missing__(self, word: str) -> Ways[M] | None:
        ways = self[word] = self._learn(word)
        return ways


def _ways(every: Sequence[Way[M]]) -> Ways[M]:
    ways = sorted((way for way in every if way.rest), key=lambda way: -len(way.rest))
    followed: dict[str, list[Way[M]]] = {}
    for way in ways:
        if way.rest[0][-1] != STEM:
            followed.setdefault(way.rest[0], []).append(way)
    loose = [way for way in ways if way.rest[0][-1] == STEM]
    return Ways(tuple(way for way in every if not way.rest), followed, loose)


def _follows(words: Sequence[str], at: int, rest: tuple[str, ...]) -> bool:
    """Return whether the rest of a phrase stands at a place."""
    if at + len(rest) > len(words):
        return False
    for offset, wanted in enumerate(rest):
        word = words[at + offset]
        if word != wanted and not (wanted[-1] == STEM and word.startswith(wanted[:-1])):
            return False
    return True
