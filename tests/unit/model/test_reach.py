"""How far dates reach: what they may mean, and what they mean for sure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.model.dates.edtf import parse_edtf
from compliance.model.dates.reach import reach_of
from support.pools import DATES

SAID = parse_edtf("2015-06-10")


def shown(text: str, said: str = "2015-06-10") -> tuple[str, str]:
    reach = reach_of(parse_edtf(text), parse_edtf(said))
    sure = reach.surely
    return (
        f"{reach.may.first}/{reach.may.last}",
        "" if sure is None else f"{sure.first}/{sure.last}",
    )


ALWAYS = "0001-01-01/9999-12-31"


@pytest.mark.parametrize(
    ("text", "may", "surely"),
    [
        ("2015-02-12", "2015-02-12/2015-02-12", "2015-02-12/2015-02-12"),
        ("2015-02", "2015-02-01/2015-02-28", "2015-02-01/2015-02-28"),
        ("2015", "2015-01-01/2015-12-31", "2015-01-01/2015-12-31"),
        # A day that is not known is some day of the month, not all of them.
        ("2015-02-XX", "2015-02-01/2015-02-28", ""),
        ("201X", "2010-01-01/2019-12-31", ""),
        # About a day, a month, a year.
        ("2015-02-12~", "2015-02-05/2015-02-19", ""),
        ("2015-03~", "2015-01-29/2015-05-01", ""),
        ("2015~", "2014-01-02/2016-12-29", ""),
        ("0001-01-03~", "0001-01-01/0001-01-10", ""),
        ("9999-12-30~", "9999-12-23/9999-12-31", ""),
        # What is uncertain may be any day at all.
        ("2015-02-12?", ALWAYS, ""),
        ("2015-02-12%", ALWAYS, ""),
        ("2015-02-12/2015-03-01?", ALWAYS, ""),
        ("2015-02/2015-04", "2015-02-01/2015-04-30", "2015-02-01/2015-04-30"),
        ("2015-02-XX/2015-04-XX", "2015-02-01/2015-04-30", "2015-02-28/2015-04-01"),
        ("2015-02-10~/2015-02-25", "2015-02-03/2015-02-25", "2015-02-17/2015-02-25"),
        ("2015-02-XX/2015-02-20", "2015-02-01/2015-02-20", ""),
        # Without end it lasts to the day on which it was told; without a known end it may not.
        ("2015-02-10/..", "2015-02-10/9999-12-31", "2015-02-10/2015-06-10"),
        ("2015-02-10/", "2015-02-10/9999-12-31", "2015-02-10/2015-02-10"),
        ("../2015-02-10", "0001-01-01/2015-02-10", "0001-01-01/2015-02-10"),
        ("/2015-02-10", "0001-01-01/2015-02-10", "2015-02-10/2015-02-10"),
        ("2015-02-XX/", "2015-02-01/9999-12-31", "2015-02-28/2015-02-28"),
    ],
)
def test_a_date_may_mean_more_than_it_surely_does(text: str, may: str, surely: str) -> None:
    assert shown(text) == (may, surely)


@pytest.mark.parametrize("said", ["../2015-06-10", "2015-01-05"])
def test_what_lasts_to_no_known_day_is_sure_of_none_but_its_own(said: str) -> None:
    assert shown("2015-02-10/..", said)[1] == ""


@given(st.sampled_from(DATES), st.sampled_from(DATES))
def test_what_is_sure_is_also_possible(text: str, said: str) -> None:
    """Law: the days that a date surely means are among those that it may mean."""
    reach = reach_of(parse_edtf(text), parse_edtf(said))
    assert reach.surely is None or reach.may.covers(reach.surely)
    assert reach.may.first <= reach.may.last
