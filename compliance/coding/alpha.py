"""Krippendorff's alpha: agreement of coders on the value of a field, beyond what chance would give.

Own implementation of section 12.3 of Krippendorff, Content Analysis (4th edition, 2019). A unit is
what was coded by at least two coders; a value that a coder did not give is None, and is no value.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final, Protocol

Value = Hashable


class Metric(Protocol):
    """How far two values of a field are apart, 0 for the same."""

    def difference(self, one: Value, other: Value) -> float:
        """Return how far two values are apart."""
        ...

    def expected(self, margins: Mapping[Value, float]) -> float:
        """Return the differences of all values with all, each as often as both occur."""
        ...


class Nominal:
    """Values are the same or not."""

    def difference(self, one: Value, other: Value) -> float:
        """Return 1 for two values that are not the same."""
        return float(one != other)

    def expected(self, margins: Mapping[Value, float]) -> float:
        """Return the number of pairs of values that are not the same."""
        counts = margins.values()
        return sum(counts) ** 2 - sum(count * count for count in counts)


class SetDistance:
    """Sets, by MASI: R. Passonneau, Measuring Agreement on Set-valued Items (LREC 2006).

    One less the share that both have of what either has, times 1 for the same set, 2/3 where one
    holds the other, 1/3 where they share something and 0 where they share nothing.
    """

    def difference(self, one: Value, other: Value) -> float:
        """Return how far two frozen sets are apart, between 0 and 1."""
        return masi(_set(one), _set(other))

    def expected(self, margins: Mapping[Value, float]) -> float:
        """Return the differences of all sets with all."""
        return 2 * sum(
            margins[one] * margins[other] * self.difference(one, other)
            for one, other in combinations(margins, 2)
        )


def _set(value: Value) -> frozenset[Hashable]:
    return value if isinstance(value, frozenset) else frozenset({value})


def masi(one: frozenset[Hashable], other: frozenset[Hashable]) -> float:
    """Return the distance of two sets by Passonneau (2006); two empty sets are the same."""
    if one == other:
        return 0.0
    shared = one & other
    if not shared:
        return 1.0
    weight = 2 / 3 if shared in (one, other) else 1 / 3
    return 1 - weight * len(shared) / len(one | other)


NOMINAL: Final = Nominal()
SETS: Final = SetDistance()


@dataclass(slots=True)
class Tally:
    """What alpha rests on, over some units: it can be added up.

    `observed` are the differences within units, `margins` how often each value occurs in units with
    at least two, `units` how many of these there are, and `same` in how many of them all agree.
    """

    observed: float = 0.0
    margins: dict[Value, float] = field(default_factory=dict)
    units: int = 0
    same: int = 0

    def add(self, other: Tally) -> None:
        """Add the tally of other units."""
        self.observed += other.observed
        self.units += other.units
        self.same += other.same
        for value, count in other.margins.items():
            self.margins[value] = self.margins.get(value, 0) + count

    def alpha(self, metric: Metric) -> float | None:
        """Return alpha; None where no two values differ, so that chance would agree as well."""
        expected = metric.expected(self.margins)
        if expected <= 0:
            return None
        return 1 - (sum(self.margins.values()) - 1) * self.observed / expected


def tally(units: Iterable[Sequence[Value | None]], metric: Metric) -> Tally:
    """Return the tally of units, each with one value of every coder, or None for none.

    A unit counts as often as it has values; one with a single value has nothing to compare.
    """
    found = Tally()
    for unit in units:
        given = [value for value in unit if value is not None]
        if len(given) < 2:  # noqa: PLR2004 - two to compare
            continue
        apart = [metric.difference(one, other) for one, other in combinations(given, 2)]
        counts = dict.fromkeys(given, 0.0)
        for value in given:
            counts[value] += 1
        found.add(Tally(2 * sum(apart) / (len(given) - 1), counts, 1, int(not any(apart))))
    return found
