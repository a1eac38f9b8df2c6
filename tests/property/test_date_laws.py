"""Laws of dates, and how they compare with another reader of EDTF."""

from __future__ import annotations

from datetime import date
from time import struct_time

import edtf
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from compliance.model.dates.edtf import InvalidDateError, parse_edtf
from compliance.model.dates.slips import find_slip
from compliance.model.dates.words import display_date

# Years that every form allows: 000X would reach back before the year 1, 9999-24 past 9999.
years = st.integers(10, 9998)
qualifiers = st.sampled_from(["", "", "?", "~", "%"])

days = st.dates().map(date.isoformat)
months = st.dates().map(lambda day: day.isoformat()[:7])
whole_years = years.map("{:04}".format)
seasons = st.builds("{:04}-{}".format, years, st.sampled_from([21, 22, 23, 24]))
masked = st.one_of(
    years.map(lambda year: f"{year:04}"[:3] + "X"),
    st.integers(1, 99).map("{:02}XX".format),
    whole_years.map("{}-XX".format),
    whole_years.map("{}-XX-XX".format),
    months.map("{}-XX".format),
)
unqualified = st.one_of(days, months, whole_years, seasons, masked)
dates = st.builds("{}{}".format, unqualified, qualifiers)


def in_order(left: str, right: str) -> str:
    first, last = sorted((left, right), key=lambda text: (parse_edtf(text).lower, text))
    return f"{first}/{last}"


closed = st.builds(in_order, dates, dates)
half_open = st.one_of(
    st.builds("{}/{}".format, dates, st.sampled_from(["..", ""])),
    st.builds("{}/{}".format, st.sampled_from(["..", ""]), dates),
)
intervals = st.one_of(closed, half_open)
all_dates = st.one_of(dates, intervals)

# Texts near to dates find more faults than any texts.
near_dates = st.one_of(
    st.text(),
    st.text(alphabet="0123456789-/.X?~% ", max_size=24),
    st.from_regex(r"[0-9X]{4}-[0-9X]{2}-[0-9X]{2}[?~%]?", fullmatch=True),
    st.from_regex(r"[0-9]{1,2}[./ -][0-9]{1,2}[./ -][0-9]{4}", fullmatch=True),
    st.from_regex(r"[0-9]{4}[./ -][0-9]{1,2}[./ -][0-9]{1,2}", fullmatch=True),
    st.builds("{}{}{}".format, all_dates, st.sampled_from(["-", "–", " to ", "/", "T"]), all_dates),
)


@given(all_dates)
def test_the_text_is_kept_as_written(text: str) -> None:
    """Law: parse(text).text == text, and parsing it again gives an equal date."""
    parsed = parse_edtf(text)
    assert parsed.text == text
    assert parse_edtf(parsed.text) == parsed


@given(st.dates())
def test_every_day_is_a_date_and_both_its_bounds(day: date) -> None:
    """Law: parse(day.isoformat()) lasts from that day to that day."""
    parsed = parse_edtf(day.isoformat())
    assert (parsed.lower, parsed.upper, parsed.dated) == (day, day, True)


@given(all_dates)
def test_no_date_ends_before_it_starts(text: str) -> None:
    """Law: lower <= upper where both are known, and one of them always is."""
    parsed = parse_edtf(text)
    known = [day for day in (parsed.lower, parsed.upper) if day is not None]
    assert known
    assert known == sorted(known)


@given(unqualified, st.sampled_from("?~%"))
def test_a_qualifier_moves_no_bound(text: str, qualifier: str) -> None:
    """Law: the bounds of a date are those of the date with `?`, `~` or `%`."""
    plain, qualified = parse_edtf(text), parse_edtf(text + qualifier)
    assert (plain.lower, plain.upper) == (qualified.lower, qualified.upper)
    assert (plain.approximate, plain.uncertain) == (False, False)
    assert qualified.approximate or qualified.uncertain


@given(dates, dates)
def test_an_interval_lasts_from_the_start_of_one_end_to_the_end_of_the_other(
    left: str, right: str
) -> None:
    """Law: lower is the left end's, upper the right end's, and qualifiers are either's."""
    text = in_order(left, right)
    whole = parse_edtf(text)
    start, end = map(parse_edtf, text.split("/"))
    assert (whole.lower, whole.upper) == (start.lower, end.upper)
    assert whole.approximate == (start.approximate or end.approximate)
    assert whole.uncertain == (start.uncertain or end.uncertain)
    assert whole.interval
    assert not whole.dated


