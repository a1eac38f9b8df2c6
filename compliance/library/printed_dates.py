"""Dates printed in a text, as somebody may have written them under a headline."""

from __future__ import annotations

import re
from typing import Final

from compliance.model.dates.months import month_names

HEAD: Final = 2_000
"""A byline stands near the head; dates further down are about what happened."""
_DAY = r"[0-3]?[0-9](?:\.|er|-[^\W\d_]{1,3})?"
_YEAR = "[12][0-9]{3}"
# "2019 թ. մայիսի 5", "2019-cu il mayın 5"
_OF_YEAR = rf"{_YEAR}(?:\ ?թ[.\u2024]|\ ?թվականի|-c[iıuü]\ il(?:in)?)"
_MONTH = r"[^\W\d_]{3,12})\.?"  # after a group is opened
_DATE = re.compile(
    rf"\b(?:{_YEAR}-[01][0-9]-[0-3][0-9]"
    rf"|{_OF_YEAR}\ (?:(?P<a>{_MONTH}\ {_DAY}|{_DAY}\ (?P<b>{_MONTH})"
    rf"|(?P<c>{_MONTH}\ {_DAY},?\ {_YEAR}|{_DAY}\ (?P<d>{_MONTH},?\ {_YEAR})\b"
)


def printed_date(text: str) -> str | None:
    """Return the first date printed near the head of a text, its month in any known language."""
    names = month_names().values()
    words = {word.lower() for months in names for month in months for word in month}
    for found in _DATE.finditer(text, 0, HEAD):
        if found.lastgroup is None or found[found.lastgroup].lower() in words:
            return found[0]
    return None
