"""Statuses: who says which of whom, which of them are current, and in which order they stand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from compliance.assessments.status import StatusLine, find_displaced, status_lines
from compliance.assessments.time import Times
from compliance.model.base import Target
from support.reports import Json, document_of, json_panels, lake, view_of

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
        "official": "violated; by whom, not said · 2 Jun 1999; "
        "differs: violated by North Shore · 2 Jun 1999, fulfilled by North Shore · 1 Jun 1999; "
        "violated by South Shore · 2 Jun 1999; "
        "fulfilled by North Shore and South Shore · 3 Jun 1999",
        "media": "1 media article from North Shore read in full, it does not mention it",
        "other": "not searched",
    }


def test_a_label_is_of_a_group_and_never_of_a_side(tmp_path: Path) -> None:
    found = assessment(tmp_path, [said("fulfilled"), said("not_fulfilled", speaker="north-herald")])
    assert found["labels"] == {
        "official": "fulfilled by North Shore · by 31 Dec 1999",
        "media": "not fulfilled by North Shore · by 31 Dec 1999",
        "other": "not searched",
    }
    assert found["label"] == (
        "official: fulfilled by North Shore · by 31 Dec 1999; "
        "media: not fulfilled by North Shore · by 31 Dec 1999; other: not searched"
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


def test_parties_stand_in_the_order_of_the_workspace_and_sources_after_them(tmp_path: Path) -> None:
    ordered = ["north", "south", "league", "isles", "north-herald", "wire"]
    found = assessment(tmp_path, [said("violated", respondents=ordered[::-1])])
    assert found["statuses"][0]["respondents"] == ordered


def test_two_respondents_in_either_order_are_the_same_two(tmp_path: Path) -> None:
    both = ["north", "south"]
    found = assessment(
        tmp_path, [said("violated", respondents=both), said("violated", respondents=both[::-1])]
    )
    (line,) = found["statuses"]
    assert sorted(line["respondents"]) == both
    assert line["evidence"] == ["late#e1", "late#e2"]


def called(status: str, *respondents: str, **keys: object) -> dict[str, object]:
    return {"status": status, "respondents": list(respondents), **keys}


def lines(root: Path, *evidence: dict[str, object]) -> tuple[StatusLine, ...]:
    made = lake(root, evidence=evidence)
    said, agreement = tuple(made.evidence.values()), made.agreement()
    displaced = find_displaced(said, Target("1a"), Times.of(agreement))
    return status_lines(said, displaced, made.sides(agreement))


def test_what_is_current_stands_before_what_gave_way_to_it(tmp_path: Path) -> None:
    found = lines(
        tmp_path,
        called("fulfilled", "north", asserted="1999-06-01"),
        called("violated", "north", asserted="1999-06-02"),
    )
    assert [(str(line.status), line.current) for line in found] == [
        ("violated", True),
        ("fulfilled", False),
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (["south"], ["league"]),
        (["isles"], ["wire"]),
        (["water-institute"], ["wire"]),
        (["isles"], ["north", "south"]),
        (["north", "south"], ["north", "league"]),
        (["north", "isles"], ["south", "league"]),
        ([], ["north"]),
    ],
    ids=lambda parties: "+".join(parties) or "nobody",
)
def test_fewer_respondents_go_first_and_then_the_order_of_the_workspace(
    first: list[str], second: list[str], tmp_path: Path
) -> None:
    for folder, pair in {"a": (first, second), "b": (second, first)}.items():
        found = lines(tmp_path / folder, *(called("violated", *parties) for parties in pair))
        assert [list(line.respondents) for line in found] == [first, second]


def test_of_the_same_respondents_the_statuses_stand_in_the_order_of_the_codebook(
    tmp_path: Path,
) -> None:
    found = lines(
        tmp_path,
        *(called(status, "north") for status in ("violated", "partly_fulfilled", "fulfilled")),
    )
    assert [str(line.status) for line in found] == ["fulfilled", "partly_fulfilled", "violated"]


def test_officials_stand_before_the_press_even_with_what_gave_way(tmp_path: Path) -> None:
    found = lines(
        tmp_path,
        called("fulfilled", "north", speaker="north-herald"),
        called("violated", "north", asserted="1999-06-01"),
        called("violated", "north", asserted="1999-06-02"),
    )
    assert [(str(line.group), line.current) for line in found] == [
        ("official", True),
        ("official", False),
        ("media", True),
    ]


def test_of_records_in_any_order_the_newest_displaces(tmp_path: Path) -> None:
    made = lake(
        tmp_path,
        evidence=[
            called("fulfilled", "north", asserted=day)
            for day in ("1999-06-03", "1999-06-01", "1999-06-02")
        ],
    )
    said = tuple(made.evidence.values())
    displaced = find_displaced(said, Target("1a"), Times.of(made.agreement()))
    found = status_lines(said, displaced, ())
    assert [(line.current, [str(i)[-2:] for i in line.evidence]) for line in found] == [
        (True, ["e1"]),
        (False, ["e2", "e3"]),
    ]


def test_a_record_without_a_status_makes_no_line(tmp_path: Path) -> None:
    made = lake(tmp_path, evidence=[called("fulfilled", "north")])
    (e,) = made.evidence.values()
    silent = replace(e, entry=replace(e.entry, status=None))
    assert status_lines([silent], frozenset(), ()) == ()
