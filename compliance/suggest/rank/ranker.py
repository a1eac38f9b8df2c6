"""Weigh what words are about: each target of an agreement by its cues, duty and coded passages."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from compliance.model.agreement import Agreement
from compliance.model.base import ArticleId, EvidenceId, InstrumentId, Target
from compliance.model.language import primary_language
from compliance.suggest.given import CodedPassage, Known
from compliance.suggest.rank.cues import CueKind, Stands, finder_of, languages_of
from compliance.suggest.rank.finder import Found
from compliance.suggest.rank.likeness import Alike, Likeness
from compliance.suggest.rank.words import Places

NEIGHBOURS: Final = 8
"""How many coded passages have a say."""

# What a clue of each kind adds to a target, at most about 1. They were set by hand on the shipped
# articles, each with its incident left out; docs/suggestions.md has what they come to.
_CUE: Final = 1.0
_HALF: Final = 2.0  # a cue of so much weight counts half of what the best counts
_LIKE: Final = 0.2
_DUTY: Final = 0.1


@dataclass(frozen=True, slots=True)
class Weighed:
    """What words may be about, and what else they name.

    `cued` are the places of the words that speak for a target, `like` the records for it that they
    resemble; `scope` and `instruments` have the places of the words that tell of each.
    """

    weights: Mapping[Target, float]
    cued: Mapping[Target, Sequence[Places]] = field(default_factory=dict)
    like: Mapping[Target, Sequence[EvidenceId]] = field(default_factory=dict)
    neighbours: tuple[Alike[CodedPassage], ...] = ()
    scope: Mapping[CueKind, Places] = field(default_factory=dict)
    instruments: tuple[tuple[InstrumentId, Places], ...] = ()

    @property
    def best(self) -> float:
        """The weight of the heaviest target."""
        return max(self.weights.values(), default=0.0)


NOTHING: Final = Weighed(weights={})
"""What words are about that no cue stands among."""


class Ranker:
    """The cues and coded passages of one workspace, for texts of one language."""

    def __init__(self, known: Known, language: str) -> None:
        agreement = known.agreement
        self._order = {target: place for place, target in enumerate(agreement.targets)}
        self._cues = finder_of(agreement, language)
        examples: list[tuple[CodedPassage | Target, str]] = [
            (one.id, " ".join((one.duty, one.detail or "", agreement.around(one.id)[-1].title)))
            for one in agreement.obligations
        ]
        examples += [(passage, passage.text) for passage in known.coded]
        self._examples = Likeness(examples)
        self._is_known = CueKind.TARGET in languages_of(agreement).get(language, frozenset())
        self._is_placed = language in placed_languages(agreement)

    def bears(self, words: list[str], *, among_others: bool = False) -> bool:
        """Return whether the words of an article have to do with the agreement at all.

        In a language without cues for places or sides nobody can tell. They have where a side, a
        place or another instrument is named, and something stands there that one of its targets is
        told by, or a subject that people take for one. `among_others` is whether they stand among
        words that are not the article's: these take nothing away.
        """
        if not self._is_placed:
            return True
        found = {one.key.kind for one in self._cues.find(words, beside=among_others)}
        return not found.isdisjoint(_SUBJECTS) and not found.isdisjoint(_ANCHORS)

    def weigh(
        self, words: list[str], apart: frozenset[ArticleId], *, alone: bool = False
    ) -> Weighed:
        """Return what the words of a sentence may be about; `apart` gives no examples.

        Words that name nothing but sides are about nothing if they stand `alone`: only beside a
        sentence that is about something they may be about that too.
        """
        found = list(self._cues.find(words))
        if self._is_known and (not found or (alone and _names_sides_only(found))):
            return NOTHING
        weights: defaultdict[Target, float] = defaultdict(float)
        cued = self._add_cues(found, weights)
        near = self._add_likeness(words, apart, weights)
        like: defaultdict[Target, list[EvidenceId]] = defaultdict(list)
        for one in near:
            for target in one.key.evidence.entry.targets:
                like[target].append(one.key.evidence.id)
        return Weighed(
            weights=weights,
            cued=cued,
            like=like,
            neighbours=near,
            scope={f.key.kind: f.places for f in found if f.key.kind in _SCOPES},
            instruments=tuple(
                (InstrumentId(f.key.id), f.places)
                for f in found
                if f.key.kind is CueKind.INSTRUMENT
            ),
        )

    def _add_likeness(
        self,
        words: list[str],
        apart: frozenset[ArticleId],
        weights: defaultdict[Target, float],
    ) -> tuple[Alike[CodedPassage], ...]:
        """Add what duties and coded passages that are like some words say; return the passages."""
        passages: list[Alike[CodedPassage]] = []
        for key, likeness in self._examples.nearest(
            words,
            NEIGHBOURS,
            lambda one: isinstance(one, str) or one.evidence.article.id not in apart,
        ):
            if isinstance(key, str):
                weights[key] += _DUTY * likeness
                continue
            passages.append(Alike(key, likeness))
            for target in key.evidence.entry.targets:
                weights[target] += _LIKE * likeness
        return tuple(passages)

    def ordered(self, weights: Mapping[Target, float]) -> list[Target]:
        """Return targets, the heaviest first; of equals, in the order of the agreement."""
        return sorted(weights, key=lambda target: (-weights[target], self._order[target]))

    def _add_cues(
        self,
        found: Iterable[Found[Stands]],
        weights: defaultdict[Target, float],
    ) -> Mapping[Target, Sequence[Places]]:
        """Add what cues say, each word once for a target; return the places of their words."""
        said: defaultdict[Target, float] = defaultdict(float)
        told: defaultdict[Target, set[int]] = defaultdict(set)
        cued: defaultdict[Target, list[Places]] = defaultdict(list)
        for one in sorted(found, key=lambda one: (-_said_by(one), one.places)):
            if one.key.kind is not CueKind.TARGET:
                continue
            target = Target(one.key.id)
            new = set(one.places) - told[target]
            if new:
                said[target] += _said_by(one) * len(new) / len(one.places)
                told[target] |= new
                cued[target].append(one.places)
        for target, weight in said.items():
            weights[target] += _CUE * weight / (weight + _HALF)
        return cued


def _names_sides_only(found: Iterable[Found[Stands]]) -> bool:
    return all(one.key.kind is CueKind.SIDE for one in found)


def _said_by(found: Found[Stands]) -> float:
    """Return how much a cue says: two phrases twice as much as one, two words less than that."""
    return sum(math.sqrt(len(phrase.words)) for phrase in found.cue.phrases)


_SUBJECTS: Final = frozenset({CueKind.TARGET, CueKind.INSTRUMENT, CueKind.OTHER})
_ANCHORS: Final = frozenset({CueKind.SIDE, CueKind.INSIDE, CueKind.OUTSIDE, CueKind.INSTRUMENT})
_PLACED: Final = frozenset({CueKind.SIDE, CueKind.INSIDE})
_SCOPES: Final = frozenset({CueKind.INSIDE, CueKind.OUTSIDE, CueKind.OTHER})


def placed_languages(agreement: Agreement) -> list[str]:
    """Return the languages that have cues for targets, and for places or sides, in order."""
    kinds = languages_of(agreement).items()
    return sorted(
        language
        for language, found in kinds
        if CueKind.TARGET in found and not found.isdisjoint(_PLACED)
    )


@lru_cache(maxsize=16)
def ranker_of(known: Known, language: str | None) -> Ranker:
    """Return the one ranker of what a workspace knows, in a language; made once."""
    return Ranker(known, primary_language(language or "en"))
