"""Differences on the lake as they are shown: records of every kind, and the view of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from compliance.diff.rows import Difference
from compliance.passages.prove import Prover
from compliance.views.diff.build import build_diff_view
from compliance.views.diff.view import DiffView
from compliance.views.selection import Request, Selection
from compliance.workspace.workspace import Workspace
from support.reports import TextsInMemory, lake

LATE = {"id": "late", "published": "1999-12-31"}
LONG = "the gates of the dam were opened one after the other, as the engineers had asked, "
EVERYTHING: list[dict[str, Any]] = [
    {"status": "fulfilled", "reading": "gates_flow", "claim": "It was done."},
    {"act": "caveats", "qualifies": ["e1"], "claim": "One gate is excepted."},
    {"act": "commits", "incident": "gate-shut", "claim": "It will open it."},
    {
        "speaker": "south-office",
        "status": "violated",
        "respondents": ["north"],
        "reading": "unlisted",
        "note": "On some other reading.",
        "claim": LONG * 5,
        "asserted": "1999-06-20",
    },
    {
        "speaker": "south-office",
        "status": "in_progress",
        "respondents": ["north"],
        "asserted": "1999-06-21",
    },
    {"act": "denies", "responds_to": ["e4"], "extent": "part", "claim": "That it was shut."},
    *(
        {
            "speaker": "south-office",
            "act": "states",
            "incident": "gate-shut",
            "claim": f"Gate {number} was shut, says the engineer on duty at that hour.",
            "link": "inferred",
        }
        for number in range(4)
    ),
    {"act": "states", "event": "1999-06", "targets": ["2a"], "claim": "Boats were seen."},
    {"act": "states", "event": "1999-06", "targets": ["2a"], "claim": "Others too."},
    {
        "act": "states",
        "event": "1999-06",
        "targets": ["2b"],
        "figures": [{"what": "boats", "of": "boatmen", "value": 3, "as_printed": "three"}],
    },
    {"act": "interprets", "targets": ["2b"], "reading": "night_ferries"},
]


def made(root: Path, *evidence: dict[str, Any]) -> Workspace:
    return lake(root, articles=[LATE], evidence=[{"article": "late", **e} for e in evidence])


def view_of(difference: Difference, **asked: Any) -> DiffView:  # noqa: ANN401 - as it is asked
    left, right = (
        Selection(one.assessor, Prover(one.workspace, TextsInMemory()), Request(**asked))
        for one in (difference.left, difference.right)
    )
    return build_diff_view(difference, (left, right))
