"""When something happened or was said, by the days that a sentence names."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from compliance.model.dates.edtf import EdtfDate, parse_edtf
from compliance.suggest.read.layout import Layout
from compliance.suggest.read.lexicon import Hit
from compliance.suggest.read.speech import Speech

_A_WEEK: Final = timedelta(days=7)
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_SHORT: Final = 3  # letters of the short name of a month
_MOST_DAYS: Final = 31


class Day(NamedTuple):
    """A date that a text names: the words for it, and the date; `first` is its first word."""

    first: int
    last: int
    text: str


def days_in(
    layout: Layout,
    hits: Sequence[Hit],
    span: tuple[int, int],
    published: EdtfDate,
    speech: Speech,
) -> list[Day]:
    """Return the dates that the words of a sentence name, in order; `hits` are its phrases."""
    day = published.upper
    if day is None:
        return []
    found: list[Day] = []
    for first, last, senses in hits:
        for kind, value in senses:
            if kind == "month":
                made = _with_month(layout, (first, last), int(value), day, speech)
            elif kind == "day":
                made = _told(first, last, value, day)
            else:
                continue
            if made and not (found and found[-1].last > made.first):
                found.append(made)
    dated = {number for one in found for number in range(one.first, one.last)}
    found += [one for one in _years(layout, span, day) if one.first not in dated]
    return sorted(found)


def _with_month(
    layout: Layout, name: tuple[int, int], month: int, day: date, speech: Speech
) -> Day | None:
    """Return the date of a month's name with the numbers beside it: "27 March 2022"."""
    first, last = name
    words, begin, end = layout.words, first, last
    before = first - 1 - (first > 1 and words[first - 1] == "of")
    number = _number(words, before) if first else None
    if number and number <= _MOST_DAYS:
        begin = before
    else:
        number = _number(words, last) if last < len(words) else None
        if number and number <= _MOST_DAYS:
            end = last + 1
        else:
            number = None
    at = end + 1 if end < len(words) and words[end] in (",", "of") else end
    year = _number(words, at) if at < len(words) else None
    if year and _FIRST_YEAR <= year <= _LAST_YEAR:
        end = at + 1
    else:
        year = _year_of(month, number, day)
    bare = number is None and end == last
    led = first > 0 and speech.has("prepositions", words[first - 1])
    if bare and last - first == 1 and len(words[first]) <= _SHORT and not led:
        return None  # Jan, May and Mar are names as well
    if bare and speech.capital_months and layout.text[layout.starts[first]].islower():
        return None  # "they march"
    text = f"{year:04}-{month:02}" + (f"-{number:02}" if number else "")
    return Day(begin, end, text) if _is_date(text) else None


def _year_of(month: int, number: int | None, day: date) -> int:
    """Return the year of a month that has none beside it: the last time that it was."""
    later = (month, number or 1) > (day.month, day.day)
    return day.year - 1 if later else day.year


def _told(first: int, last: int, value: str, day: date) -> Day | None:
    """Return the date that words tell by the day of publication."""
    if value.isdigit():
        back = (day.weekday() - int(value)) % 7
        return Day(first, last, (day - timedelta(days=back)).isoformat())
    told = _TOLD.get(value)
    text = told(day) if told else ""
    return Day(first, last, text) if text and _is_date(text) else None


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _week_before(day: date) -> str:
    monday = _monday(day)
    return f"{(monday - _A_WEEK).isoformat()}/{(monday - timedelta(days=1)).isoformat()}"


_TOLD: Final[Mapping[str, Callable[[date], str]]] = {
    "today": date.isoformat,
    "yesterday": lambda day: (day - timedelta(days=1)).isoformat(),
    "this_week": lambda day: f"{_monday(day).isoformat()}/{day.isoformat()}",
    "last_week": _week_before,
    "this_month": lambda day: day.isoformat()[:7],
    "last_month": lambda day: (day.replace(day=1) - timedelta(days=1)).isoformat()[:7],
    "this_year": lambda day: f"{day.year:04}",
    "last_year": lambda day: f"{day.year - 1:04}",
}


def _years(layout: Layout, span: tuple[int, int], day: date) -> list[Day]:
    """Return the years that stand alone: four digits, not later than the publication by far."""
    found = []
    for at in layout.digits_in(*span):
        word = layout.words[at]
        if len(word) == 4 and word.isdecimal() and _FIRST_YEAR <= int(word) <= day.year + 1:  # noqa: PLR2004 - digits
            found.append(Day(at, at + 1, word))
    return found


def _number(words: Sequence[str], at: int) -> int | None:
    digits = words[at].removesuffix("th").removesuffix("st").removesuffix("nd").removesuffix("rd")
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) <= 4 else None  # noqa: PLR2004 - a year


def _is_date(text: str) -> bool:
    try:
        parse_edtf(text)
    except ValueError:
        return False
    return True
