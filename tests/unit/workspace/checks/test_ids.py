"""Circles among relations: found wherever there is one, and said once."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter

from hypothesis import example, given
from hypothesis import strategies as st

from compliance.workspace.checks.ids import describe_cycle, find_cycles

GRAPHS = st.dictionaries(
    st.sampled_from("abcdef"), st.lists(st.sampled_from("abcdefg"), max_size=3), max_size=6
)


def has_cycle(edges: dict[str, list[str]]) -> bool:
    try:
        TopologicalSorter(edges).prepare()
    except CycleError:
        return True
    return False


@given(edges=GRAPHS)
@example(edges={"a": ["a"]})
@example(edges={"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": []})
def test_a_cycle_is_found_exactly_where_there_is_one(edges: dict[str, list[str]]) -> None:
    """Whatever is found is a cycle; nothing is found exactly where a topological order exists."""
    found = list(find_cycles(edges))
    assert bool(found) == has_cycle(edges)
    assert len(found) == len(set(found))
    for cycle in found:
        assert cycle[0] == min(cycle)
        assert all(b in edges[a] for a, b in zip(cycle, (*cycle[1:], cycle[0]), strict=True))


def test_a_chain_of_a_hundred_thousand_is_walked_without_recursion() -> None:
    length = 100_000
    chain = {f"{n:06}": [f"{n + 1:06}"] for n in range(length)}
    assert list(find_cycles(chain)) == []
    [cycle] = find_cycles({**chain, f"{length:06}": ["000000"]})
    assert len(cycle) == length + 1


def test_a_long_circle_is_shortened_in_its_message() -> None:
    cycle = tuple(f"e{n}" for n in range(1, 30))
    assert describe_cycle("responds_to", cycle) == (
        "responds_to runs in a circle: e1 -> e2 -> e3 -> e4 -> ... -> e27 -> e28 -> e29 -> e1;"
        " take one of these out"
    )
