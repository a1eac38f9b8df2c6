"""Krippendorff's alpha: published examples, and the coefficient of another program."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from math import isclose
from typing import Final, Literal

import krippendorff
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from compliance.coding.alpha import NOMINAL, SETS, Metric, Tally, masi, tally

# K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011)

# Example A: two observers, ten objects, two values.
BINARY = ("0100000000", "1110010100", 0.095)
# Example B: two observers, twelve objects, five values.
TWO = ("aabbdcccedda", "babbbccceddd", 0.692)


class Interval:
    """Values are numbers, and as far apart as the square of what is between them."""

    def difference(self, one: Hashable, other: Hashable) -> float:
        assert isinstance(one, int)
        assert isinstance(other, int)
        return float((one - other) ** 2)

    def expected(self, margins: Mapping[Hashable, float]) -> float:
        return sum(
            a * b * self.difference(c, k) for c, a in margins.items() for k, b in margins.items()
        )


class Ordinal(Interval):
    """Values are ranks; how far apart they are depends on how many lie between them."""

    def __init__(self, margins: Mapping[int, float]) -> None:
        self.margins = margins

    def difference(self, one: Hashable, other: Hashable) -> float:
        assert isinstance(one, int)
        assert isinstance(other, int)
        low, high = sorted((one, other))
        between = sum(self.margins.get(rank, 0) for rank in range(low, high + 1))
        return (between - (self.margins[low] + self.margins[high]) / 2) ** 2


def units(*coders: str) -> list[list[str | None]]:
    """Return what each coder gave to each unit; a star is nothing."""
    return [[None if one == "*" else one for one in unit] for unit in zip(*coders, strict=True)]


def numbers(*coders: str) -> list[list[int | None]]:
    return [[None if one is None else int(one) for one in unit] for unit in units(*coders)]


def of_ranks(given: Sequence[Sequence[int | None]]) -> Ordinal:
    margins = tally(given, NOMINAL).margins
    return Ordinal({value: count for value, count in margins.items() if isinstance(value, int)})


@pytest.mark.parametrize(("first", "second", "alpha"), [BINARY, TWO])
def test_two_coders_agree_as_published(first: str, second: str, alpha: float) -> None:
    found = tally(units(first, second), NOMINAL).alpha(NOMINAL)
    assert found is not None
    assert round(found, 3) == alpha


def test_four_coders_with_data_missing_agree_as_published() -> None:
    """Example C of the same: twelve objects, five values."""
    data = numbers("123321412***", "1233224125*3", "*3332342251*", "12332441251*")
    for metric, alpha in ((NOMINAL, 0.743), (of_ranks(data), 0.815), (Interval(), 0.849)):
        found = tally(data, metric).alpha(metric)
        assert found is not None
        assert round(found, 3) == alpha


def test_the_distance_of_sets_is_as_published() -> None:
    """R. Passonneau (LREC 2006): the same, one within the other, some shared, nothing shared."""
    whole, part, other = frozenset("abc"), frozenset("ab"), frozenset("cd")
    assert masi(whole, whole) == 0
    assert isclose(masi(whole, part), 1 - 2 / 3 * 2 / 3)
    assert isclose(masi(whole, other), 1 - 1 / 3 * 1 / 4)
    assert masi(part, other) == 1
    assert masi(frozenset(), frozenset()) == 0
    assert masi(frozenset(), part) == 1


def test_of_values_that_never_differ_alpha_says_nothing() -> None:
    assert tally([("a", "a"), ("a", "a")], NOMINAL).alpha(NOMINAL) is None
    assert tally([("a", None)], NOMINAL) == Tally()
    assert Tally().alpha(NOMINAL) is None
    same = [(frozenset("a"), frozenset("a"))]
    assert tally(same, SETS).alpha(SETS) is None


def test_a_value_that_is_no_set_is_a_set_of_one() -> None:
    assert SETS.difference("a", frozenset("a")) == 0


VALUES = st.integers(1, 4)
DATA = st.integers(2, 4).flatmap(
    lambda coders: st.lists(
        st.lists(st.none() | VALUES, min_size=coders, max_size=coders), min_size=2, max_size=12
    )
)


Level = Literal["nominal", "ordinal", "interval"]
LEVELS: Final[tuple[Level, ...]] = ("nominal", "ordinal", "interval")


@given(data=DATA, level=st.sampled_from(LEVELS))
def test_alpha_is_that_of_another_program(data: list[list[int | None]], level: Level) -> None:
    metric: Metric = NOMINAL
    if level != "nominal":
        metric = of_ranks(data) if level == "ordinal" else Interval()
    found = tally(data, metric).alpha(metric)
    assume(found is not None)
    assert found is not None
    matrix = [
        [float("nan") if one is None else one for one in coder] for coder in zip(*data, strict=True)
    ]
    theirs = krippendorff.alpha(reliability_data=matrix, level_of_measurement=level)
    assert isclose(found, theirs, abs_tol=1e-9)


@given(data=st.lists(st.tuples(st.frozensets(VALUES), st.frozensets(VALUES)), min_size=1))
def test_sets_of_one_element_are_nominal_and_no_alpha_is_above_one(
    data: list[tuple[frozenset[int], frozenset[int]]],
) -> None:
    found = tally(data, SETS).alpha(SETS)
    assert found is None or found <= 1
    single = [tuple(frozenset(list(one)[:1] or [0]) for one in unit) for unit in data]
    ours, plain = tally(single, SETS).alpha(SETS), tally(single, NOMINAL).alpha(NOMINAL)
    assert ours == plain or (ours is not None and plain is not None and isclose(ours, plain))


@given(data=DATA)
def test_a_tally_of_some_units_and_of_the_others_is_that_of_all(
    data: list[list[int | None]],
) -> None:
    whole, parts = tally(data, NOMINAL), tally(data[:1], NOMINAL)
    parts.add(tally(data[1:], NOMINAL))
    assert (parts.margins, parts.units, parts.same) == (whole.margins, whole.units, whole.same)
    assert isclose(parts.observed, whole.observed)
