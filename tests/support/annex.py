"""The lake treaty with an annex that moves what several of its obligations are due by."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from compliance.workspace.yaml.reader import read_yaml
from support.builders import LAKE, workspace

Record = dict[str, Any]

TITLE = "Annex of 20 June 1999"
ANNEX: Record = {"id": "annex-1999", "title": TITLE, "date": "1999-06-20", "confidence": "A"}
FISHING: Record = {"id": "fishing-1997", "title": "Fishing accord of 1997", "confidence": "A"}
HOLDERS: list[Record] = [
    {"source": "league", "citation": "A letter of the league", "confidence": "B"},
    {"source": "north-ministry", "said_on": "1999-06-21", "citation": "A note", "confidence": "M"},
]
LATER: Record = {
    "id": "later",
    "instrument": "annex-1999",
    "targets": ["1a", "2"],
    "due": "1999-07-15",
    "says": "All is due a month later.",
    "according_to": HOLDERS,
}
NIGHTS: Record = {
    "id": "nights",
    "instrument": "annex-1999",
    "targets": ["2b"],
    "says": "At night too.",
    "according_to": [{"source": "south", "citation": "A speech", "confidence": "C"}],
}
WHO = "River League, Ministry of Waters of North Shore (unconfirmed)"
DUE = f"15 Jul 1999 (by {TITLE}) according to {WHO}"
MORE = f"At night too (by {TITLE}) according to South Shore"


def annex(root: Path, *amendments: Record, **keys: Any) -> Path:  # noqa: ANN401
    """Write the workspace with some amendments, both if none is given; return its folder."""
    written = {"instruments": [FISHING, ANNEX], "amendments": [*(amendments or (LATER, NIGHTS))]}
    return workspace(root, agreement=written, **keys)


def at_each(root: Path, *amendments: Record) -> Path:
    """Write the same with each amendment at every obligation that it concerns."""
    treaty: Any = read_yaml((LAKE / "agreements" / "lake_1999.yaml").read_bytes(), "lake").value
    for clause in treaty["clauses"]:
        for duty in clause["obligations"]:
            own = [
                {key: value for key, value in one.items() if key not in {"id", "targets"}}
                for one in amendments or (LATER, NIGHTS)
                if {duty["id"], clause["number"]} & set(one["targets"])
            ]
            duty["amendments"] = [*duty.get("amendments", []), *own]
    written = {"instruments": [FISHING, ANNEX], "clauses": treaty["clauses"]}
    return workspace(root, agreement=written)
