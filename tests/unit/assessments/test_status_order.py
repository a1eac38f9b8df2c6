"""Statuses of one side stand in an order that a reader can follow, whoever says them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from compliance.assessments.status import status_lines
from support.reports import lake

if TYPE_CHECKING:
    from pathlib import Path

    from compliance.assessments.status import StatusLine


def said(status: str, *respondents: str, **keys: object) -> dict[str, object]:
    return {"status": status, "respondents": list(respondents), **keys}


def lines(root: Path, *evidence: dict[str, object]) -> tuple[StatusLine, ...]:
    made = lake(root, evidence=evidence)
    return status_lines(made.evidence.values(), made.sides(made.agreement()))


def test_what_is_said_now_stands_before_what_gave_way_to_it(tmp_path: Path) -> None:
    found = lines(
        tmp_path,
        said("fulfilled", "north", asserted="1999-06-01"),
        said("violated", "north", asserted="1999-06-02"),
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
        found = lines(tmp_path / folder, *(said("violated", *parties) for parties in pair))
        assert [list(line.respondents) for line in found] == [first, second]


def test_of_the_same_respondents_the_statuses_stand_in_the_order_of_the_codebook(
    tmp_path: Path,
) -> None:
    found = lines(
        tmp_path,
        *(said(status, "north") for status in ("violated", "partly_fulfilled", "fulfilled")),
    )
    assert [str(line.status) for line in found] == ["fulfilled", "partly_fulfilled", "violated"]


def test_officials_stand_before_the_press_even_with_what_gave_way(tmp_path: Path) -> None:
    found = lines(
        tmp_path,
        said("fulfilled", "north", speaker="north-herald"),
        said("violated", "north", asserted="1999-06-01"),
        said("violated", "north", asserted="1999-06-02"),
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
            said("fulfilled", "north", asserted=day)
            for day in ("1999-06-03", "1999-06-01", "1999-06-02")
        ],
    )
    found = status_lines(made.evidence.values(), ())
    assert [(line.current, [str(i)[-2:] for i in line.evidence]) for line in found] == [
        (True, ["e1"]),
        (False, ["e2", "e3"]),
    ]


def test_a_record_without_a_status_makes_no_line(tmp_path: Path) -> None:
    made = lake(tmp_path, evidence=[said("fulfilled", "north")])
    (e,) = made.evidence.values()
    silent = replace(e, entry=replace(e.entry, status=None))
    assert status_lines([silent], ()) == ()
