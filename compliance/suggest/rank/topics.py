"""What each sentence of an article is about: by its own words, and by those before it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from compliance.model.base import WHOLE, ArticleId, Target
from compliance.model.words import Act
from compliance.passages.locate import Range
from compliance.suggest.given import Given
from compliance.suggest.rank.about import About, place_of
from compliance.suggest.rank.context import shared, weigh_context
from compliance.suggest.rank.ranker import Ranker, Weighed
from compliance.suggest.rank.score import may_score
from compliance.suggest.rank.words import words_of
from compliance.suggest.read.read import read_text
from compliance.suggest.read.speech import speech_of
from compliance.suggest.said import Said, Sentence
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


def read_about(given: Given, ranker: Ranker, apart: frozenset[ArticleId]) -> Iterator[About]:
    """Yield what each sentence says and is about that may be evidence by that.

    What is said is made out only of sentences that may: of the others what they are about is all
    that those behind them need. No example is of the articles `apart`.
    """
    if not ranker.bears(words_of(given.text)):
        return
    read = speech_of(given.language) is not None
    topics = _Topics(given, ranker, apart)
    for sentence in read_text(given) if read else unread_sentences(given):
        yield from topics.of(sentence)


class _Topic(NamedTuple):
    """What a sentence was about, under which heading."""

    heading: Range | None
    weights: Mapping[Target, float]


class _Topics:
    """Tells what the sentences of one article are about, one after the other."""

    def __init__(self, given: Given, ranker: Ranker, apart: frozenset[ArticleId]) -> None:
        self._given, self._ranker, self._apart = given, ranker, apart
        self._before: deque[_Topic] = deque(maxlen=_DENIED)

    def of(self, sentence: Sentence) -> Iterator[About]:
        """Yield what a sentence says and is about, if that may be evidence."""
        words = words_of(self._given.text[slice(*sentence.place)])
        weighed = self._ranker.weigh(words, self._apart, alone=True)
        if not sentence.sure:
            carried = self._carried(sentence.heading, _FROM_NEXT, weighed)
            likely = max(weighed.best, *carried.values(), 0.0)
            if not may_score(likely, weighed, tells=sentence.tells):
                weights = dict(weighed.weights)
                _raise_to(weights, carried)
                self._before.append(_Topic(sentence.heading, weights))
                return
        for said in sentence.says():
            own = words_of(self._given.text[slice(*said.range)])
            about = self._weigh(said, own, weighed if weighed.weights and own == words else None)
            self._before.append(_Topic(said.heading, about.weights))
            yield about

    def _weigh(self, said: Said, words: list[str], weighed: Weighed | None) -> About:
        """Return what is said with what it is about; `weighed` are its words, if they were."""
        weighed = self._ranker.weigh(words, self._apart) if weighed is None else weighed
        elsewhere = bool(weighed.instruments) and WHOLE not in weighed.weights
        weights = weigh_context(self._given.agreement, said, weighed.weights, elsewhere=elsewhere)
        denies = said.act is Act.DENIES
        part = _FROM_BEFORE if denies or said.pointed else _FROM_NEXT
        _raise_to(weights, self._carried(said.heading, part, weighed, denies=denies))
        return About(said, words, weighed, weights, place_of(said))

    def _carried(
        self, heading: Range | None, part: float, weighed: Weighed, *, denies: bool = False
    ) -> Mapping[Target, float]:
        """Return the part of what sentences before one were about that counts for it too."""
        before = list(self._before) if denies else list(self._before)[-1:]
        if weighed.best >= _OF_ITS_OWN:
            part *= _BESIDE_OWN
        return shared((one.weights for one in before if denies or one.heading == heading), part)


def _raise_to(weights: dict[Target, float], least: Mapping[Target, float]) -> None:
    """Raise weights to what they are at least."""
    for target, weight in least.items():
        if weight > weights.get(target, 0.0):
            weights[target] = weight
