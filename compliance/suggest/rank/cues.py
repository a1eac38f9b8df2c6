"""The cues of an agreement, each with what it stands for, names in all their spellings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import product
from typing import NamedTuple

from compliance.model.agreement import Agreement
from compliance.model.base import WHOLE
from compliance.model.cues import Cue, Cues, Phrase, name_words, parse_cue
from compliance.suggest.rank.finder import CueFinder
from compliance.suggest.rank.words import words_of


class CueKind(StrEnum):
    """What a cue speaks for."""

    TARGET = "target"
    INSIDE = "inside"
    OUTSIDE = "outside"
    OTHER = "other"
    INSTRUMENT = "instrument"
    SIDE = "side"


class Stands(NamedTuple):
    """What a cue stands for: a target, an instrument, or a part of the scope (with no id)."""

    kind: CueKind
    id: str


def finder_of(agreement: Agreement, language: str) -> CueFinder[Stands]:
    """Return a finder of all cues that an agreement has in a language."""
    sides = list(_side_cues(agreement, language))
    names: dict[str, list[Phrase]] = {stands.id: [] for stands, _ in sides}
    for stands, cue in sides:
        names[stands.id] += cue.phrases
    for name in agreement.names:
        words = (tuple(words_of(form.text)) for form in name.forms)
        names[name.id] = [Phrase(one) for one in dict.fromkeys(words) if one]
    spelt = (
        (stands, one)
        for stands, cues in _all_cues(agreement)
        for written in (cues or {}).get(language, ())
        for one in _spelt(parse_cue(written), names)
    )
    return CueFinder((*spelt, *sides))


def _side_cues(agreement: Agreement, language: str) -> Iterator[tuple[Stands, Cue]]:
    """Yield the names of sides, each as a cue."""
    for side in agreement.sides:
        called = (side.called or {}).get(language, ())
        for words in (tuple(words_of(side.name)), *map(name_words, called)):
            yield Stands(CueKind.SIDE, side.id), Cue(side.name, (Phrase(words),))


def languages_of(agreement: Agreement) -> Mapping[str, frozenset[CueKind]]:
    """Return the languages in which an agreement has cues, each with the kinds that it has."""
    found: dict[str, set[CueKind]] = {}
    for stands, cues in _all_cues(agreement):
        for language in cues or ():
            found.setdefault(language, set()).add(stands.kind)
    for side in agreement.sides:
        for language in side.called or ():
            found.setdefault(language, set()).add(CueKind.SIDE)
    return {language: frozenset(kinds) for language, kinds in found.items()}


def _all_cues(agreement: Agreement) -> Iterator[tuple[Stands, Cues]]:
    yield Stands(CueKind.TARGET, WHOLE), agreement.cues
    for target, about in agreement.outline.about.items():
        yield Stands(CueKind.TARGET, target), about.cues
    for instrument in agreement.instruments:
        yield Stands(CueKind.INSTRUMENT, instrument.id), instrument.called
    if agreement.scope is not None:
        yield Stands(CueKind.INSIDE, ""), agreement.scope.inside
        yield Stands(CueKind.OUTSIDE, ""), agreement.scope.outside
        yield Stands(CueKind.OTHER, ""), agreement.scope.other


def _spelt(cue: Cue, names: Mapping[str, Sequence[Phrase]]) -> Iterator[Cue]:
    """Yield a cue once for each way to write the names in it."""
    without = tuple(one for phrase in cue.without for one in _spellings(phrase, names))
    for phrases in product(*(_spellings(phrase, names) for phrase in cue.phrases)):
        yield Cue(cue.written, phrases, without)


def _spellings(phrase: Phrase, names: Mapping[str, Sequence[Phrase]]) -> Sequence[Phrase]:
    first = phrase.words[0]
    return names[first[1:]] if first.startswith("@") else (phrase,)
