"""Invented renewals of the lake treaty: two accords that renew what stands under the dam.

Of the dam, 1a is to be done once and 1b to be kept.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from support.builders import workspace
from support.lake_quarrels import LATE

Record = dict[str, Any]

SUMMER, AUTUMN = "summer-1999", "autumn-1999"
MARK = "(of the renewal: Summer accord)"
INSTRUMENTS: list[Record] = [
    {"id": "fishing-1997", "title": "Fishing accord of 1997", "confidence": "A"},
    {
        "id": SUMMER,
        "title": "Summer accord",
        "date": "1999-06-10",
        "renews": ["1"],
        "from": "1999-06-15",
        "confidence": "A",
    },
    {
        "id": AUTUMN,
        "title": "Autumn accord",
        "date": "1999-09",
        "renews": ["1a", "1b"],
        "confidence": "B",
    },
    {
        "id": "winter-1999",
        "title": "Winter accord",
        "renews": ["*"],
        "from": "1999-12-01",
        "confidence": "B",
    },
]


def renewed(root: Path, *evidence: Record, **keys: Any) -> Path:  # noqa: ANN401 - as the builder
    """Write the treaty with these renewals and some records of the end of 1999."""
    said = [{"article": "late", "respondents": ["north"], **one} for one in evidence]
    changed = {"instruments": INSTRUMENTS, **keys}
    return workspace(root, evidence=said, articles=[LATE], searches=(), agreement=changed)
