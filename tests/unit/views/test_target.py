"""The head of a target: the duty, who owes it, when, and how it is read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from compliance.views.report.view import TargetView
from compliance.views.target import number_words
from support.builders import one_duty
from support.reports import lake, view_of

HOLDER = {"source": "south", "citation": "A letter", "confidence": "C"}
UNSURE = {"source": "isles-council", "citation": "A note", "confidence": "M"}


def target(root: Path, **keys: object) -> TargetView:
    """Return the view of the only obligation of an agreement."""
    made = lake(root, agreement=one_duty(**keys), evidence=[])
    return view_of(made).clauses[0].obligations[0]


@pytest.mark.parametrize(
    ("bearers", "text"),
    [
        ([{"side": "north"}], "North Shore"),
        ([{"source": "league-mission"}], "Mission of the River League"),
        ([{"named": False}], "nobody named in the text"),
        ([{"side": "north", "named": False}], "North Shore (not named in the text)"),
        (
            [{"side": "north", "part": "gate one"}, {"side": "third", "part": "the rest"}],
            "North Shore (gate one), third parties (the rest)",
        ),
        (
            [{"side": "south", "part": "half", "named": False}],
            "South Shore (half) (not named in the text)",
        ),
    ],
)
def test_who_owes_a_duty(bearers: list[dict[str, Any]], text: str, tmp_path: Path) -> None:
    assert target(tmp_path, bearers=bearers).bearers == text


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ({}, "no date in the text"),
        ({"due": {"date": "1999-06-01"}}, "1 Jun 1999 in the text"),
        ({"due": {"date": "1999-06-01", "computed": "a month on"}}, "1 Jun 1999 (computed)"),
        ({"due": {"words": "when it rains"}}, "when it rains"),
        (
            {"amendments": [{"due": "1999-06-15", "says": "Later.", "according_to": [HOLDER]}]},
            "no date in the text; 15 Jun 1999 according to South Shore",
        ),
        (
            {
                "due": {"date": "1999-06-01"},
                "amendments": [
                    {"due": "1999-06-15", "says": "x", "according_to": [HOLDER, UNSURE]},
                    {"says": "Never at all.", "according_to": [UNSURE]},
                ],
            },
            (
                "1 Jun 1999 in the text; 15 Jun 1999 according to South Shore, Isle Council "
                "(unconfirmed); Never at all according to Isle Council (unconfirmed)"
            ),
        ),
    ],
)
def test_when_a_duty_is_due_and_who_says_it_was_changed(
    keys: dict[str, Any], text: str, tmp_path: Path
) -> None:
    assert target(tmp_path, **keys).due == text


def test_a_reading_has_its_holders_and_where_they_said_so(tmp_path: Path) -> None:
    evidence = {"source": "north", "evidence": "late#e1", "confidence": "A"}
    reading = {
        "id": "all_gates",
        "says": "All of them.",
        "turns_on": "gates",
        "holders": [{**HOLDER, "said_on": "1999-06"}, UNSURE, evidence],
    }
    made = lake(
        tmp_path,
        agreement=one_duty(kind="state", detail="All day", readings=[reading]),
        articles=[{"id": "late"}],
        evidence=[{"article": "late"}],
    )
    view = view_of(made).clauses[0]
    (read,) = view.obligations[0].readings
    assert (read.id, read.says, read.turns_on) == ("all_gates", "All of them", "gates")
    assert read.holders == ("South Shore", "Isle Council (unconfirmed)", "North Shore")
    assert read.citations == ("A letter, Jun 1999", "A note", "late#e1")
    assert (view.obligations[0].kind, view.obligations[0].detail) == ("to be kept", "All day")
    assert (view.whole.heading, view.whole.duty) == ("Point 1 as a whole", "The dam")
    assert view.whole.anchor == "target-1"


@pytest.mark.parametrize(
    ("told", "mark"),
    [
        ({"voice": "quoted", "via": ["south-office"]}, ""),
        ({"voice": "characterised", "via": ["south-office"]}, " (as told by another side)"),
        (
            {"scope": "outside_zone", "note": "Elsewhere."},
            " (about something else: people or place outside it)",
        ),
    ],
)
def test_a_holder_is_marked_where_its_record_does_not_stand_with_its_own_words(
    told: dict[str, Any], mark: str, tmp_path: Path
) -> None:
    holder = {"source": "north-ministry", "evidence": "late#e1", "confidence": "A"}
    held: dict[str, Any] = {"says": "All of them.", "turns_on": "gates", "holders": [holder]}
    moved = {"says": "Later.", "according_to": [holder]}
    made = lake(
        tmp_path,
        agreement=one_duty(readings=[{"id": "all_gates", **held}], amendments=[moved]),
        articles=[{"id": "late"}],
        evidence=[{"article": "late", **told}],
    )
    shown = view_of(made).clauses[0].obligations[0]
    assert shown.readings[0].holders == (f"Ministry of Waters of North Shore{mark}",)
    assert shown.due.endswith(f"; Later according to Ministry of Waters of North Shore{mark}")


def test_a_row_says_whether_it_is_of_a_clause_as_a_whole(tmp_path: Path) -> None:
    duty = {**one_duty()["clauses"][0], "printed": "I (1)"}
    made = lake(tmp_path, agreement={"clauses": [duty], "wordings": []}, evidence=[], searches=[])
    agreement = made.agreement()
    heads = [number_words(agreement, target) for target in agreement.targets]
    assert heads == ["", "I (1) as a whole", "1a"]


def test_the_agreement_as_a_whole_has_its_title(tmp_path: Path) -> None:
    whole = view_of(lake(tmp_path)).whole
    assert (whole.id, whole.anchor) == ("*", "target-whole")
    assert whole.heading == "The agreement as a whole"
    assert whole.duty == "Treaty on the dam and the ferry of the lake"
