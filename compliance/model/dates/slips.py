"""Guess which EDTF level 1 date was meant by a text that is written in another way."""

from __future__ import annotations

import re

from compliance.model.dates.bounds import MONTHS
from compliance.model.dates.spans import (
    AN_ISO_DATE,
    APART,
    DASHES,
    UNCLEAR,
    Rewrite,
    Slip,
    complete_ends,
    short_year,
)

_LONGEST = 60
_MOST_SLIPS = 4
_ENDS = 2


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
    return _first_slip_in_ends(text) or complete_ends(text, _mended) or _odd_hyphens(text)


def _odd_hyphens(text: str) -> Slip | None:
    plain = re.sub(f"[{DASHES}]", "-", text)
    return None if plain == text else Slip("it has another sign instead of a hyphen", plain)


def _first_slip_in_ends(text: str) -> Slip | None:
    ends = text.split("/")
    if len(ends) != _ENDS:
        return None
    slips = [slip for slip in map(_first_slip, filter(None, ends)) if slip is not None]
    mended = [_mended(end) if end else end for end in ends]
    # Of two ends that share a month or year, one alone looks like another mistake.
    if not slips or not all(re.fullmatch(_AN_END, end) for end in mended):
        return None
    return Slip(slips[0].wrong, "/".join(mended))


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
    """Return the date, or both dates of an interval, with the qualifier behind."""
    parts = found.groupdict()
    qualifier = parts.get("qualifier", "~")
    return "/".join(end + qualifier for end in _mended(parts["bare"]).split("/"))


_NUMBERS = {name[:3]: str(number) for number, name in enumerate(MONTHS, start=1)}
_Y = r"(?P<y>[0-9]{4})"
_M = r"(?P<m>[0-9]{1,2})"
_D = r"(?P<d>[0-9]{1,2})"
_DAY_ONLY = r"(?P<d>1[3-9]|2[0-9]|3[01])"  # too high for a month
_NAME = "(?P<m>" + "|".join(f"{name}|{name[:3]}" for name in MONTHS) + r"|Sept)\.?"
_NTH = r"(?P<d>[0-9]{1,2})(?:st|nd|rd|th)?\.?"
_MONTH = r"(?P<m>0[1-9]|1[0-2])"
_AN_END = r"[0-9]{4}(?:-[0-9X]{2}){0,2}[?~%]?|[0-9]{2}[0-9X]X[?~%]?|\.\.|"

_POINTS = "its numbers are separated by points, not hyphens"
_NAMED = "its month is not a number"
_YEAR_FIRST = "its year does not come first"
_INTERVAL = 'the ends of an interval are separated by "/"'
_OPEN = 'an open end is written ".."'
_UNKNOWN = "an unknown end is left empty"
_NO_HYPHENS = "its hyphens are missing"

# The first pattern that fits is used, so the order matters. Where a guess would be arbitrary
# (03/04/2021), there is no rewrite.
_SLIPS: tuple[tuple[str, str, Rewrite | None], ...] = (
    (r"\s*", "nothing is written", None),
    (r"\s+.*|.*\s", "it has white space around it", lambda found: found.string.strip()),
    (
        rf"(?P<l>{AN_ISO_DATE})-(?P<r>{AN_ISO_DATE})",
        _INTERVAL,
        lambda found: f"{found['l']}/{found['r']}",
    ),
    (
        rf"(?P<l>.*[0-9]{{4}}\S*?){APART}(?P<r>.*[0-9]{{4}}.*)",
        _INTERVAL,
        lambda found: f"{found['l']}/{found['r']}",
    ),
    (rf"{_Y}(?P<sign>[{DASHES}/])(?P<n>[0-9]{{1,2}})", UNCLEAR, short_year),
    (
        r"(?P<bare>[0-9]{4}-[0-9]{2}-[0-9]{2})(?:t[0-9]| [0-9]{1,2}[:.h])[^/]*",
        "times of day are not kept",
        _bare,
    ),
    (rf"{_D}\.\s?{_M}\.\s?{_Y}", _POINTS, _dashed),
    (rf"{_Y}\.{_M}(?:\.{_D})?", _POINTS, _dashed),
    (rf"{_Y}/{_M}/{_D}", '"/" separates the ends of an interval', _dashed),
    (rf"{_M}[./-]{_Y}", _YEAR_FIRST, _dashed),
    (rf"{_DAY_ONLY}[/-]{_M}[/-]{_Y}", _YEAR_FIRST, _dashed),
    (rf"{_M}[/-]{_DAY_ONLY}[/-]{_Y}", _YEAR_FIRST, _dashed),
    (rf"{_D}[/-]{_M}[/-]{_Y}", f"{_YEAR_FIRST}, and which number is the month is unclear", None),
    (r"[0-9]{1,2}([./-])[0-9]{1,2}\1[0-9]{2}", "its year does not have four digits", None),
    (rf"{_Y}-{_DAY_ONLY}-{_M}", "its day comes before its month", _dashed),
    (rf"{_Y}{_MONTH}(?P<d>[0-9]{{2}})", _NO_HYPHENS, _dashed),
    (rf"{_DAY_ONLY}{_MONTH}{_Y}", f"{_NO_HYPHENS}, and {_YEAR_FIRST}", _dashed),
    (rf"{_MONTH}{_DAY_ONLY}{_Y}", f"{_NO_HYPHENS}, and {_YEAR_FIRST}", _dashed),
    (rf"(?!{AN_ISO_DATE}\Z){_Y}-{_M}(?:-{_D})?", "month and day take two digits each", _dashed),
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
        r"(?P<qualifier>[?~%])(?P<bare>[^?~%/]+)",
        '"?", "~" and "%" are written after the date',
        _qualified,
    ),
    (
        r"(?P<bare>[^?~%]+)(?:\?~|~\?)",
        '"?" and "~" together are written "%"',
        lambda found: f"{found['bare']}%",
    ),
    (
        r"(?P<bare>[^/]+)/(?:open|now|present|today|\.{3}|\u2026)",
        _OPEN,
        lambda found: f"{found['bare']}/..",
    ),
    (r"(?:open|\.{3}|\u2026)/(?P<bare>[^/]+)", _OPEN, lambda found: f"../{found['bare']}"),
    (r"(?:since|from) (?P<bare>[^/]+)", _OPEN, lambda found: f"{_mended(found['bare'])}/.."),
    (r"(?:until|up to) (?P<bare>[^/]+)", _OPEN, lambda found: f"../{_mended(found['bare'])}"),
    (r"(?P<bare>[^/]+)/(?:unknown|\?)", _UNKNOWN, lambda found: f"{found['bare']}/"),
    (r"(?:unknown|\?)/(?P<bare>[^/]+)", _UNKNOWN, lambda found: f"/{found['bare']}"),
    (r"(?:the )?(?P<bare>[0-9]{3})0s", "a decade is written with X", lambda f: f"{f['bare']}X"),
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
