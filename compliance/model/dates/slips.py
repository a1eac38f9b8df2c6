"""Guess which EDTF level 1 date was meant by a text that is written in another way."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from compliance.model.dates.bounds import MONTHS

Rewrite = Callable[[re.Match[str]], str]

_LONGEST = 60
_MOST_SLIPS = 4
_ENDS = 2


class Slip(NamedTuple):
    """What is wrong with a text, and a guess at what was meant, which the caller must check."""

    wrong: str
    right: str | None


def find_slip(text: str) -> Slip | None:
    """Return the first known slip in a text that is not a date, or None.

    One text may have several slips (a dotted date with a space after it): the guess mends all.
    """
    # A longer text is not a mistyped date, and would make the patterns slow.
    if len(text) > _LONGEST:
        return None
    slip = _first_slip(text)
    return slip if slip is None or slip.right is None else Slip(slip.wrong, _mended(slip.right))


def _first_slip(text: str) -> Slip | None:
    for pattern, wrong, rewrite in _SLIPS:
        # `re` compiles these on first use, so a run without wrong dates does not pay for them.
        found = re.fullmatch(pattern, text, re.DOTALL | re.IGNORECASE)
        if found is not None:
            return Slip(wrong, None if rewrite is None else rewrite(found))
    return _first_slip_in_ends(text)


def _first_slip_in_ends(text: str) -> Slip | None:
    ends = text.split("/")
    if len(ends) != _ENDS:
        return None
    slips = [slip for slip in map(_first_slip, filter(None, ends)) if slip is not None]
    if not slips:
        return None
    return Slip(slips[0].wrong, "/".join(_mended(end) if end else end for end in ends))


def _mended(text: str) -> str:
    """Return a text with its slips put right one after another, as far as they can be guessed."""
    for _ in range(_MOST_SLIPS):
        slip = _first_slip(text)
        if slip is None or slip.right is None:
            break
        text = slip.right
    return text


def _dashed(found: re.Match[str]) -> str:
    """Return year-month-day from the groups y, m and d; m may be a name, d may be absent."""
    parts = found.groupdict()
    month = _NUMBERS.get(parts["m"][:3].title(), parts["m"])
    day = parts.get("d")
    return f"{parts['y']}-{month:0>2}" + (f"-{day:0>2}" if day else "")


def _bare(found: re.Match[str]) -> str:
    return found["bare"]


def _qualified(found: re.Match[str]) -> str:
    parts = found.groupdict()
    return _mended(parts["bare"]) + parts.get("qualifier", "~")


_NUMBERS = {name[:3]: str(number) for number, name in enumerate(MONTHS, start=1)}
_DASHES = "\u2010-\u2015\u2212\u00ad"
_Y = r"(?P<y>[0-9]{4})"
_M = r"(?P<m>[0-9]{1,2})"
_D = r"(?P<d>[0-9]{1,2})"
_DAY_ONLY = r"(?P<d>1[3-9]|2[0-9]|3[01])"  # too high for a month
_NAME = "(?P<m>" + "|".join(f"{name}|{name[:3]}" for name in MONTHS) + r"|Sept)\.?"
_NTH = r"(?P<d>[0-9]{1,2})(?:st|nd|rd|th)?\.?"
_ISO = r"[0-9]{4}(?:-[0-9]{2}){0,2}"
_APART = rf"(?:\s*[{_DASHES}]\s*|\s+(?:-|to|until)\s+|\s*--\s*)"

_POINTS = "its numbers are separated by points, not hyphens"
_NAMED = "its month is not a number"
_YEAR_FIRST = "its year does not come first"
_INTERVAL = 'the ends of an interval are separated by "/"'

# The first pattern that fits is used, so the order matters. Where a guess would be arbitrary
# (03/04/2021), there is no rewrite.
_SLIPS: tuple[tuple[str, str, Rewrite | None], ...] = (
    (r"\s*", "nothing is written", None),
    (r"\s+.*|.*\s", "it has white space around it", lambda found: found.string.strip()),
    (rf"(?P<l>{_ISO})-(?P<r>{_ISO})", _INTERVAL, lambda found: f"{found['l']}/{found['r']}"),
    (
        rf"(?P<l>.*[0-9]{{4}}\S*?){_APART}(?P<r>.*[0-9]{{4}}.*)",
        _INTERVAL,
        lambda found: f"{found['l']}/{found['r']}",
    ),
    (
        rf".*[{_DASHES}].*",
        "it has another sign instead of a hyphen",
        lambda found: re.sub(f"[{_DASHES}]", "-", found.string),
    ),
    (r"(?P<bare>[0-9]{4}-[0-9]{2}-[0-9]{2})[t ][0-9].*", "times of day are not kept", _bare),
    (rf"{_D}\.\s?{_M}\.\s?{_Y}", _POINTS, _dashed),
    (rf"{_Y}\.{_M}(?:\.{_D})?", _POINTS, _dashed),
    (rf"{_Y}/{_M}(?:/{_D})?", '"/" separates the ends of an interval', _dashed),
    (rf"{_DAY_ONLY}[/-]{_M}[/-]{_Y}", _YEAR_FIRST, _dashed),
    (rf"{_M}[/-]{_DAY_ONLY}[/-]{_Y}", _YEAR_FIRST, _dashed),
    (rf"{_D}[/-]{_M}[/-]{_Y}", f"{_YEAR_FIRST}, and which number is the month is unclear", None),
    (r"[0-9]{1,2}([./-])[0-9]{1,2}\1[0-9]{2}", "its year does not have four digits", None),
    (rf"{_Y}-{_DAY_ONLY}-{_M}", "its day comes before its month", _dashed),
    (rf"{_Y}(?P<m>[0-9]{{2}})(?P<d>[0-9]{{2}})", "its hyphens are missing", _dashed),
    (rf"(?!{_ISO}\Z){_Y}-{_M}(?:-{_D})?", "month and day take two digits each", _dashed),
    (rf"{_NTH}[ -]?{_NAME},?[ -]?{_Y}", _NAMED, _dashed),
    (rf"{_NAME} {_NTH},? {_Y}", _NAMED, _dashed),
    (rf"{_NAME},?[ -]?{_Y}", _NAMED, _dashed),
    (rf"{_Y}[ -]{_NAME}(?:[ -]{_NTH})?", _NAMED, _dashed),
    (
        r"(?:about|around|circa|ca\.?|c\.)\s*(?P<bare>[^~]+)",
        '"about" is written "~", after the date',
        _qualified,
    ),
    (
        r"(?P<qualifier>[?~%])(?P<bare>[^?~%]+)",
        '"?", "~" and "%" are written after the date',
        _qualified,
    ),
    (
        r"(?P<bare>[^?~%]+)(?:\?~|~\?)",
        '"?" and "~" together are written "%"',
        lambda found: f"{found['bare']}%",
    ),
    (
        r"(?P<bare>[^/]+)/(?:open|now|present|today)",
        'an open end is written ".."',
        lambda found: f"{found['bare']}/..",
    ),
    (
        r"(?P<bare>[^/]+)/unknown",
        "an unknown end is left empty",
        lambda found: f"{found['bare']}/",
    ),
    (
        r"(?-i:[0-9X-]*[ux][0-9uxX-]*[?~%]?)",
        "an unknown digit is written X",
        lambda found: re.sub("[ux]", "X", found.string),
    ),
    (r"-[0-9]{4,}.*|y-?[0-9].*|[0-9]{5,}(?:-.*)?", "only the years 0001 to 9999 are read", None),
    (r"[\[{].*|.*[0-9]{4}s[0-9].*", "it is EDTF level 2, of which nothing is read", None),
    (
        r"[0-9x?~%-]*x[0-9x?~%-]*",
        "X stands only for a day, a month and its day, or the last one or two digits of a year",
        None,
    ),
    (r"[0-9-]+[?~%][0-9?~%-]+", 'one "?", "~" or "%" stands after the whole date', None),
)
