"""Score how likely a sentence is evidence: by what it is about, and by what is done in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from compliance.model.base import WHOLE
from compliance.model.words import Act, Voice
from compliance.suggest.given import Given
from compliance.suggest.rank.about import About
from compliance.suggest.rank.context import JUDGED
from compliance.suggest.rank.cues import CueKind
from compliance.suggest.rank.ranker import Weighed

# Set by hand on the shipped articles, each with its incident left out.
_ACTS: Final[Mapping[Act, float]] = {
    Act.ASSESSES: 0.2,
    Act.DENIES: 0.25,
    Act.DEMANDS: 0.15,
    Act.COMMITS: 0.1,
    Act.INTERPRETS: 0.1,
    Act.CAVEATS: 0.1,
    Act.BACKGROUND: -0.1,
}
_BEST: Final = max(_ACTS.values())
_ATTRIBUTED: Final = 0.1
_INSIDE: Final = 0.1
_BESIDE: Final = 0.2
_BEFORE: Final = 0.4
_HIGHEST: Final = 1.6
"""So much is as good as certain, and is printed as 1."""
_YEAR: Final = 4
LEAST: Final = 0.15
"""What scores less than this is not suggested."""


def may_score(weight: float, weighed: Weighed, *, tells: bool) -> bool:
    """Return whether a sentence may be suggested that is about something with so much weight.

    `tells` is whether it may do more than state something.
    """
    if not (weight or weighed.scope or weighed.instruments):
        return False
    best = weight + _ATTRIBUTED + _outside(weighed)
    if tells:
        best += _BEST + JUDGED * (WHOLE in weighed.weights)
    return _is_enough(best)


def score_of(given: Given, about: About) -> float:
    """Return how likely a sentence is evidence, from 0 to 1, in hundredths."""
    said = about.said
    score = max(about.weights.values(), default=0.0) + _ACTS.get(said.act, 0.0)
    score += _ATTRIBUTED * (said.speaker is not None and said.voice is not Voice.OWN)
    score += _outside(about.weighed)
    # When it was is worth asking only of what would be suggested.
    if _is_enough(score) and _is_history(given, about):
        score -= _BEFORE
    return round(min(max(score / _HIGHEST, 0.0), 1.0), 2)


def _is_enough(score: float) -> bool:
    return round(score / _HIGHEST, 2) >= LEAST


def _outside(weighed: Weighed) -> float:
    """Return what places and other instruments add that words name."""
    scope = weighed.scope
    beside = weighed.instruments or CueKind.OTHER in scope or CueKind.OUTSIDE in scope
    return _INSIDE * (CueKind.INSIDE in scope) + _BESIDE * bool(beside)


def _is_history(given: Given, about: About) -> bool:
    """Return whether a sentence tells of a time before the agreement, and of none since."""
    begun = given.agreement.signed.lower
    event = about.said.details.event
    if begun is None:
        return False
    if event is not None and event.upper is not None:
        return event.upper < begun
    years = [int(word) for word in about.words if len(word) == _YEAR and word.isdecimal()]
    return bool(years) and max(years) < begun.year
