"""Rows are assigned to columns at the least cost, as trying all ways would find it."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from compliance.coding.assignment import assign

COSTS = st.tuples(st.integers(1, 4), st.integers(0, 2)).flatmap(
    lambda size: st.lists(
        st.lists(st.integers(-9, 9), min_size=sum(size), max_size=sum(size)),
        min_size=size[0],
        max_size=size[0],
    )
)


@given(costs=COSTS)
def test_no_other_way_costs_less(costs: list[list[int]]) -> None:
    found = assign(costs)
    assert len(set(found)) == len(costs)
    least = min(
        sum(costs[row][column] for row, column in enumerate(way))
        for way in permutations(range(len(costs[0])), len(costs))
    )
    assert sum(costs[row][column] for row, column in enumerate(found)) == least


def test_of_nothing_there_is_nothing_to_assign() -> None:
    assert assign([]) == ()
