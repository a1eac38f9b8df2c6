"""What one voice says in two ways: one small example a rule, and whose statements share a row."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from compliance.assessments.perspective import find_perspective
from compliance.diff.own import compare_own, with_line
from compliance.diff.rows import Row
from compliance.diff.subject import Subject
from support.differences import subject_of
from support.lake_quarrels import (
    BROKEN,
    DONE,
    ENDED,
    FLOOD,
    LATE,
    NOBODY,
    PARTLY,
    UNDONE,
    Record,
    denial,
    fact,
    north,
    south,
)
from support.reports import lake

AT_FIRST: Record = {"asserted": "1999-06-01"}
LATER: Record = {"asserted": "1999-06-02"}
BOATS: Record = {"what": "boats", "of": "boatmen", "as_printed": "some"}


def rows_of(
    root: Path,
    *evidence: Record,
    asked: str = "north",
    **changes: Any,  # noqa: ANN401 - as the builder takes them
) -> tuple[Row, ...]:
    made = lake(root, articles=[LATE], incidents=[FLOOD], evidence=list(evidence), **changes)
    subject = subject_of(made, asked)
    assert subject.perspective is not None
    wider = with_line(subject.perspective, made)
    return compare_own(Subject.of(subject.assessor, subject.operand, wider)).rows


def told(rows: tuple[Row, ...]) -> list[tuple[str, str, list[str], list[str]]]:
    """Return of each row whose it is and its kind, and the records of both cells."""
    found: list[tuple[str, str, list[str], list[str]]] = []
    for row in rows:
        assert row.voice is not None
        left, right = ([e.entry.id for e in cell.evidence] for cell in (row.left, row.right))
        found.append((row.voice.id, row.kind.value, left, right))
    return found


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (DONE, BROKEN, "conflict"),
        (BROKEN, DONE, "conflict"),
        (ENDED, UNDONE, "conflict"),
        (DONE | NOBODY, BROKEN, "conflict"),
        (DONE | {"event": "1999-05-02"}, BROKEN, "other_time"),
        (DONE | {"event": "1999-05"}, BROKEN | {"event": "1999-05-01~"}, "opposed"),
        (DONE | {"reading": "gates_flow"}, BROKEN | {"reading": "gates_all"}, "reading"),
        (DONE | {"part": {"words": "the east gate"}}, BROKEN, "partial"),
        # Neither stands against the other.
        (DONE, DONE, None),
        (DONE, ENDED, None),
        (PARTLY, BROKEN, None),
        (DONE | NOBODY, BROKEN | NOBODY, None),
        (DONE, BROKEN | {"respondents": ["south"]}, None),
    ],
)
def test_statuses_of_one_voice(
    one: Record, other: Record, kind: str | None, tmp_path: Path
) -> None:
    rows = rows_of(tmp_path, north(**one, **AT_FIRST), north(**other, **LATER))
    assert told(rows) == ([] if kind is None else [("north-ministry", kind, ["e1"], ["e2"])])


def test_nobody_named_is_opposed_only_where_times_do_not_meet(tmp_path: Path) -> None:
    one, other = DONE | NOBODY | {"event": "1999-05-02"}, BROKEN | NOBODY
    rows = rows_of(tmp_path, north(**one, **AT_FIRST), north(**other, **LATER))
    assert told(rows) == [("north-ministry", "other_time", ["e1"], ["e2"])]


def test_what_was_said_first_is_left_and_what_says_the_same_stands_together(
    tmp_path: Path,
) -> None:
    days = ["1999-06-03", "1999-06-04", "1999-06-05"]
    rows = rows_of(
        tmp_path,
        *(north(**DONE, asserted=day) for day in days),
        north(**BROKEN, **AT_FIRST),
    )
    assert told(rows) == [("north-ministry", "conflict", ["e4"], ["e1", "e2", "e3"])]


def test_other_voices_of_the_side_are_other_voices(tmp_path: Path) -> None:
    herald = {"speaker": "north-herald-editor"}
    source = {"id": "north-herald-editor", "side": "north", "kind": "media"}
    two = (north(**DONE, **AT_FIRST), north(**BROKEN, **LATER) | herald)
    assert rows_of(tmp_path / "two", *two, sources=[source]) == ()
    four = (*two, north(**DONE, **AT_FIRST) | herald, north(**BROKEN, **LATER))
    assert told(rows_of(tmp_path / "four", *four, sources=[source])) == [
        ("north-ministry", "conflict", ["e1"], ["e4"]),
        ("north-herald-editor", "conflict", ["e3"], ["e2"]),
    ]
    alone = rows_of(tmp_path / "one", *four, sources=[source], asked="north-herald-editor")
    assert told(alone) == [("north-herald-editor", "conflict", ["e3"], ["e2"])]


def test_a_voice_and_those_whose_place_it_has_taken_are_one(tmp_path: Path) -> None:
    heir = {"id": "north-council", "side": "north", "kind": "government"}
    heir["succeeds"] = ["north-ministry"]  # type: ignore[assignment]
    said = (north(**DONE, **AT_FIRST), north(**BROKEN, **LATER) | {"speaker": "north-council"})
    for asked in ("north", "north-council"):
        found = told(rows_of(tmp_path / asked, *said, sources=[heir], asked=asked))
        assert found == [("north-council", "conflict", ["e1"], ["e2"])]
    assert rows_of(tmp_path / "before", *said, sources=[heir], asked="north-ministry") == ()


def test_what_it_denies_of_its_own(tmp_path: Path) -> None:
    rows = rows_of(
        tmp_path,
        north(**fact(), **AT_FIRST),
        north(**denial("e1"), **LATER),
        south(**fact(), **LATER),
        north(**denial("e3"), **LATER),
    )
    assert told(rows) == [("north-ministry", "denial", ["e1"], ["e2"])]
    assert [denying.denies for denying in rows[0].right.denials] == [(rows[0].left.evidence[0].id,)]


def test_numbers_are_compared_with_the_last_before_that_differs(tmp_path: Path) -> None:
    counted = [
        north(**fact(figures=[BOATS | {"value": value}]), asserted=f"1999-06-0{day}")
        for day, value in ((1, 3), (2, 3), (3, 4), (4, 3))
    ]
    assert told(rows_of(tmp_path / "figures", *counted)) == [
        ("north-ministry", "figure", ["e2"], ["e3"]),
        ("north-ministry", "figure", ["e3"], ["e4"]),
    ]
    days = ("1999-06-01", "1999-06-02")
    each = [
        north(**fact(figures=[BOATS | {"value": n}]), asserted=day, event=day)
        for n, day in enumerate(days)
    ]
    assert rows_of(tmp_path / "days", *each) == ()


def names(party: str, day: str, **keys: str) -> Record:
    """Return a statement of an incident that names whose conduct it was."""
    return north(**fact(respondents=[party], **keys), asserted=day)


def test_on_another_occasion_it_names_another_as_the_one_who_acted(tmp_path: Path) -> None:
    first = [names("north", "1999-06-01"), names("south", "1999-06-01", origin="one")]
    assert told(rows_of(tmp_path / "other", *first)) == [
        ("north-ministry", "attribution", ["e1"], ["e2"])
    ]
    together = [one | {"origin": "one"} for one in first]
    assert rows_of(tmp_path / "one", *together) == ()
    apart = [names("north", "1999-06-01", event="1999-05-01"), names("south", "1999-06-02")]
    apart[1]["event"] = "1999-05-02"
    assert rows_of(tmp_path / "times", *apart) == ()
    unnamed = [names("north", "1999-06-01"), north(**fact(), **LATER)]
    assert rows_of(tmp_path / "unnamed", *unnamed) == ()


@pytest.mark.parametrize(
    ("one", "other", "opposed"),
    [
        ({"act": "states"}, {"status": "violated"}, False),
        ({"status": "fulfilled"}, {"status": "violated"}, False),
        ({"status": "not_fulfilled"}, {"status": "violated"}, True),
        ({"status": "fulfilled"}, {"status": "partly_fulfilled"}, True),
    ],
)
def test_who_did_something_and_who_broke_a_duty_by_it_may_be_two(
    one: Record, other: Record, opposed: bool, tmp_path: Path
) -> None:
    first = names("north", "1999-06-01") | {"act": "assesses"} | one
    second = names("south", "1999-06-01", origin="one") | {"act": "assesses"} | other
    kinds = [kind for _, kind, *_ in told(rows_of(tmp_path, first, second))]
    assert ("attribution" in kinds) is opposed


def test_what_another_tells_of_a_voice_is_not_its_own(tmp_path: Path) -> None:
    told_by_south = {"voice": "characterised", "via": ["south-gazette"]}
    said = (north(**DONE, **AT_FIRST), north(**BROKEN, **LATER) | told_by_south)
    assert rows_of(tmp_path, *said) == ()


def test_a_side_has_its_voices_already(tmp_path: Path) -> None:
    made = lake(tmp_path)
    side = find_perspective(made, made.agreement(), "north")
    assert with_line(side, made) is side