@given(st.dates(), st.dates())
def test_two_days_make_an_interval_in_one_order_only(one: date, other: date) -> None:
    """Law: a/b is a date iff a <= b."""
    text = f"{one.isoformat()}/{other.isoformat()}"
    if one <= other:
        assert parse_edtf(text).interval
    else:
        with pytest.raises(InvalidDateError, match="ends before it starts"):
            parse_edtf(text)


@given(years, st.integers(0, 99), st.integers(0, 99))
def test_a_day_is_read_iff_the_calendar_has_it(year: int, month: int, day: int) -> None:
    """Law: YYYY-MM-DD is a date iff datetime makes one of the same numbers."""
    text = f"{year:04}-{month:02}-{day:02}"
    try:
        expected = date(year, month, day)
    except ValueError:
        with pytest.raises(InvalidDateError, match=r"month \d\d does not exist|has no day"):
            parse_edtf(text)
    else:
        assert parse_edtf(text).lower == expected


def refusal_of(text: str) -> InvalidDateError | None:
    try:
        parse_edtf(text)
    except InvalidDateError as error:
        return error
    return None


@given(near_dates)
@example("2020-11-22\n")
@example("\N{FULLWIDTH DIGIT TWO}022-03-27")
@example("2020-11-22/2020-11-22/")
@example("1" * 100_000)
@example("2020 " * 12)
def test_any_text_is_a_date_or_refused_in_one_line_that_helps(text: str) -> None:
    """Law: nothing but InvalidDateError is raised, and a date it says to write is a date."""
    refusal = refusal_of(text)
    if refusal is None:
        assert parse_edtf(text).text == text
        return
    assert str(refusal).isprintable()
    assert len(str(refusal)) < 800
    assert " is not a date: " in str(refusal)
    advice = ("year-month-day", "a day from", "one end at least", "the earlier date first")
    if not refusal.right.startswith(advice):
        assert parse_edtf(refusal.right).text == refusal.right


def written_by_hand(day: date) -> list[str]:
    """Return forms in which a day is written, none of them EDTF and none with two meanings."""
    name = day.strftime("%B")
    return [
        f"{day.day} {name} {day.year:04}",
        f"{name} {day.day}, {day.year:04}",
        f"{day.day}.{day.month}.{day.year:04}",
        f"{day.year:04}/{day.month:02}/{day.day:02}",
        f"{day.year:04}–{day.month:02}–{day.day:02}",
        f"{day.isoformat()}T12:00",
    ]


@given(st.dates(), st.dates(), st.integers(0, 5), st.integers(0, 5), st.sampled_from("/–—"))
def test_what_is_proposed_for_two_days_has_their_bounds(
    one: date, other: date, form: int, other_form: int, sign: str
) -> None:
    """Law: a hint for an interval lasts from its first day to its last, however it is written."""
    first, last = sorted((one, other))
    text = f"{written_by_hand(first)[form]}{sign}{written_by_hand(last)[other_form]}"
    refusal = refusal_of(text)
    assert refusal is not None
    slip = find_slip(text)
    if slip is not None and slip.right == refusal.right:
        hint = parse_edtf(refusal.right)
        assert (hint.lower, hint.upper) == (first, last)


@given(st.dates(min_value=date(1000, 1, 1)), st.integers(1, 27), st.sampled_from("/–"))
def test_what_two_days_share_may_be_written_with_either(day: date, on: int, sign: str) -> None:
    """Law: the month and year that one end leaves to the other are the other's."""
    last = min(day.day + on, 28)
    if last <= day.day:
        return
    end = day.replace(day=last)
    name = day.strftime("%B")
    for text in (
        f"{day.isoformat()}{sign}{last:02}",
        f"{day.day}{sign}{last} {name} {day.year}",
        f"{name} {day.day}{sign}{last}, {day.year}",
        f"{day.day}{sign}{last}.{day.month:02}.{day.year}",
    ):
        refusal = refusal_of(text)
        assert refusal is not None
        assert refusal.right == f"{day.isoformat()}/{end.isoformat()}"


