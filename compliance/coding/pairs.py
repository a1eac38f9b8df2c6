"""The pairs of two codings: aligned, with their differences, and ids for what becomes of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from compliance.coding.alignment import Pair, align
from compliance.coding.codings import Codings
from compliance.coding.fields import Difference, differences
from compliance.model.base import ArticleId, CoderId, EvidenceId
from compliance.workspace.evidence import full_id

_NUMBER = re.compile(r"[0-9]+")


@dataclass(frozen=True, slots=True)
class Compared:
    """A pair of records and what differs in it; nothing, where one coder alone has it.

    `id` is the one that it gets in the evidence file if nobody gives it another.
    """

    id: str
    pair: Pair
    differences: tuple[Difference, ...]

    @property
    def agreed(self) -> bool:
        """Whether both coders have it and say the same, though perhaps in other words."""
        return self.pair.both is not None and all(one.of_words for one in self.differences)


@dataclass(frozen=True)
class TwoCodings:
    """What two coders made of the articles that both have coded."""

    codings: Codings
    first: CoderId
    second: CoderId

    @cached_property
    def articles(self) -> tuple[ArticleId, ...]:
        """The articles that both have coded, in the order of ids.

        Raises:
            NoCodingError: one of them has coded none.
        """
        theirs = frozenset(self.codings.articles(self.second))
        return tuple(one for one in self.codings.articles(self.first) if one in theirs)

    @cached_property
    def _pairs(self) -> dict[ArticleId, tuple[Pair, ...]]:
        return {}

    def pairs(self, article: ArticleId) -> tuple[Pair, ...]:
        """Return the records of an article in pairs, in the order of the text.

        Raises:
            NoCodingError: one of them has not coded it.
        """
        if article not in self._pairs:
            ours, theirs = (self.codings.coded(c, article) for c in (self.first, self.second))
            self._pairs[article] = align(ours, theirs)
        return self._pairs[article]

    @cached_property
    def same(self) -> Mapping[EvidenceId, EvidenceId]:
        """The records of the second coder, each with that of the first that it is."""
        return {
            full_id(second.id, article): full_id(first.id, article)
            for article in self.articles
            for first, second in filter(None, (pair.both for pair in self.pairs(article)))
        }

    def compared(self, article: ArticleId) -> tuple[Compared, ...]:
        """Return the pairs of an article with what differs in each."""
        pairs = self.pairs(article)
        return tuple(
            Compared(id, pair, self.differences(pair))
            for pair, id in zip(pairs, ids_for(pairs), strict=True)
        )

    def differences(self, pair: Pair) -> tuple[Difference, ...]:
        """Return what differs in a pair."""
        return differences(*pair.both, self.same) if pair.both else ()


def ids_for(pairs: Sequence[Pair]) -> tuple[str, ...]:
    """Return an id for each pair: the first coder's, else the second's if that is free, else a new.

    So what refers to a record of the first coder refers to the same one afterwards.
    """
    taken = {pair.first.id for pair in pairs if pair.first}
    given = []
    for pair in pairs:
        if pair.first:
            given.append(pair.first.id)
            continue
        wanted = pair.either.id
        given.append(next_id(taken) if wanted in taken else wanted)
        taken.add(given[-1])
    return tuple(given)


def next_id(taken: Iterable[str]) -> str:
    """Return an id with a number above all that are taken, as wide as e01."""
    numbers = [int(found[0]) for one in taken if (found := _NUMBER.search(one))]
    return f"e{max(numbers, default=0) + 1:02}"
