"""The lake treaty with sides about whose roles voices differ, and a guarantor that became a party.

The isles are a party to some and not to others; the league guaranteed the treaty until 20 June
1999, and joined it then as everybody says.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from support.builders import workspace

Record = dict[str, Any]


def said(role: str, *holders: str, **keys: object) -> Record:
    """Return a role that some say a side has, each in a letter."""
    told = [{"source": one, "citation": f"A letter of {one}", "confidence": "B"} for one in holders]
    return {"role": role, **keys, "according_to": told}


OFFICE = {"source": "south-office", "evidence": "herald-1999-07-01#e4", "confidence": "C"}
SIDES: list[Record] = [
    {"id": "north", "name": "North Shore", "roles": [said("party", "north", "south")]},
    {"id": "south", "name": "South Shore", "roles": [said("party", "league-mission")]},
    {
        "id": "league",
        "name": "River League",
        "roles": [
            said("signatory", "league", "south", to="1999-06-20"),
            said("party", "league", "south", "north", **{"from": "1999-06-21"}),
        ],
    },
    {
        "id": "isles",
        "name": "Lake Isles",
        "roles": [
            said("party", "isles-council"),
            said("not_a_party", "north-ministry", "league"),
            {"role": "non_signatory", "according_to": [OFFICE]},
        ],
    },
]

WORDS = {
    "north": "party according to North Shore and South Shore",
    "south": "party according to Mission of the River League",
    "league": (
        "signatory until 20 Jun 1999 according to River League and South Shore; "
        "party from 21 Jun 1999 according to River League, South Shore and North Shore"
    ),
    "isles": (
        "party according to Isle Council; "
        "not a party according to Ministry of Waters of North Shore and River League; "
        "did not sign according to Lake Office of South Shore (as told by another side)"
    ),
}
"""What is printed of the role of each side."""


def ford(root: Path, sides: Sequence[Record] = SIDES, **changes: Any) -> Path:  # noqa: ANN401
    """Write the workspace with some sides, changed as `workspace` does; return its folder."""
    return workspace(root, agreement={"sides": list(sides)}, **changes)
