"""Simple ways to find evidence, to be ahead of: each ranks the sentences of an article."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from compliance.model.base import Target
from compliance.model.language import primary_language
from compliance.passages.locate import Range
from compliance.suggest.given import Given
from compliance.suggest.rank.cues import CueKind, finder_of
from compliance.suggest.rank.likeness import Likeness
from compliance.suggest.rank.words import roots_of, words_of
from compliance.suggest.unread import unread_sentences

NEIGHBOURS = 8


class Ranked(NamedTuple):
    """A sentence with its score and its targets, the best first."""

    place: Range
    score: float
    targets: tuple[Target, ...]


Baseline = Callable[[Given], Sequence[Ranked]]


def by_bm25(given: Given) -> Sequence[Ranked]:
    """Rank sentences by the wording of the duties (Robertson's BM25, k1 1.2, b 0.75)."""
    duties = [
        (one.id, roots_of(words_of(f"{one.duty} {one.detail or ''} {clause.title}")))
        for one in given.agreement.obligations
        for clause in given.agreement.around(one.id)[-1:]
    ]
    within = Counter(root for _, roots in duties for root in set(roots))
    average = sum(len(roots) for _, roots in duties) / len(duties)

    def weight(sought: set[str], roots: list[str]) -> float:
        counts, total = Counter(roots), 0.0
        for root in sought & counts.keys():
            rarity = math.log(1 + (len(duties) - within[root] + 0.5) / (within[root] + 0.5))
            length = 1.2 * (0.25 + 0.75 * len(roots) / average)
            total += rarity * counts[root] * 2.2 / (counts[root] + length)
        return total

    return [
        _ranked(place, {duty: weight(set(roots_of(words)), roots) for duty, roots in duties})
        for place, words in _sentences(given)
    ]


def by_dictionary(given: Given) -> Sequence[Ranked]:
    """Rank sentences by the number of words of the cues that they have."""
    finder = finder_of(given.agreement, primary_language(given.language or "en"))
    found = []
    for place, words in _sentences(given):
        weights: Counter[Target] = Counter()
        for one in finder.find(words):
            if one.key.kind is CueKind.TARGET:
                weights[Target(one.key.id)] += sum(len(p.words) for p in one.cue.phrases)
        found.append(_ranked(place, dict(weights)))
    return found


def by_neighbours(given: Given) -> Sequence[Ranked]:
    """Rank sentences by the coded passages that they are most like."""
    coded = Likeness((passage, passage.text) for passage in given.coded)
    found = []
    for place, words in _sentences(given):
        weights: Counter[Target] = Counter()
        for one in coded.nearest(words, NEIGHBOURS):
            for target in one.key.evidence.entry.targets:
                weights[target] += one.likeness  # type: ignore[assignment]
        found.append(_ranked(place, dict(weights)))
    return found


def by_cue_words(given: Given) -> Sequence[Ranked]:
    """Rank sentences by whether somebody is said to say something, or a quotation mark stands."""
    return [
        Ranked(place, float(_says(given.text[slice(*place)])), ()) for place, _ in _sentences(given)
    ]


SAYING = """
    said says say stated states told added accused accuses called calls denied denies
    claimed claims announced announces reported reports noted stressed warned declared
    according believes urged demanded refuted rejected expressed сообщил сообщила заявил
    заявила сообщили заявили отметил подчеркнул обвинил обвинила сказал сказала словам
"""
_SAYING = frozenset(SAYING.split())


def _says(text: str) -> bool:
    return not _SAYING.isdisjoint(words_of(text)) or any(mark in text for mark in '“”"«»')


def _sentences(given: Given) -> Iterator[tuple[Range, list[str]]]:
    for one in unread_sentences(given):
        yield one.place, words_of(given.text[slice(*one.place)])


def _ranked(place: Range, weights: dict[Target, float]) -> Ranked:
    best = sorted((one for one in weights if weights[one] > 0), key=lambda one: -weights[one])
    return Ranked(place, max(weights.values(), default=0.0), tuple(best[:3]))


BASELINES: dict[str, Baseline] = {
    "BM25 on the duty": by_bm25,
    "dictionary only": by_dictionary,
    "nearest neighbours only": by_neighbours,
    "cue sentences only": by_cue_words,
}
