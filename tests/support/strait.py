"""An invented agreement as such documents are printed: clauses in clauses, numbers that are no ids.

It is laid over the lake treaty, whose sides, sources and articles it keeps.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from support.builders import record, workspace

Record = dict[str, Any]


def duty(name: str, printed: str | None = None, **keys: object) -> Record:
    """Return an obligation of the north."""
    made: Record = {
        "id": name,
        "duty": f"Duty {name} of the strait",
        "kind": "state",
        "bearers": [{"side": "north"}],
        "confidence": "A",
        **keys,
    }
    return made if printed is None else {**made, "printed": printed}


CLAUSES: list[Record] = [
    {
        "number": "3",
        "title": "The strait",
        "obligations": [duty("3.0", "3, first words")],
        "clauses": [
            {
                "number": "3.2",
                "title": "Passage",
                "obligations": [duty("3.2.a", "3.2 (a)"), duty("3.2.b", "3.2(b)")],
                "clauses": [
                    {
                        "number": "3.2.c",
                        "printed": "3.2 (c)",
                        "title": "Passage at night",
                        "obligations": [duty("3.2.c-i", "3.2 (c) (i)")],
                    }
                ],
            }
        ],
    },
    {
        "number": "A2-4",
        "printed": "Annex II, 4",
        "title": "Lights",
        "clauses": [{"number": "A2-4a", "title": "Buoys", "obligations": [duty("A2-4a.1")]}],
    },
]


def strait(root: Path, *evidence: Record, **agreement: object) -> Path:
    """Write the agreement on the strait with some records; return its folder."""
    changed = {"clauses": CLAUSES, "wordings": [], **agreement}
    return workspace(root, evidence=[record(**one) for one in evidence], agreement=changed)
