"""What each sentence of an article is about: by its own words, and by those before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from compliance.model.base import WHOLE, ArticleId, Target
from compliance.model.words import Act
from compliance.passages.locate import Range
from compliance.suggest.given import Given
from compliance.suggest.rank.context import shared, weigh_context
from compliance.suggest.rank.ranker import Ranker, Weighed
from compliance.suggest.rank.words import words_of
from compliance.suggest.read.read import read_text
from compliance.suggest.said import Said
from compliance.suggest.unread import unread_sentences

_FROM_BEFORE: Final = 0.6
"""How much of what sentences before were about counts for one that points back to them."""
_FROM_NEXT: Final = 0.5
"""How much does for any other, under the same heading."""
_OF_ITS_OWN: Final = 0.3
"""From so much weight on, a sentence says by its own words what it is about."""
_BESIDE_OWN: Final = 0.8
_DENIED: Final = 3
"""How far before a denial what it denies is looked for, in sentences."""


@dataclass(frozen=True, slots=True)
class About:
    """What a sentence says, its words, what those are about, and what all of it is about.

    `place` is the passage: what is said, from the heading on that its verdict needs.
    """

    said: Said
    words: list[str]
    weighed: Weighed
    weights: dict[Target, float]
    place: Range


def read_about(given: Given, ranker: Ranker, apart: frozenset[ArticleId]) -> Iterator[About]:
    """Yield what each sentence says and is about; no example is of the articles `apart`."""
    if not ranker.bears(words_of(given.text)):
        return
    before: list[About] = []
    for said in read_text(given) or unread_sentences(given):
        words = words_of(given.text[slice(*said.range)])
        weighed = ranker.weigh(words, apart)
        elsewhere = bool(weighed.instruments) and WHOLE not in weighed.weights
        weights = weigh_context(given.agreement, said, weighed.weights, elsewhere=elsewhere)
        earlier = [one.weights for one in _pointed_back_to(said, before)]
        part = _FROM_BEFORE if said.act is Act.DENIES or said.pointed else _FROM_NEXT
        if weighed.best >= _OF_ITS_OWN:
            part *= _BESIDE_OWN
        for target, weight in shared(earlier, part).items():
            weights[target] = max(weights.get(target, 0.0), weight)
        about = About(said, words, weighed, weights, _place(said))
        before.append(about)
        yield about


def _pointed_back_to(said: Said, before: Sequence[About]) -> Sequence[About]:
    """Return the sentences before one that say what it is about."""
    if said.act is Act.DENIES:
        return before[-_DENIED:]
    if before and said.heading == before[-1].said.heading:
        return before[-1:]
    return ()


def _place(said: Said) -> Range:
    if said.heading is not None and said.pointed and said.status is not None:
        return (said.heading[0], said.range[1])
    return said.range
