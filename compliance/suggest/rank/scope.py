"""Tell what lies outside an agreement: another instrument, another place, another subject."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from compliance.model.base import WHOLE, InstrumentId, ReadingId, Target
from compliance.model.words import Scope
from compliance.suggest.given import Known
from compliance.suggest.rank.cues import CueKind
from compliance.suggest.rank.ranker import Weighed, ranker_of
from compliance.suggest.rank.words import Places, words_of

_SURE: Final = 0.45
"""A target of so much weight is what a sentence is about, whatever else it touches."""


class Falls(NamedTuple):
    """Whether what is said falls under its targets, by which instrument or reading, and why.

    `places` are those of the words that tell that it does not.
    """

    scope: Scope = Scope.IN_SCOPE
    instrument: InstrumentId | None = None
    reading: ReadingId | None = None
    places: Places = ()


def scope_of(
    known: Known, weighed: Weighed, targets: Sequence[Target], language: str | None
) -> Falls:
    """Return whether a sentence falls under its targets: instrument, subject, place, reading."""
    renewing = {one.id for one in known.agreement.instruments if one.renews}
    others = [one for one in weighed.instruments if one[0] not in renewing]
    if others and weighed.weights.get(WHOLE, 0.0) < _SURE:
        instrument, places = others[0]
        return Falls(Scope.OTHER_INSTRUMENT, instrument, None, places)
    scope = weighed.scope
    if CueKind.OTHER in scope and weighed.best < _SURE:
        return Falls(Scope.NOT_A_CLAUSE, None, None, scope[CueKind.OTHER])
    if CueKind.OUTSIDE in scope and CueKind.INSIDE not in scope:
        outside = scope[CueKind.OUTSIDE]
        for target in targets[:1]:
            reading = _reading(known, target, language)
            if reading is not None:
                return Falls(Scope.ARGUABLE, None, reading, outside)
        return Falls(Scope.OUTSIDE_ZONE, None, None, outside)
    return Falls()


@lru_cache(maxsize=1024)
def _reading(known: Known, target: Target, language: str | None) -> ReadingId | None:
    """Return the reading of a duty by which it reaches places that lie outside, if there is one.

    Readings are in the language of the file, which is that of the text or none.
    """
    obligation = known.agreement.obligation(target)
    for reading in obligation.readings if obligation else ():
        words = words_of(f"{reading.says} {reading.turns_on}")
        if CueKind.OUTSIDE in ranker_of(known, language).weigh(words, frozenset()).scope:
            return reading.id
    return None
