"""How far a date reaches: the days that it may mean, and those that it means for sure.

`EdtfDate` itself has the bounds of a date as it is written. Here its qualifiers and open ends
widen what may be meant and narrow what is sure, so that nothing is called certain that is not.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from compliance.model.dates.edtf import EdtfDate, parse_edtf

OPEN: Final = ".."
_UNKNOWN: Final = ""
_WEEK: Final = timedelta(days=7)
_MONTH: Final = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Days:
    """A run of days, both ends included; without a bound it begins or ends at no known day."""

    first: date = date.min
    last: date = date.max

    def meets(self, other: Days) -> bool:
        """Return whether some day is in both."""
        return self.first <= other.last and other.first <= self.last

    def covers(self, other: Days) -> bool:
        """Return whether every day of the other is in this one."""
        return self.first <= other.first and other.last <= self.last


EVER: Final = Days()


@dataclass(frozen=True, slots=True)
class Reach:
    """The days that a date may mean, and the days that it means for sure, if there are any."""

    may: Days
    surely: Days | None


def reach_of(when: EdtfDate, said: EdtfDate) -> Reach:
    """Return how far a date reaches that was given on the day `said`.

    A month or a year is meant as a whole; a day not known (`2015-02-XX`) is some day of it. "About"
    (`~`) adds a week to a day, a month to a month, and the date's own length to what is longer. An
    uncertain date (`?`, `%`) may mean any day. An interval without end (`..`) lasts to the day on
    which it was said at least; of one whose end is not known only the other end is sure.
    """
    return _reach(when.text, said.text)


@lru_cache(maxsize=4096)
def _reach(text: str, said_text: str) -> Reach:
    when, said = parse_edtf(text), parse_edtf(said_text)
    if when.uncertain:
        return Reach(EVER, None)
    left, slash, right = text.partition("/")
    if not slash:
        return _one(when)
    start = None if left in {OPEN, _UNKNOWN} else _one(parse_edtf(left))
    end = None if right in {OPEN, _UNKNOWN} else _one(parse_edtf(right))
    may = Days(start.may.first if start else date.min, end.may.last if end else date.max)
    if start is None and left == _UNKNOWN:
        first = None if end is None else _last_sure(end)
    else:
        first = _first_sure(start) if start else date.min
    last = (said.lower if right == OPEN else first) if end is None else _last_sure(end)
    sure = first is not None and last is not None and first <= last
    return Reach(may, Days(first, last) if sure and first and last else None)


def _one(when: EdtfDate) -> Reach:
    """Return the reach of a single date, which has both bounds."""
    first, last = when.lower or date.min, when.upper or date.max
    if when.approximate:
        room = _room(first, last)
        may = Days(_earlier(first, room), _later(last, room))
        return Reach(may, None)
    return Reach(Days(first, last), None if "X" in when.text else Days(first, last))


def _first_sure(start: Reach) -> date:
    """Return the day from which an interval lasts for sure."""
    return start.surely.first if start.surely else start.may.last


def _last_sure(end: Reach) -> date:
    """Return the day up to which an interval lasts for sure."""
    return end.surely.last if end.surely else end.may.first


def _room(first: date, last: date) -> timedelta:
    """Return how far "about" may lead from a date of this length."""
    return _WEEK if first == last else max(_MONTH, last - first)


def _earlier(day: date, room: timedelta) -> date:
    return day - room if day - date.min > room else date.min


def _later(day: date, room: timedelta) -> date:
    return day + room if date.max - day > room else date.max
