"""Guess which interval was meant where its ends share a month or a year: 27-28 March 2022."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from compliance.model.dates.bounds import MONTHS


class Slip(NamedTuple):
    """What is wrong with a text, and a guess at what was meant, which the caller must check."""

    wrong: str
    right: str | None


Rewrite = Callable[[re.Match[str]], str | None]
"""What a text is to be replaced by; None where no guess is better than another."""

DASHES: Final = "\u2010-\u2015\u2212\u00ad"
"""Signs that stand for a hyphen, or for "to"; to stand within the brackets of a pattern."""

AN_ISO_DATE: Final = r"[0-9]{4}(?:-[0-9]{2}){0,2}"
APART: Final = rf"(?:\s*[{DASHES}]\s*|\s+(?:-|to|until)\s+|\s*--\s*)"
"""What stands between the ends of an interval instead of "/"."""

UNCLEAR: Final = 'a month follows "-", and a year after "/" has four digits'
_UNCLEAR_DAY: Final = "whether its last number is a month or a day is unclear"
_SHARED: Final = "each end of an interval is a whole date"

# `re` compiles these on first use, so a run without wrong dates does not pay for them.
_SIGN: Final = rf"\s*(?P<sign>[/{DASHES}-]|\b(?:to|until)\b)\s*"
_WHOLE: Final = r"(?P<y>[0-9]{4})-(?P<m>[0-9]{2})(?:-(?P<d>[0-9]{2}))?"
_NAME: Final = "|".join(f"{name}|{name[:3]}" for name in MONTHS) + "|Sept"
_NTH: Final = r"(?P<d>[0-9]{1,2})(?:st|nd|rd|th)?\.?"
_PARTS: Final = (
    _NTH,
    rf"{_NTH} ?(?P<name>{_NAME})\.?",
    rf"(?P<name>{_NAME})\.? {_NTH}",
    rf"(?P<name>{_NAME})\.?",
    r"(?P<d>[0-9]{1,2})\.\s?(?P<m>[0-9]{1,2})\.?",
    r"(?P<m>[0-9]{2})-(?P<d>[0-9]{2})",
)
_MONTH_FIRST: Final = (
    rf"(?P<name>{_NAME})\.? (?P<d>[0-9]{{1,2}})\s*[/{DASHES}-]\s*(?P<e>[0-9]{{1,2}})"
    r",? (?P<y>[0-9]{4})"
)


def may_be_short_year(text: str) -> bool:
    """Return whether what follows a year may be the end of another: a dash is no hyphen then."""
    return re.fullmatch(rf"[0-9]{{4}}[{DASHES}][0-9]{{2}}", text) is not None


def short_year(found: re.Match[str]) -> str | None:
    """Return what 2020/05 or 2020/21 means, from the groups y, sign and n; None if unclear.

    Two digits that are more than those before can be a year: 2001/02 is February or lasts to 2002.
    """
    year, number = found["y"], found["n"]
    later = len(number) > 1 and int(number) > int(year[-len(number) :])
    month = 1 <= int(number) <= len(MONTHS)
    if month and (not later or found["sign"] in "\u2010\u2011"):  # both are hyphens
        return f"{year}-{number:0>2}"
    if later and not month:
        return f"{year}/{year[: -len(number)]}{number}"
    return None


def complete_ends(text: str, mended: Callable[[str], str]) -> Slip | None:
    """Return an interval with the month and year that one of its ends leaves to the other.

    Args:
        text: What is no date.
        mended: Gives a single date in the form of EDTF, as far as it can be guessed.
    """
    if found := re.fullmatch(_MONTH_FIRST, text, re.IGNORECASE):
        year, name = found["y"], found["name"]
        return Slip(_SHARED, "/".join(mended(f"{found[d]} {name} {year}") for d in "de"))
    signs = list(re.finditer(_SIGN, text))
    for sign in signs:
        if sum(other["sign"] == sign["sign"] for other in signs) == 1:
            ends = text[: sign.start()], text[sign.end() :]
            if slip := _completed(*ends, sign["sign"], mended):
                return slip
    return None


def _completed(left: str, right: str, sign: str, mended: Callable[[str], str]) -> Slip | None:
    if whole := re.fullmatch(_WHOLE, mended(right)):
        start = _from_part(left, whole, right)
        return Slip(_SHARED, f"{start}/{whole[0]}") if start else None
    if whole := re.fullmatch(_WHOLE, mended(left)):
        end = _from_part(right, whole, left)
        if end and whole["d"] is None and right.isdecimal() and sign != "/":
            return Slip(_UNCLEAR_DAY, None)
        return Slip(_SHARED, f"{whole[0]}/{end}") if end else None
    return None


def _from_part(part: str, whole: re.Match[str], written: str) -> str | None:
    """Return a date with what it lacks taken from the other end, which was written so."""
    for pattern in _PARTS:
        found = re.fullmatch(pattern, part, re.IGNORECASE)
        if found is None:
            continue
        groups = found.groupdict()
        month, day = groups.get("m"), groups.get("d")
        if name := groups.get("name"):
            month = str(next(n for n, m in enumerate(MONTHS, 1) if m[:3] == name[:3].title()))
        if day and whole["d"] is None:
            # A number beside a month is another, if both are written as numbers alone.
            if month is not None or written != whole[0]:
                return None
            month, day = day, None
        date = f"{whole['y']}-{month or whole['m']:0>2}"
        return date + (f"-{day:0>2}" if day else "") if day or month else None
    return None
