"""How like two texts are, by the runs of words that both have; for proposals, never for proof."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final
from zlib import crc32

from compliance.library.store import TextLibrary
from compliance.model.article import Article

RUN: Final = 5
"""Words in a row that count as one."""
SAME: Final = 0.95
"""From this share of runs on, of both texts, they are one text in two wrappings."""
LIKE: Final = 0.5
"""From this share of the shorter text's runs on, one may be a version or a copy of the other."""
FEWEST: Final = 8
"""Runs: in shorter texts, chance and set phrases make too many."""

_ONE_IN: Final = 4
_LOOKED_AT: Final = 1_000_000
"""Code points of a text: longer ones, as books, are compared by their beginning."""
_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Likeness:
    """How many runs of words two texts share, and how many each has."""

    shared: int
    one: int
    other: int

    @property
    def is_same(self) -> bool:
        """Whether they are one text, perhaps with other furniture around it."""
        return self.shared >= SAME * max(self.one, self.other)

    @property
    def is_like(self) -> bool:
        """Whether one may be a version or a copy of the other."""
        return self.shared >= LIKE * min(self.one, self.other)

    def __str__(self) -> str:
        return (
            f"{self.shared} runs of {RUN} words stand in both,"
            f" of {self.one} here and {self.other} there"
        )


def runs_of(text: str) -> frozenset[int]:
    """Return the runs of words in a text, each by a number of 32 bits, the same everywhere."""
    words = [word.encode() for word in _WORD.findall(text[:_LOOKED_AT].lower())]
    return frozenset(
        crc32(b" ".join(words[at : at + RUN])) for at in range(max(0, len(words) - RUN + 1))
    )


def some_of(runs: frozenset[int]) -> list[int]:
    """Return a quarter of the runs of a text, in order: of two texts those that both have, too."""
    return sorted(run for run in runs if run % _ONE_IN == 0)


class KnownTexts:
    """The texts of articles that the library holds; each is read when it is first needed."""

    def __init__(self, articles: Iterable[Article], library: TextLibrary) -> None:
        self._unread, self._library = list(articles), library
        self._runs: list[tuple[Article, frozenset[int]]] = []

    def add(self, article: Article) -> None:
        """Know one more article, whose text the library holds by now."""
        self._unread.append(article)

    def like(self, text: str) -> Iterator[tuple[Article, Likeness]]:
        """Yield the articles whose text is like another one, in their order."""
        runs = runs_of(text)
        if len(runs) < FEWEST:
            return
        self._runs += self._read()
        for article, others in self._runs:
            likeness = Likeness(len(runs & others), len(runs), len(others))
            if likeness.is_like:
                yield article, likeness

    def _read(self) -> Iterator[tuple[Article, frozenset[int]]]:
        waiting, self._unread = self._unread, []
        for article in waiting:
            for held in article.held:
                stored = self._library.get(held.text_sha256)
                if stored is not None and stored.intact:
                    runs = runs_of(stored.text)
                    if len(runs) >= FEWEST:
                        yield article, runs
                        break
