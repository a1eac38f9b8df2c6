"""Dates: what a text means, and what is said of a text that means none."""

from __future__ import annotations

import copy
import pickle
from datetime import date

import pytest

from compliance.model.dates.edtf import EdtfDate, InvalidDateError, parse_edtf

BOUNDS = {
    "2022-03-27": ("2022-03-27", "2022-03-27"),
    "2020-02-29": ("2020-02-29", "2020-02-29"),
    "0001-01-01": ("0001-01-01", "0001-01-01"),
    "9999-12-31": ("9999-12-31", "9999-12-31"),
    "2021-02": ("2021-02-01", "2021-02-28"),
    "1900-02": ("1900-02-01", "1900-02-28"),
    "2000-02": ("2000-02-01", "2000-02-29"),
    "9999-12": ("9999-12-01", "9999-12-31"),
    "2022": ("2022-01-01", "2022-12-31"),
    "2020-21": ("2020-03-01", "2020-05-31"),
    "2020-22": ("2020-06-01", "2020-08-31"),
    "2020-23": ("2020-09-01", "2020-11-30"),
    "2020-24": ("2020-12-01", "2021-02-28"),
    "2019-24": ("2019-12-01", "2020-02-29"),
    "202X": ("2020-01-01", "2029-12-31"),
    "20XX": ("2000-01-01", "2099-12-31"),
    "2020-XX": ("2020-01-01", "2020-12-31"),
    "2020-XX-XX": ("2020-01-01", "2020-12-31"),
    "2020-11-XX": ("2020-11-01", "2020-11-30"),
    "2020-11-22~": ("2020-11-22", "2020-11-22"),
    "2020-22?": ("2020-06-01", "2020-08-31"),
    "202X%": ("2020-01-01", "2029-12-31"),
    "2020-11-12/2020-11-22": ("2020-11-12", "2020-11-22"),
    "2020-11/2020-12": ("2020-11-01", "2020-12-31"),
    "2020-12/2020": ("2020-12-01", "2020-12-31"),
    "2020-11-XX?/202X~": ("2020-11-01", "2029-12-31"),
    "2020-11-22/2020-11-22": ("2020-11-22", "2020-11-22"),
    "2020-11-10/..": ("2020-11-10", None),
    "2020-11-10/": ("2020-11-10", None),
    "../2022-03": (None, "2022-03-31"),
    "/2022-03?": (None, "2022-03-31"),
}


def iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


@pytest.mark.parametrize("text", BOUNDS)
def test_a_date_has_a_first_and_a_last_day(text: str) -> None:
    parsed = parse_edtf(text)
    assert (iso(parsed.lower), iso(parsed.upper)) == BOUNDS[text]


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("2022-03-27", False, False),
        ("2022-03-27~", True, False),
        ("2022-03-27?", False, True),
        ("2022-03-27%", True, True),
        ("2022-03~/2022-04", True, False),
        ("2022-03/2022-04?", False, True),
        ("2022-03~/2022-04?", True, True),
        ("2022-03%/..", True, True),
        ("/2022-03~", True, False),
        ("2022-03/2022-04", False, False),
    ],
)
def test_qualifiers_are_told_apart_and_counted_from_either_end(
    text: str, approximate: bool, uncertain: bool
) -> None:
    parsed = parse_edtf(text)
    assert (parsed.approximate, parsed.uncertain) == (approximate, uncertain)


@pytest.mark.parametrize("text", BOUNDS)
def test_only_intervals_are_intervals_and_none_of_them_is_dated(text: str) -> None:
    parsed = parse_edtf(text)
    assert parsed.interval is ("/" in text)
    assert parsed.dated is ("/" not in text)


@pytest.mark.parametrize("missing", ["lower", "upper"])
def test_a_date_without_one_bound_is_not_dated(missing: str) -> None:
    bounds: dict[str, date | None] = {"lower": date(2022, 3, 27), "upper": date(2022, 3, 27)}
    bounds[missing] = None
    parsed = EdtfDate(
        "2022-03-27",
        bounds["lower"],
        bounds["upper"],
        approximate=False,
        uncertain=False,
        interval=False,
    )
    assert not parsed.dated


