"""Dates for formats that have no word for one in doubt, open or of a span."""

from __future__ import annotations

import re
from typing import Final

from compliance.model.dates.edtf import EdtfDate

_A_DAY_OR_LESS: Final = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d{2})?)?", re.ASCII)


def plain_date(date: EdtfDate) -> str | None:
    """Return a year, a month or a day as ISO 8601 has it; None for every other date."""
    return date.text if _A_DAY_OR_LESS.fullmatch(date.text) else None
