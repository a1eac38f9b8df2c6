"""Weigh targets by what a sentence and the heading above it name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from compliance.model.agreement import Agreement, Clause
from compliance.model.base import WHOLE, Target
from compliance.suggest.said import Said

# Set by hand like those of `ranker`: a point that the speaker names counts as much as every cue.
_NAMED: Final = 1.0
_HEADED: Final = 0.6
JUDGED: Final = 0.25
"""What a verdict adds to the agreement as a whole, where it is named."""
_TOLD: Final = 0.25
FAINT: Final = 0.05
"""What is carried on with less weight than this is nothing."""
_ENOUGH: Final = 0.3
"""From so much weight on, a target is meant beside the agreement as a whole."""


def weigh_context(
    agreement: Agreement, said: Said, weights: Mapping[Target, float], *, elsewhere: bool = False
) -> dict[Target, float]:
    """Return weights of targets by what the sentence and the heading above it name.

    `elsewhere` is whether the sentence names another instrument and not the agreement: points that
    it names are that one's.
    """
    weighed, judged = dict(weights), said.status is not None
    named = () if elsewhere else said.named
    for numbers, by in ((said.pointed, _HEADED), (named, _NAMED)):
        for number in numbers:
            _raise(agreement, number, weighed, by, whole=judged)
    if WHOLE in weights:
        # A bare verdict on the agreement is on it as one; beside a duty that is told, or a point
        # that is named, the agreement is what that stands in.
        told = max((w for t, w in weights.items() if t != WHOLE), default=0.0) >= _ENOUGH
        if named or told:
            weighed[WHOLE] -= _TOLD
        elif judged:
            weighed[WHOLE] += JUDGED
    return weighed


def _raise(
    agreement: Agreement, number: str, weights: dict[Target, float], by: float, *, whole: bool
) -> None:
    """Add to what stands under a point: to the duty whose words are there, else to the point."""
    about = agreement.about(number)
    if about is None:
        return
    duties = [one.id for one in agreement.under(number)]
    told = [one for one in duties if weights.get(one, 0.0) >= _ENOUGH]
    if isinstance(about, Clause) and len(duties) > 1 and ((whole and len(told) > 1) or not told):
        weights[about.number] = max([by, *(weights[one] + by for one in told)])
        if not told:
            # Which of its duties is meant is open: those that something speaks for come behind it.
            for one in duties:
                weights[one] = weights.get(one, 0.0) + by / 2
    for one in told or (duties if len(duties) == 1 else ()):
        weights[one] = weights.get(one, 0.0) + by


def shared(weights: Iterable[Mapping[Target, float]], part: float) -> dict[Target, float]:
    """Return what earlier sentences were about, as a part of their weights."""
    found: dict[Target, float] = {}
    for one in weights:
        for target, weight in one.items():
            carried = weight * part
            if carried >= FAINT and carried > found.get(target, 0.0):
                found[target] = carried
    return found


def heaviest(targets: Sequence[Target], weights: Mapping[Target, float], most: int) -> list[Target]:
    """Return the first targets of a list that weigh anything beside the heaviest."""
    if not targets:
        return []
    least = weights[targets[0]] / 4
    return [one for one in targets if weights[one] >= least][:most]