def test_dates_are_equal_when_written_alike() -> None:
    parsed = parse_edtf("2022-03-27")
    alike = EdtfDate("2022-03-27", None, None, approximate=True, uncertain=True, interval=True)
    assert parsed == alike
    assert hash(parsed) == hash(alike)
    assert parsed != parse_edtf("2022-03-27?")
    assert parse_edtf("2020-XX") != parse_edtf("2020")


DAY = "year-month-day, as 2021-12-05"
REFUSED = {
    "2021-13-45": ("month 13 does not exist", DAY),
    "2021-00": ("month 00 does not exist", DAY),
    "2021-25": ("month 25 does not exist", DAY),
    "2021-20": ("month 20 does not exist", DAY),
    "2021-21-05": ("month 21 does not exist", "2021-05-21"),
    "2021-22-XX": ("month 22 does not exist", DAY),
    "2021-02-29": ("February 2021 has no day 29", "a day from 01 to 28"),
    "2021-04-31~": ("April 2021 has no day 31", "a day from 01 to 30"),
    "2021-04-00": ("April 2021 has no day 00", "a day from 01 to 30"),
    "0000": ("years are counted from 0001", DAY),
    "00XX": ("years are counted from 0001", DAY),
    "0000-01-01": ("years are counted from 0001", DAY),
    "9999-24": ("its winter ends after the year 9999", DAY),
    "../..": ("neither end is a date", "one end at least, as 2020-11-10/.."),
    "/": ("neither end is a date", "one end at least, as 2020-11-10/.."),
    "2022-04/2022-03": ("it ends before it starts", "the earlier date first"),
    "2021-02-30/..": ("February 2021 has no day 30", "a day from 01 to 28"),
    "soon": ("it does not have the form of EDTF level 1", DAY),
    "..": ("it does not have the form of EDTF level 1", DAY),
    "2020/2021/2022": ("it does not have the form of EDTF level 1", DAY),
    "2022-3-7": ("month and day take two digits each", "2022-03-07"),
    # The guess would be no date either, so that it is not made.
    "2022-2-30": ("month and day take two digits each", DAY),
}


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_date_is_refused_with_what_is_wrong_and_what_would_be_right(text: str) -> None:
    with pytest.raises(InvalidDateError) as caught:
        parse_edtf(text)
    wrong, right = REFUSED[text]
    assert str(caught.value) == f'"{text}" is not a date: {wrong}; write {right}'


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        (
            "\N{ARABIC-INDIC DIGIT TWO}022",
            "it has U+0662 ARABIC-INDIC DIGIT TWO, not the digit 2",
            "2022",
        ),
        ("2022-03-27\N{NO-BREAK SPACE}", "it ends in U+00A0 NO-BREAK SPACE", "2022-03-27"),
        ("\N{ZERO WIDTH SPACE}2022", "it begins with U+200B ZERO WIDTH SPACE", "2022"),
        (
            "202\N{CYRILLIC CAPITAL LETTER HA}",
            "it has U+0425 CYRILLIC CAPITAL LETTER HA, not the Latin X",
            "202X",
        ),
        ("2022 ", "it has white space around it", "2022"),
        (
            "27\N{NO-BREAK SPACE}March\N{NO-BREAK SPACE}2022",
            "its month is not a number",
            "2022-03-27",
        ),
    ],
)
def test_what_nobody_can_see_or_tell_apart_is_named(text: str, wrong: str, right: str) -> None:
    with pytest.raises(InvalidDateError) as caught:
        parse_edtf(text)
    assert (caught.value.wrong, caught.value.right) == (wrong, right)
    assert parse_edtf(right).text == right


def test_a_message_shows_a_long_or_unprintable_text_short_and_printable() -> None:
    with pytest.raises(InvalidDateError) as caught:
        parse_edtf("\n\u202e" + "x" * 1_000)
    message = str(caught.value)
    assert message.startswith(r'"\n\u202e' + "x" * 57 + '…" is not a date: ')


def test_the_error_names_its_parts_and_survives_copies() -> None:
    with pytest.raises(InvalidDateError) as caught:
        parse_edtf("27.03.2022")
    error = caught.value
    assert isinstance(error, ValueError)
    for same in (copy.copy(error), pickle.loads(pickle.dumps(error))):
        assert (same.text, same.wrong, same.right) == (
            "27.03.2022",
            "its numbers are separated by points, not hyphens",
            "2022-03-27",
        )
        assert str(same) == str(error)
