"""Of readings and amendments only those stand whose holders had spoken, and only those holders."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from compliance.assessments.cut import Cut
from support.builders import HERALD
from support.reports import lake

if TYPE_CHECKING:
    from pathlib import Path

    from compliance.model.agreement import Obligation

BEFORE, ON = date(1999, 6, 29), date(1999, 6, 30)
NOTED = {"source": "south", "citation": "A note", "confidence": "A"}
TOLD = {"source": "north", "evidence": f"{HERALD}#e1", "confidence": "A"}
DATED = {"source": "south", "said_on": "1999-06-30", "citation": "A letter", "confidence": "A"}


def known_of(root: Path, holders: list[dict[str, Any]], cut: Cut) -> Obligation:
    """Return an obligation of which one reading and one amendment have these holders."""
    obligation = {
        "id": "1a",
        "duty": "Open the gates",
        "kind": "act",
        "bearers": [{"side": "north"}],
        "confidence": "A",
        "readings": [
            {"id": "all", "says": "All.", "turns_on": "the gates", "holders": holders},
        ],
        "amendments": [{"says": "Later.", "according_to": holders}],
    }
    clauses = [{"number": "1", "title": "The dam", "obligations": [obligation]}]
    made = lake(
        root,
        agreement={"clauses": clauses, "wordings": []},
        evidence=[{"article": HERALD, "asserted": "1999-06-30"}],
        articles=[{"id": HERALD, "published": "1999-06-30", "outlet": "north-herald"}],
    )
    return cut.without_later(made.agreement(), made.evidence).clauses[0].obligations[0]


def sources(found: Obligation) -> tuple[list[list[str]], list[list[str]]]:
    return (
        [[str(h.source) for h in reading.holders] for reading in found.readings],
        [[str(h.source) for h in amendment.according_to] for amendment in found.amendments],
    )


@pytest.mark.parametrize("clock", ["as_of", "known_by"])
@pytest.mark.parametrize("later", [TOLD, DATED], ids=["in a record", "on a day"])
def test_one_who_spoke_later_is_no_holder_yet(
    clock: str, later: dict[str, Any], tmp_path: Path
) -> None:
    alone = known_of(tmp_path / "alone", [later], Cut(**{clock: BEFORE}))
    assert sources(alone) == ([], [])
    spoken = known_of(tmp_path / "spoken", [later], Cut(**{clock: ON}))
    assert sources(spoken) == ([[later["source"]]], [[later["source"]]])


@pytest.mark.parametrize("clock", ["as_of", "known_by"])
def test_beside_one_whose_day_is_not_known_a_later_one_is_left_out(
    clock: str, tmp_path: Path
) -> None:
    found = known_of(tmp_path, [NOTED, TOLD], Cut(**{clock: BEFORE}))
    assert sources(found) == ([["south"]], [["south"]])
    assert (found.id, found.readings[0].says, found.amendments[0].says) == ("1a", "All.", "Later.")


def test_without_a_day_everybody_is_a_holder(tmp_path: Path) -> None:
    found = known_of(tmp_path, [NOTED, TOLD], Cut())
    assert sources(found) == ([["south", "north"]], [["south", "north"]])
