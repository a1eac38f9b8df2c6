"""The first and last day that an EDTF level 1 date can mean, or why it can mean none."""

from __future__ import annotations

import re
from datetime import date, timedelta


class UnreadableError(Exception):
    """A text is not a date: what is wrong, and what to write (None: no better advice)."""

    def __init__(self, wrong: str, right: str | None = None) -> None:
        super().__init__(wrong)
        self.wrong = wrong
        self.right = right


MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

UNFIT = "it does not have the form of EDTF level 1"
"""What is wrong with a text that is no date at all; `slips` guesses what was meant."""
_YEAR_ZERO = "years are counted from 0001"  # as in common calendars, and in Python
_LAST_WINTER = "its winter ends after the year 9999"

_FORM = re.compile(
    r"(?P<span>[0-9]{3}X|[0-9]{2}XX)"
    r"|(?P<year>[0-9]{4})(?:-XX(?:-XX)?|-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}|XX))?)?"
)
_SEASONS = range(21, 25)
_MONTHS_OF_A_SEASON = 3


def find_bounds(text: str) -> tuple[date, date]:
    """Return the first and last day, both included, that a date without qualifier can mean.

    Raises:
        UnreadableError: The text is not such a date, or its month or day does not exist.
    """
    found = _FORM.fullmatch(text)
    if found is None:
        raise UnreadableError(UNFIT)
    year = found["year"] or found["span"]
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if first == 0:
        raise UnreadableError(_YEAR_ZERO)
    if found["month"] is None:
        return date(first, 1, 1), date(last, 12, 31)
    month = int(found["month"])
    if month in _SEASONS and found["day"] is None:
        return _season_bounds(first, month)
    return _month_bounds(first, month, found["day"])


def _season_bounds(year: int, season: int) -> tuple[date, date]:
    """Return the bounds of a season: 21 is March to May, 24 is December to next February.

    The standard (ISO 8601-2) gives its seasons no months and no hemisphere. These are the
    northern meteorological seasons. Winter belongs to the year in which it starts: this is the
    reading that ends later, so no report shows a statement before it was made.
    """
    start = (season - _SEASONS.start + 1) * _MONTHS_OF_A_SEASON
    years_on, end = divmod(start + 1, len(MONTHS))
    if year + years_on > date.max.year:
        raise UnreadableError(_LAST_WINTER)
    return date(year, start, 1), _last_day(year + years_on, end + 1)


def _month_bounds(year: int, month: int, day: str | None) -> tuple[date, date]:
    if not 1 <= month <= len(MONTHS):
        wrong = f"month {month:02} does not exist"
        raise UnreadableError(wrong)
    last = _last_day(year, month)
    if day is None or day == "XX":
        return date(year, month, 1), last
    if not 1 <= int(day) <= last.day:
        wrong = f"{MONTHS[month - 1]} {year:04} has no day {day}"
        raise UnreadableError(wrong, f"a day from 01 to {last.day}")
    return date(year, month, int(day)), date(year, month, int(day))


def _last_day(year: int, month: int) -> date:
    if month == len(MONTHS):
        return date(year, month, 31)
    return date(year, month + 1, 1) - timedelta(days=1)
