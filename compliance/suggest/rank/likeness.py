"""Find which of many short texts are most like another: tf-idf over the roots of words."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import islice
from typing import Final, Generic, NamedTuple, TypeVar

from compliance.suggest.rank.words import roots_of, words_of

Key = TypeVar("Key")

COMMON: Final = 0.2
"""A word in more than this part of the texts tells none of them apart (of few texts, none is)."""
_FEW: Final = 20
FAINT: Final = 0.05
"""What is less like than this has nothing to say."""


class Alike(NamedTuple, Generic[Key]):
    """A text and how like it is, from 0 to 1."""

    key: Key
    likeness: float


class Likeness(Generic[Key]):
    """Texts by their keys, to be compared with many others (Salton and Buckley 1988)."""

    def __init__(self, texts: Iterable[tuple[Key, str]]) -> None:
        self._keys: list[Key] = []
        counts: list[Counter[str]] = []
        for key, text in texts:
            self._keys.append(key)
            counts.append(Counter(roots_of(words_of(text))))
        number = len(counts)
        within = Counter(root for count in counts for root in count)
        most = max(_FEW, number * COMMON)
        self._rarity = {
            root: math.log(1 + number / texts) for root, texts in within.items() if texts <= most
        }
        self._unknown = math.log(1 + number)
        self._common = frozenset(root for root, texts in within.items() if texts > most)
        self._places: dict[str, list[tuple[int, float]]] = {}
        for index, count in enumerate(counts):
            weights = self._weights(count)
            length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
            for root, weight in weights.items():
                self._places.setdefault(root, []).append((index, weight / length))

    def nearest(
        self, words: list[str], most: int, keep: Callable[[Key], bool] | None = None
    ) -> list[Alike[Key]]:
        """Return the texts most like some words, the most like first; of equals, the first.

        Those that `keep` says no to are passed over.
        """
        weights = self._weights(Counter(roots_of(words)))
        sums: dict[int, float] = {}
        for root, weight in weights.items():
            for index, other in self._places.get(root, ()):
                sums[index] = sums.get(index, 0.0) + weight * other
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        least = FAINT * length
        first = sorted((-total, index) for index, total in sums.items() if total >= least)
        kept = (item for item in first if keep is None or keep(self._keys[item[1]]))
        return [Alike(self._keys[index], -total / length) for total, index in islice(kept, most)]

    def _weights(self, counts: Counter[str]) -> dict[str, float]:
        rarity, common, unknown = self._rarity, self._common, self._unknown
        return {
            root: rarity.get(root, unknown) * (1 if count == 1 else 1 + math.log(count))
            for root, count in counts.items()
            if root not in common
        }
