"""What two statuses are called when they stand side by side: one small example a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.lake_quarrels import (
    BROKEN,
    DONE,
    ENDED,
    NOBODY,
    PARTLY,
    UNDONE,
    Record,
    kinds,
    north,
    south,
)

if TYPE_CHECKING:
    from pathlib import Path


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
    ],
)
def test_statuses_of_the_same_respondents(
    one: Record, other: Record, expected: str, tmp_path: Path
) -> None:
    assert kinds(tmp_path, north(**one), south(**other)) == [("north", expected)]


def test_statuses_of_different_respondents_do_not_meet(tmp_path: Path) -> None:
    other = BROKEN | {"respondents": ["south"]}
    assert kinds(tmp_path, north(**DONE), south(**other)) == [
        ("north", "one_sided"),
        ("south", "one_sided"),
    ]


def test_statuses_of_different_targets_do_not_meet(tmp_path: Path) -> None:
    rows = kinds(tmp_path, north(**DONE), south(**BROKEN, targets=["1b"]))
    assert rows == [("north", "one_sided"), ("north", "one_sided")]


def test_fulfilled_with_nobody_named_covers_every_bearer(tmp_path: Path) -> None:
    assert kinds(tmp_path, north(**DONE | NOBODY), south(**BROKEN)) == [("north", "conflict")]


def test_it_covers_the_bodies_of_a_bearer(tmp_path: Path) -> None:
    broken = BROKEN | {"respondents": ["north-harbour"]}
    assert kinds(tmp_path, north(**DONE | NOBODY), south(**broken)) == [
        ("north-harbour", "conflict")
    ]


def test_it_does_not_cover_who_bears_nothing(tmp_path: Path) -> None:
    broken = BROKEN | {"respondents": ["south"]}
    assert kinds(tmp_path, north(**DONE | NOBODY), south(**broken)) == [
        ("nobody", "one_sided"),
        ("south", "one_sided"),
    ]


def test_bearers_of_a_point_and_of_the_whole_are_those_of_its_duties(tmp_path: Path) -> None:
    for target in ("2", "*"):
        told_ = [
            north(**DONE | NOBODY, targets=[target]),
            south(**BROKEN | {"respondents": ["south"]}, targets=[target]),
        ]
        assert kinds(tmp_path / target.strip("*"), *told_) == [("south", "conflict")]


def test_fulfilled_by_a_side_covers_its_bodies_and_stands_once(tmp_path: Path) -> None:
    broken = BROKEN | {"respondents": ["north-harbour"]}
    assert kinds(tmp_path, north(**DONE), south(**broken)) == [("north-harbour", "conflict")]


def test_what_is_covered_stands_for_itself_where_nobody_meets_it(tmp_path: Path) -> None:
    broken = BROKEN | {"respondents": ["north-harbour"]}
    done = DONE | {"respondents": ["north", "south"]}
    assert kinds(tmp_path, north(**done), south(**broken)) == [
        ("south", "one_sided"),
        ("north-harbour", "conflict"),
    ]


def test_a_negative_with_nobody_named_meets_no_named_one(tmp_path: Path) -> None:
    for number, other in enumerate((DONE, BROKEN)):
        assert kinds(tmp_path / str(number), north(**BROKEN | NOBODY), south(**other)) == [
            ("nobody", "one_sided"),
            ("north", "one_sided"),
        ]


def test_two_breaches_with_nobody_named_do_not_agree(tmp_path: Path) -> None:
    rows = kinds(tmp_path, north(**BROKEN | NOBODY), south(**BROKEN | NOBODY))
    assert rows == [("nobody", "partial")]


def test_two_that_call_it_done_agree_without_naming_anybody(tmp_path: Path) -> None:
    assert kinds(tmp_path, north(**DONE | NOBODY), south(**DONE | NOBODY)) == [("nobody", "agree")]


def test_done_against_a_breach_by_nobody_named_is_no_conflict(tmp_path: Path) -> None:
    rows = kinds(tmp_path, north(**DONE | NOBODY), south(**BROKEN | NOBODY))
    assert rows == [("nobody", "partial")]


def test_the_same_status_of_more_respondents_is_no_agreement(tmp_path: Path) -> None:
    both = BROKEN | {"respondents": ["north", "south"]}
    assert kinds(tmp_path, north(**BROKEN), south(**both)) == [
        ("north", "partial"),
        ("south", "one_sided"),
    ]


def test_respondents_of_whom_the_same_is_said_share_a_row(tmp_path: Path) -> None:
    both = BROKEN | {"respondents": ["north", "south"]}
    assert kinds(tmp_path, north(**both), south(**both)) == [("north+south", "agree")]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("gates_all", "gates_flow", ("reading",)),
        ("gates_all", "gates_all", ("conflict",)),
        ("unlisted", "unlisted", ("reading",)),
        ("gates_all", None, ("conflict",)),
    ],
)
def test_opposed_statuses_on_different_readings(
    one: str, other: str | None, expected: tuple[str, ...], tmp_path: Path
) -> None:
    carried = [{"reading": r, "note": "A note."} if r else {} for r in (one, other)]
    rows = kinds(tmp_path, north(**DONE, **carried[0]), south(**BROKEN, **carried[1]))
    assert rows == [("north", *expected)]


def test_a_second_rule_that_applies_is_named_too(tmp_path: Path) -> None:
    rows = kinds(
        tmp_path,
        north(**DONE, reading="gates_all"),
        south(**BROKEN, reading="gates_flow"),
        south(**UNDONE, speaker="south-gazette"),
    )
    assert rows == [("north", "reading", "conflict")]


def test_statuses_that_agree_are_not_called_so_on_other_readings_only(tmp_path: Path) -> None:
    rows = kinds(tmp_path, north(**DONE, reading="gates_all"), south(**DONE, reading="gates_flow"))
    assert rows == [("north", "agree")]
