"""What decisions come to: how much of what is suggested was taken, and how long that took."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from compliance.coding.decision import TAKEN, Decision, Verdict
from compliance.model.words import Act


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionFigures:
    """The decisions on what one engine suggested of one act.

    `engine` is None for passages that coders found themselves. `changed` counts how often each
    field of a suggestion was changed. `timed` is of how many records it is known how long they
    took, and `seconds` the median of that; None where it is known of none.
    """

    engine: str | None
    act: Act | None
    decided: Mapping[Verdict, int]
    changed: Mapping[str, int]
    timed: int
    seconds: float | None

    @property
    def total(self) -> int:
        """How many decisions there are."""
        return sum(self.decided.values())


def decision_figures(decisions: Iterable[Decision]) -> tuple[DecisionFigures, ...]:
    """Return what the decisions that stand come to, by engine and act; own passages come last."""
    apart: dict[tuple[str | None, Act | None], list[Decision]] = defaultdict(list)
    for one in decisions:
        apart[one.engine, one.act].append(one)
    acts = [*Act, None]
    keys = sorted(apart, key=lambda key: (key[0] is None, key[0] or "", acts.index(key[1])))
    return tuple(_figures(*key, apart[key]) for key in keys)


def figures_of_engines(decisions: Iterable[Decision]) -> tuple[DecisionFigures, ...]:
    """Return the same by engine alone."""
    apart: dict[str | None, list[Decision]] = defaultdict(list)
    for one in decisions:
        apart[one.engine].append(one)
    keys = sorted(apart, key=lambda key: (key is None, key or ""))
    return tuple(_figures(key, None, apart[key]) for key in keys)


def _figures(engine: str | None, act: Act | None, decisions: list[Decision]) -> DecisionFigures:
    decided = Counter(one.decision for one in decisions)
    changed = Counter(field for one in decisions for field in one.changed)
    taken = (one.seconds for one in decisions if one.decision in TAKEN)
    seconds = sorted(one for one in taken if one is not None)
    return DecisionFigures(
        engine=engine,
        act=act,
        decided={verdict: decided[verdict] for verdict in Verdict},
        changed={field: changed[field] for field in sorted(changed)},
        timed=len(seconds),
        seconds=_median(seconds),
    )


def _median(ordered: list[float]) -> float | None:
    if not ordered:
        return None
    middle = len(ordered) // 2
    return round((ordered[middle] + ordered[-middle - 1]) / 2, 1)
