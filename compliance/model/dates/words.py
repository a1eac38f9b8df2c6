"""Print dates in English words, the same on every machine."""

from __future__ import annotations

from functools import lru_cache

from compliance.model.dates.bounds import MONTHS
from compliance.model.dates.edtf import EdtfDate

_DASH = "\N{EN DASH}"
_QUALIFIERS = "?~%"
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}


def display_date(date: EdtfDate) -> str:
    """Return a date in words, such as "27 Mar 2022", "about Nov 2020" or "from 10 Nov 2020"."""
    return _displayed(date.text)


# A page repeats a few hundred dates many thousand times.
@lru_cache(maxsize=4096)
def _displayed(text: str) -> str:
    left, slash, right = text.partition("/")
    if not slash or left == right:
        return _one(left)
    if left in {"", ".."}:
        return f"by {_one(right)}" + ("" if left else ", start not known")
    if right in {"", ".."}:
        return f"from {_one(left)}" + ("" if right else ", end not known")
    return _span(left, right)


def _span(left: str, right: str) -> str:
    """Return an interval in words; a month or year that both ends share is printed once."""
    if not (_is_plain(left) and _is_plain(right)):
        return f"{_one(left)} {_DASH} {_one(right)}"
    start, end = _one(left).split(), _one(right).split()
    if len(start) != len(end):
        return f"{_one(left)} {_DASH} {_one(right)}"
    while start[-1] == end[len(start) - 1]:  # terminates: the caller handled equal ends
        start.pop()
    dash = _DASH if len(start) == 1 else f" {_DASH} "
    return " ".join(start) + dash + " ".join(end)


def _is_plain(text: str) -> bool:
    return text.replace("-", "").isdigit()


def _one(text: str) -> str:
    """Return one date in words, with its qualifier."""
    bare = text.rstrip(_QUALIFIERS)
    qualifier = text[len(bare) :]
    about = "about " if qualifier in {"~", "%"} else ""
    uncertain = " (uncertain)" if qualifier in {"?", "%"} else ""
    return f"{about}{_bare(*bare.split('-'))}{uncertain}"


def _bare(year: str, month: str = "", day: str = "") -> str:
    if "X" in year:
        return f"{year.replace('X', '0')}{_DASH}{year.replace('X', '9')}, year not known"
    if month == "XX":
        return f"{year}, month {'and day ' if day else ''}not known"
    if not month:
        return year
    whole = f"{_SEASONS[month] if month in _SEASONS else MONTHS[int(month) - 1][:3]} {year}"
    if day == "XX":
        return f"{whole}, day not known"
    return f"{int(day)} {whole}" if day else whole