@given(years, st.integers(0, 99), st.sampled_from("/–—"))
def test_a_short_year_is_never_taken_for_a_season_or_a_month_it_may_not_be(
    year: int, number: int, sign: str
) -> None:
    """Law: YYYY/NN is proposed as a month or as an interval only where it can be no other."""
    refusal = refusal_of(f"{year:04}{sign}{number:02}")
    assert refusal is not None
    later, month = number > year % 100, 1 <= number <= 12
    if later == month:
        assert refusal.right == "year-month-day, as 2021-12-05"
    elif month:
        assert refusal.right == f"{year:04}-{number:02}"
    else:
        assert refusal.right == f"{year:04}/{year // 100:02}{number:02}"


@given(all_dates)
def test_every_date_has_words(text: str) -> None:
    """Law: display_date is total, one trimmed line, and leaves no sign of EDTF in it."""
    words = display_date(parse_edtf(text))
    assert words == " ".join(words.split())
    assert words.isprintable()
    assert not set(words) & set("/?~%X-")


@given(st.one_of(days, months, whole_years, seasons), st.one_of(days, months, whole_years, seasons))
def test_different_dates_have_different_words(one: str, other: str) -> None:
    """Law: words tell two plain dates apart, so that a reader can."""
    assert (one == other) == (display_date(parse_edtf(one)) == display_date(parse_edtf(other)))


def oracle_bounds(text: str) -> tuple[str, str]:
    """Return the bounds that the library `edtf` computes, as ISO dates."""
    parsed = edtf.parse_edtf(text)
    bounds: tuple[struct_time, struct_time] = (parsed.lower_strict(), parsed.upper_strict())
    first, last = ("{:04}-{:02}-{:02}".format(*bound[:3]) for bound in bounds)
    return first, last


def our_bounds(text: str) -> tuple[str, str]:
    parsed = parse_edtf(text)
    assert parsed.lower is not None
    assert parsed.upper is not None
    return parsed.lower.isoformat(), parsed.upper.isoformat()


agreed = st.one_of(
    st.builds("{}{}".format, st.one_of(days, months, whole_years), qualifiers),
    st.builds("{:04}-{}".format, years, st.sampled_from([21, 22, 23])),
    masked,
    st.builds(in_order, days, days),
    st.builds(in_order, months, st.builds("{}{}".format, days, st.sampled_from("?~"))),
)


@settings(max_examples=40, deadline=None)  # the library takes some 20 ms a date
@given(agreed)
def test_another_reader_of_edtf_finds_the_same_bounds(text: str) -> None:
    """Law: on the forms where both are right, edtf and we agree."""
    assert our_bounds(text) == oracle_bounds(text)


@pytest.mark.parametrize(
    ("text", "theirs", "ours"),
    [
        # Winter: theirs is December alone, ours is the three months that start with it.
        ("2020-24", ("2020-12-01", "2020-12-31"), ("2020-12-01", "2021-02-28")),
        # Their seasons take no qualifier; level 1 puts one behind any date.
        ("2020-22~", None, ("2020-06-01", "2020-08-31")),
    ],
)
def test_where_the_other_reader_differs_on_purpose_or_by_fault(
    text: str, theirs: tuple[str, str] | None, ours: tuple[str, str]
) -> None:
    assert our_bounds(text) == ours
    if theirs is None:
        with pytest.raises(edtf.EDTFParseException):
            edtf.parse_edtf(text)
    else:
        assert oracle_bounds(text) == theirs


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2021-02-29", "February 2021 has no day 29"),
        ("0000", "years are counted from 0001"),
        ("2022/2021", "it ends before it starts"),
        ("../..", "neither end is a date"),
        ("202X-11", "X stands only for"),
        ("2021-XX-05", "X stands only for"),
    ],
)
def test_what_the_other_reader_takes_and_we_refuse(text: str, why: str) -> None:
    """The first three are no dates; the fourth says nothing; the last two are level 2."""
    assert edtf.parse_edtf(text) is not None
    with pytest.raises(InvalidDateError) as caught:
        parse_edtf(text)
    assert caught.value.wrong.startswith(why)


@pytest.mark.parametrize("text", ["2020-11-10/", "/2020-11-10"])
def test_an_unknown_end_stays_unknown_where_the_other_reader_makes_up_ten_years(text: str) -> None:
    theirs = oracle_bounds(text)
    parsed = parse_edtf(text)
    assert None in (parsed.lower, parsed.upper)
    assert abs(int(theirs[0][:4]) - int(theirs[1][:4])) == 10
