"""Print dates in the words of the language spoken, the same on every machine.

The patterns and names of months are those of the Unicode CLDR (yMMMd and yMMM, abbreviated).
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from compliance.model.dates.edtf import EdtfDate
from compliance.wording.speaking import Language, speaking, tr, trp
from compliance.wording.worded import Worded

_DASH: Final = "\N{EN DASH}"
_QUALIFIERS: Final = "?~%"
_MONTHS: Final = {
    1: "Jan",
    2: "Feb",
    3: "Mar",
    4: "Apr",
    5: "May",
    6: "Jun",
    7: "Jul",
    8: "Aug",
    9: "Sep",
    10: "Oct",
    11: "Nov",
    12: "Dec",
}
_AFTER_A_DAY: Final = Worded(_MONTHS, "a month after a day")
_ALONE: Final = Worded(_MONTHS, "a month without a day")
_SEASONS: Final = Worded({"21": "spring", "22": "summer", "23": "autumn", "24": "winter"})


def display_date(date: EdtfDate) -> str:
    """Return a date in words, such as "27 Mar 2022", "about Nov 2020" or "from 10 Nov 2020"."""
    return _displayed(date.text, speaking())


# A page repeats a few hundred dates many thousand times.
@lru_cache(maxsize=4096)
def _displayed(text: str, _: Language) -> str:
    left, slash, right = text.partition("/")
    if not slash or left == right:
        return _one(left)
    if left in {"", ".."}:
        end = tr("by {date}", date=_one(right))
        return end if left else tr("{dates}, start not known", dates=end)
    if right in {"", ".."}:
        start = tr("from {date}", date=_one(left))
        return start if right else tr("{dates}, end not known", dates=start)
    return _span(left, right)


def _span(left: str, right: str) -> str:
    """Return an interval in words; a month or year that both ends share is printed once."""
    first, last = left.split("-"), right.split("-")
    alike = _is_plain(left) and _is_plain(right) and len(first) == len(last)
    if not alike or (len(first) > 1 and first[0] != last[0]):
        return f"{_one(left)} {_DASH} {_one(right)}"
    year, *ends = last
    if not ends:
        return _year_alone(_both(first[0], year))
    month, *day = ends
    if not day:
        return _within(year, _both(_name(first[1]), _name(month)), season=month in _SEASONS)
    if first[1] == month:
        return _day(_both(int(first[2]), int(day[0])), month, year)
    start = trp("a day", "{day} {month}", day=int(first[2]), month=_AFTER_A_DAY[int(first[1])])
    return f"{start} {_DASH} {_one(right)}"


def _both(first: object, last: object) -> str:
    return f"{first}{_DASH}{last}"


def _is_plain(text: str) -> bool:
    return text.replace("-", "").isdigit()


def _one(text: str) -> str:
    """Return one date in words, with its qualifier."""
    bare = text.rstrip(_QUALIFIERS)
    qualifier = text[len(bare) :]
    date = _bare(*bare.split("-"))
    if qualifier in {"~", "%"}:
        date = tr("about {date}", date=date)
    return tr("{date} (uncertain)", date=date) if qualifier in {"?", "%"} else date


def _bare(year: str, month: str = "", day: str = "") -> str:
    if "X" in year:
        decade = f"{year.replace('X', '0')}{_DASH}{year.replace('X', '9')}"
        return tr("{years}, year not known", years=decade)
    if month == "XX":
        both = tr("{year}, month and day not known", year=year)
        return both if day else tr("{year}, month not known", year=year)
    if not month:
        return _year_alone(year)
    if day not in {"", "XX"}:
        return _day(int(day), month, year)
    whole = _within(year, _name(month), season=month in _SEASONS)
    return tr("{month}, day not known", month=whole) if day else whole


def _year_alone(year: str) -> str:
    return trp("a year alone", "{year}", year=year)


def _name(month: str) -> str:
    """Return the name of a month or season that stands without a day."""
    return _SEASONS[month] if month in _SEASONS else _ALONE[int(month)]


def _within(year: str, name: str, *, season: bool) -> str:
    if season:
        return tr("{season} {year}", season=name, year=year)
    return trp("a month without a day", "{month} {year}", month=name, year=year)


def _day(day: object, month: str, year: str) -> str:
    after = _AFTER_A_DAY[int(month)]
    return trp("a day", "{day} {month} {year}", day=day, month=after, year=year)
