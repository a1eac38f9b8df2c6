"""What two statuses are called when they stand side by side: one small example a rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.lake_quarrels import (
    BROKEN,
    DONE,
    ENDED,
    NOBODY,
    PARTLY,
    UNDONE,
    Record,
    fact,
    kinds,
    north,
    south,
)

BY_SOUTH: Record = BROKEN | {"respondents": ["south"]}
BY_HARBOUR: Record = BROKEN | {"respondents": ["north-harbour"]}
BY_BOTH: Record = BROKEN | {"respondents": ["north", "south"]}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (DONE, BROKEN, "conflict"),
        (DONE, UNDONE, "conflict"),
        (ENDED, UNDONE, "conflict"),
        (ENDED, BROKEN, "conflict"),
        (ENDED, DONE, "partial"),
        (PARTLY, DONE, "partial"),
        (PARTLY, BROKEN, "partial"),
        (BROKEN, UNDONE, "partial"),
        (DONE, DONE, "agree"),
        (BROKEN, BROKEN, "agree"),
        # Done, with nobody named, covers every bearer and its bodies.
        (DONE | NOBODY, BROKEN, "conflict"),
        (DONE | NOBODY, BY_HARBOUR, "conflict of north-harbour"),
        (DONE, BY_HARBOUR, "conflict of north-harbour"),
        # Two breaches by nobody named may be two.
        (BROKEN | NOBODY, BROKEN | NOBODY, "partial of nobody"),
        (DONE | NOBODY, BROKEN | NOBODY, "partial of nobody"),
        (DONE | NOBODY, DONE | NOBODY, "agree of nobody"),
        (BY_BOTH, BY_BOTH, "agree of north+south"),
    ],
)
def test_statuses_that_meet_are_one_row(
    one: Record, other: Record, expected: str, tmp_path: Path
) -> None:
    kind, _, respondents = expected.partition(" of ")
    rows = kinds(tmp_path, north(**one), south(**other))
    assert rows == [(respondents or "north", kind)]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (DONE, BY_SOUTH, ["north", "south"]),
        (DONE | NOBODY, BY_SOUTH, ["nobody", "south"]),
        (BROKEN | NOBODY, DONE, ["nobody", "north"]),
        (BROKEN | NOBODY, BROKEN, ["nobody", "north"]),
    ],
    ids=["respondents", "no bearer", "breach by nobody", "breach by nobody twice"],
)
def test_statuses_of_others_do_not_meet(
    one: Record, other: Record, expected: list[str], tmp_path: Path
) -> None:
    rows = kinds(tmp_path, north(**one), south(**other))
    assert rows == [(respondents, "one_sided") for respondents in expected]


def test_what_is_said_of_what_nobody_read_of_the_other_is_one_row_a_target(tmp_path: Path) -> None:
    """The north's press was read in full, of the south nothing; both speak elsewhere."""
    rows = kinds(
        tmp_path,
        north(**DONE),
        north(**BY_SOUTH),
        north(**fact()),
        south(**BROKEN | {"targets": ["1b"]}),
    )
    assert rows == [("1a", "not_read"), ("north", "one_sided")]


@pytest.mark.parametrize("target", ["2", "*"])
def test_bearers_of_a_point_and_of_the_whole_are_those_of_its_duties(
    target: str, tmp_path: Path
) -> None:
    done, broken = (record | {"targets": [target]} for record in (DONE | NOBODY, BY_SOUTH))
    assert kinds(tmp_path, north(**done), south(**broken)) == [("south", "conflict")]


def test_what_is_covered_stands_for_itself_where_nobody_meets_it(tmp_path: Path) -> None:
    done = DONE | {"respondents": ["north", "south"]}
    assert kinds(tmp_path, north(**done), south(**BY_HARBOUR)) == [
        ("south", "one_sided"),
        ("north-harbour", "conflict"),
    ]


def test_the_same_status_of_more_respondents_is_no_agreement(tmp_path: Path) -> None:
    assert kinds(tmp_path, north(**BROKEN), south(**BY_BOTH)) == [
        ("north", "partial"),
        ("south", "one_sided"),
    ]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("gates_all", "gates_flow", "reading"),
        ("gates_all", "gates_all", "conflict"),
        ("unlisted", "unlisted", "reading"),
        ("gates_all", None, "conflict"),
    ],
)
def test_opposed_statuses_on_different_readings(
    one: str, other: str | None, expected: str, tmp_path: Path
) -> None:
    carried = [{"reading": r, "note": "A note."} if r else {} for r in (one, other)]
    rows = kinds(tmp_path, north(**DONE, **carried[0]), south(**BROKEN, **carried[1]))
    assert rows == [("north", expected)]


def test_a_second_rule_that_applies_is_named_too(tmp_path: Path) -> None:
    rows = kinds(
        tmp_path,
        north(**DONE, reading="gates_all"),
        south(**BROKEN, reading="gates_flow"),
        south(**UNDONE, speaker="south-gazette"),
    )
    assert rows == [("north", "reading", "conflict")]


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        ("gates_all", "gates_all", "agree"),
        ("gates_all", "gates_flow", "partial"),
        ("gates_all", None, "partial"),
        ("unlisted", "unlisted", "partial"),
    ],
)
def test_the_same_status_is_agreement_on_the_same_reading_only(
    tmp_path: Path, mine: str, theirs: str | None, expected: str
) -> None:
    left, right = ({"reading": r, "note": "A note."} if r else {} for r in (mine, theirs))
    rows = kinds(tmp_path, north(**DONE, **left), south(**DONE, **right))
    assert rows == [("north", expected)]
