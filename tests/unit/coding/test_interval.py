"""Intervals are the same every time, hold the coefficient, and are not made of too little."""

from __future__ import annotations

from collections.abc import Sequence

from compliance.coding.interval import Interval, interval


def mean(articles: Sequence[float]) -> float | None:
    return sum(articles) / len(articles)


def test_an_interval_is_the_same_every_time_and_holds_what_is_measured() -> None:
    found = interval([0.0, 0.2, 0.4, 0.6, 0.8, 1.0], mean)
    assert found == interval([0.0, 0.2, 0.4, 0.6, 0.8, 1.0], mean)
    assert found is not None
    assert 0.2 < found.low < 0.5 < found.high < 0.8


def test_of_what_is_everywhere_the_same_both_bounds_are_the_same() -> None:
    assert interval([0.5] * 9, mean) == Interval(0.5, 0.5)


def test_where_many_draws_have_no_coefficient_there_is_no_interval() -> None:
    assert interval([0.0, 1.0], lambda drawn: mean(drawn) if len(set(drawn)) > 1 else None) is None
