"""Statuses: who says which of whom, and which of them are current."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.reports import document_of, json_panels, lake, view_of

if TYPE_CHECKING:
    from pathlib import Path

    from support.reports import Json

LATE = {"id": "late", "published": "1999-12-31"}


def said(status: str, asserted: str | None = None, **keys: object) -> dict[str, object]:
    dated = {} if asserted is None else {"asserted": asserted}
    return {"article": "late", "status": status, "respondents": ["north"], **dated, **keys}


def assessment(root: Path, evidence: list[dict[str, object]], who: str = "north") -> Json:
    made = lake(root, articles=[LATE], evidence=evidence)
    panels = json_panels(document_of(view_of(made)))
    found = {(target, source): panel["assessment"] for target, source, panel in panels}
    return dict(found["1a", who])


def current(found: Json) -> list[str]:
    return sorted(i for line in found["statuses"] if line["current"] for i in line["evidence"])


@pytest.mark.parametrize(
    ("first", "second", "left"),
    [
        ("1999-06-01", "1999-06-02", ["late#e2"]),
        ("1999-06-02", "1999-06-01", ["late#e1"]),
        ("1999-06-01", "1999-06-01", ["late#e1", "late#e2"]),
        ("1999-05", "1999-06-01", ["late#e2"]),
        ("1999-06", "1999-06-15", ["late#e1", "late#e2"]),
        ("1999-06-01", "1999-06-02~", ["late#e2"]),
        ("1999-06-01", "1999-06-02/1999-06-03", ["late#e1", "late#e2"]),
        ("1999-06-01", "1999-06-02/..", ["late#e1", "late#e2"]),
        ("1999-06-01", "../1999-08-01", ["late#e1", "late#e2"]),
        ("../1999-06-01", "1999-06-02", ["late#e2"]),
        ("1999-06-01/1999-06-10", "1999-06-11", ["late#e2"]),
        ("1999-06-01/..", "1999-12-30", ["late#e1", "late#e2"]),
        (None, "1999-12-30", ["late#e1", "late#e2"]),
    ],
)
def test_only_what_was_surely_said_before_a_dated_status_gives_way(
    first: str | None, second: str, left: list[str], tmp_path: Path
) -> None:
    found = assessment(tmp_path, [said("fulfilled", first), said("violated", second)])
    assert current(found) == left


def test_only_the_same_voice_on_the_same_respondents_displaces(tmp_path: Path) -> None:
    found = assessment(
        tmp_path,
        [
            said("fulfilled", "1999-06-01"),
            said("violated", "1999-06-02", speaker="north-harbour"),
            said("violated", "1999-06-02", respondents=["south"]),
            said("violated", "1999-06-02", respondents=[]),
            said("lapsed", "1999-06-02", respondents=["south", "north"]),
            said("fulfilled", "1999-06-03", respondents=["north", "south"]),
        ],
    )
    assert current(found) == ["late#e1", "late#e2", "late#e3", "late#e4", "late#e6"]
    assert found["labels"] == {
        "official": "violated, nobody named; differs: fulfilled, violated by North Shore; "
        "violated by South Shore; fulfilled by North Shore and South Shore",
        "media": "no status",
        "other": "no status",
    }


def test_a_label_is_of_a_group_and_never_of_a_side(tmp_path: Path) -> None:
    found = assessment(tmp_path, [said("fulfilled"), said("not_fulfilled", speaker="north-herald")])
    assert found["labels"] == {
        "official": "fulfilled by North Shore",
        "media": "not fulfilled by North Shore",
        "other": "no status",
    }
    assert found["label"] == (
        "official: fulfilled by North Shore; media: not fulfilled by North Shore; other: no status"
    )


def test_third_parties_have_statuses_and_no_label(tmp_path: Path) -> None:
    found = assessment(tmp_path, [said("fulfilled", speaker="wire")], "third")
    assert found["labels"] == {"official": None, "media": None, "other": None}
    assert found["label"] is None
    assert found["statuses"] == [
        {
            "group": "media",
            "status": "fulfilled",
            "respondents": ["north"],
            "voices": ["wire"],
            "evidence": ["late#e1"],
            "latest": "../1999-12-31",
            "current": True,
        }
    ]


def test_the_latest_date_of_a_status_is_that_which_may_last_longest(tmp_path: Path) -> None:
    found = assessment(
        tmp_path, [said("fulfilled", "1999-06-01/.."), said("fulfilled", "1999-06-30")]
    )
    assert [line["latest"] for line in found["statuses"]] == ["1999-06-01/.."]


def test_parties_stand_in_the_order_of_the_workspace_and_sources_after_them(
    tmp_path: Path,
) -> None:
    parties = ["wire", "isles", "north-herald", "league", "south", "north"]
    found = assessment(tmp_path, [said("violated", respondents=parties)])
    assert found["statuses"][0]["respondents"] == [
        "north",
        "south",
        "league",
        "isles",
        "north-herald",
        "wire",
    ]


def test_two_respondents_in_either_order_are_the_same_two(tmp_path: Path) -> None:
    both = ["north", "south"]
    found = assessment(
        tmp_path,
        [said("violated", respondents=both), said("violated", respondents=both[::-1])],
    )
    (line,) = found["statuses"]
    assert sorted(line["respondents"]) == both
    assert line["evidence"] == ["late#e1", "late#e2"]
