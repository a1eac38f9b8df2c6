"""Addresses in a site."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from compliance.model.base import ID_PATTERN
from compliance.views.site.addresses import pair_id

IDS = st.from_regex(re.compile(ID_PATTERN), fullmatch=True)
SIDES = st.one_of(IDS, st.sampled_from(["a", "b", "c", "a-b", "b-c", "a-b-c"]))


@given(st.lists(st.tuples(SIDES, SIDES), max_size=20, unique=True))
def test_no_two_pairs_of_sides_have_one_page(pairs: list[tuple[str, str]]) -> None:
    assert len({pair_id(*pair) for pair in pairs}) == len(pairs)


def test_a_hyphen_divides_ids_without_one() -> None:
    assert pair_id("north", "south") == "north-south"
    assert pair_id("a-b", "c") == "a-b--c"
