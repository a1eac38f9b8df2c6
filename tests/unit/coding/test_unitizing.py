"""Agreement on passages: a published example, and that uncoded text does not drown it."""

from __future__ import annotations

from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.coding.unitizing import Lengths, lengths_of, units_of
from compliance.passages.search import Range


def test_three_coders_agree_as_published() -> None:
    """Krippendorff, Content Analysis (2019), figure 12.11: 0.413, from rounded steps."""
    alex = ((0, 7), (7, 13), (30, 32), (32, 37), (37, 44), (44, 60))
    paul = ((0, 7), (7, 13), (13, 21), (32, 44))
    susan = ((0, 7), (7, 13), (13, 21), (32, 37), (37, 41), (41, 44))
    found = lengths_of(60, [alex, paul, susan]).alpha
    assert found is not None
    assert abs(found - 0.413) < 0.001


def test_what_overlaps_is_one_unit_and_what_touches_is_two() -> None:
    assert units_of([(5, 9), (0, 3), (2, 4), (9, 12)]) == ((0, 4), (5, 9), (9, 12))
    assert units_of([(0, 9), (2, 4)]) == ((0, 9),)
    assert units_of([]) == ()


def test_where_all_is_coded_or_nothing_there_is_no_alpha() -> None:
    assert lengths_of(9, [((0, 9),), ((0, 9),)]).alpha is None
    assert lengths_of(9, [(), ()]).alpha is None
    assert lengths_of(9, [(), ()]).shared is None
    assert Lengths(2).alpha is None


@pytest.mark.parametrize(("second", "alpha"), [(((10, 20),), 1.0), (((12, 22),), 0.7), ((), -0.1)])
def test_a_passage_that_is_shifted_by_a_word_is_nearly_the_same(
    second: tuple[Range, ...], alpha: float
) -> None:
    found = lengths_of(100, [((10, 20),), second]).alpha
    assert found is not None
    assert found >= alpha


UNITS = st.lists(st.tuples(st.integers(0, 90), st.integers(1, 10)), max_size=6).map(
    lambda pairs: units_of((start, start + length) for start, length in pairs)
)


@given(first=UNITS, second=UNITS)
def test_with_ever_more_uncoded_text_alpha_comes_near_the_share_coded_by_both(
    first: tuple[Range, ...], second: tuple[Range, ...]
) -> None:
    lengths = [lengths_of(length, [first, second]) for length in (200, 10_000, 10_000_000)]
    if lengths[0].shared is None:
        return
    gaps = [abs((one.alpha or 0) - (one.shared or 0)) for one in lengths]
    assert len({one.shared for one in lengths}) == 1
    assert gaps[0] >= gaps[1] >= gaps[2]
    assert gaps[2] < 1e-4


@given(first=UNITS, second=UNITS)
def test_coders_are_interchangeable_and_articles_add_up(
    first: tuple[Range, ...], second: tuple[Range, ...]
) -> None:
    one, other = lengths_of(100, [first, second]), lengths_of(100, [second, first])
    assert one == other
    twice = one + one
    assert twice.shared is None or isclose(twice.shared, one.shared or 0)
    assert twice.whole == 2 * one.whole
