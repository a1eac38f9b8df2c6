"""The cues of an agreement, each with what it stands for, names in all their spellings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from itertools import product
from typing import NamedTuple

from compliance.model.agreement import Agreement
from compliance.model.base import WHOLE
from compliance.model.cues import Cue, Cues, Phrase, parse_cue
from compliance.model.document import NameEntry
from compliance.suggest.rank.finder import CueFinder
from compliance.suggest.rank.words import words_of


class CueKind(StrEnum):
    """What a cue speaks for."""

    TARGET = "target"
    INSIDE = "inside"
    OUTSIDE = "outside"
    OTHER = "other"
    INSTRUMENT = "instrument"


class Stands(NamedTuple):
    """What a cue stands for: a target, an instrument, or a part of the scope (with no id)."""

    kind: CueKind
    id: str


def finder_of(agreement: Agreement, language: str) -> CueFinder[Stands]:
    """Return a finder of all cues that an agreement has in a language."""
    names = {name.id: name for name in agreement.names}
    return CueFinder(
        (stands, spelt)
        for stands, cues in _all_cues(agreement)
        for written in (cues or {}).get(language, ())
        for spelt in _spelt(parse_cue(written), names)
    )


def languages_of(agreement: Agreement) -> frozenset[str]:
    """Return the languages in which an agreement has cues."""
    return frozenset(language for _, cues in _all_cues(agreement) for language in cues or ())


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


def _spelt(cue: Cue, names: Mapping[str, NameEntry]) -> Iterator[Cue]:
    """Yield a cue once for each way to write the names in it."""
    without = tuple(one for phrase in cue.without for one in _spellings(phrase, names))
    for phrases in product(*(tuple(_spellings(phrase, names)) for phrase in cue.phrases)):
        yield Cue(cue.written, phrases, without)


def _spellings(phrase: Phrase, names: Mapping[str, NameEntry]) -> Iterable[Phrase]:
    if not phrase.words[0].startswith("@"):
        return [phrase]
    forms = (words_of(form.text) for form in names[phrase.words[0][1:]].forms)
    return dict.fromkeys(Phrase(tuple(words)) for words in forms if words)
