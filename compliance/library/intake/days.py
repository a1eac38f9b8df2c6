"""Days as people and programs write them, read as EDTF."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from compliance.model.dates.edtf import InvalidDateError, parse_edtf
from compliance.model.dates.months import month_names

_YEAR: Final = r"([12]\d{3})"
_TIME: Final = r"(?:[T ,].*)?"
# As PDF has it: D:20220327120000+04'00'
_PACKED: Final = re.compile(rf"(?:D:)?{_YEAR}(\d\d)(\d\d)?(?:\d\d.*|T.*|Z)?")
_YEAR_FIRST: Final = re.compile(rf"{_YEAR}([-/.])(\d\d?)(?:\2(\d\d?))?/?{_TIME}")
_YEAR_LAST: Final = re.compile(rf"(\d\d?)([-/.])(\d\d?)\2{_YEAR}{_TIME}")
# As behind "2021 (no day is given)".
_REMARK: Final = re.compile(r" \([^()]*\)\Z")
_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_DAY: Final = re.compile(r"(?<![\d:.+-])\d\d?(?![\d:])")
_ONE_YEAR: Final = re.compile(rf"(?<!\d){_YEAR}(?!\d)")
_LONGEST: Final = 80
_MONTHS: Final = 12


def day_of(written: str) -> str | None:
    """Return the day, month or year that somebody wrote, as EDTF; None if it is not certain which.

    A time of day, and a remark in brackets behind it, are left out: the day is that of the place
    whose clock it is. "03/04/2022" is not certain, since some write the month first;
    "27/03/2022" is.
    """
    text = " ".join(written[: _LONGEST + 1].split())
    if not text or len(text) > _LONGEST:
        return None
    text = _REMARK.sub("", text)
    return _checked(text) or _numbers(text) or _words(text)


def _checked(text: str) -> str | None:
    try:
        return parse_edtf(text).text
    except InvalidDateError:
        return None


def _numbers(text: str) -> str | None:
    if found := _PACKED.fullmatch(text):
        return _joined(*found.groups())
    if found := _YEAR_FIRST.fullmatch(text):
        return _joined(found[1], found[3], found[4])
    if found := _YEAR_LAST.fullmatch(text):
        one, sign, other, year = found.groups()
        if sign == "." or int(one) > _MONTHS or one == other:  # with points the day is first
            return _joined(year, other, one)
        if int(other) > _MONTHS:
            return _joined(year, one, other)
    return None


def _words(text: str) -> str | None:
    """Read "27 March 2022", "March 27, 2022", "Sun, 27 Mar 2022 10:00:00 +0400", "März 2022"."""
    known = [_months()[word] for word in _WORD.findall(text.casefold()) if word in _months()]
    years = _ONE_YEAR.findall(text)
    if len(known) != 1 or len(years) != 1:
        return None
    days = _DAY.findall(text)
    return _joined(years[0], str(known[0]), days[0] if days else None)


@cache
def _months() -> Mapping[str, int]:
    """Return the number of each month by its names, but for names of different ones."""
    numbers: dict[str, set[int]] = {}
    for months in month_names().values():
        for number, words in enumerate(months, 1):
            for word in words:
                numbers.setdefault(word.casefold(), set()).add(number)
    return {word: min(found) for word, found in numbers.items() if len(found) == 1}


def _joined(year: str, month: str | None, day: str | None) -> str | None:
    parts = (part.zfill(2) for part in (year, month, day) if part is not None)
    return _checked("-".join(parts))
