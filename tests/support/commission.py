"""An invented joint body: the commission of the lake, which owes duties, is owed one, and acts.

It is laid over the lake treaty. The Lake Office speaks for it: a source, as the commission has no
voice of its own.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from support.builders import record, workspace

Record = dict[str, Any]

COMMISSION = "commission"
NAME = "Lake Commission"
MEMBERS = ["north", "south", "isles-council"]
BODIES: list[Record] = [
    {"id": COMMISSION, "name": NAME, "of": MEMBERS, "note": "Sits on the ferry."},
    {"id": "boat-panel", "name": "Boat Panel", "of": ["north", "league"]},
]
CLAUSES: list[Record] = [
    {
        "number": "1",
        "title": "The water",
        "obligations": [
            {
                "id": "1a",
                "duty": "Measure the water every day",
                "kind": "state",
                "bearers": [{"body": COMMISSION, "part": "the gauges"}, {"side": "north"}],
                "beneficiaries": [{"side": "south"}],
                "readings": [
                    {
                        "id": "panel-measures",
                        "says": "The Boat Panel measures.",
                        "turns_on": "measure",
                        "holders": [{"source": "south", "citation": "Note 3", "confidence": "C"}],
                        "bearers": [{"body": "boat-panel"}],
                    }
                ],
                "confidence": "A",
            },
            {
                "id": "1b",
                "duty": "Send the counts of boats",
                "kind": "state",
                "bearers": [{"side": "south"}],
                "beneficiaries": [{"body": COMMISSION, "named": False}],
                "confidence": "A",
            },
        ],
    }
]


def about(*respondents: str, **keys: object) -> Record:
    """Return a record of a status about some respondents, of one day."""
    return record(
        **{"status": "fulfilled", "event": "1999-06-20", "respondents": [*respondents], **keys}
    )


NORTH_PRAISES = about(COMMISSION, claim="the commission measured")
SOUTH_DENIES = about(
    COMMISSION, speaker="south-office", status="violated", claim="the commission did not measure"
)


def commission(root: Path, *evidence: Record, **agreement: object) -> Path:
    """Write the treaty with the commission and some records; return its folder."""
    changed = {"clauses": CLAUSES, "wordings": [], "bodies": BODIES, **agreement}
    return workspace(
        root, evidence=evidence or (NORTH_PRAISES, SOUTH_DENIES), agreement=changed, searches=()
    )
