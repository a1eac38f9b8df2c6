"""What becomes of records between two days or revisions: each is matched once, and named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from compliance.assessments.cut import Cut
from compliance.diff.compare import compare
from compliance.workspace.workspace import Workspace
from support.differences import Told, subject_of, told
from support.reports import lake

LATE = {"id": "late", "published": "1999-12-31"}
LATER = {"id": "later", "published": "1999-12-31"}

Record = dict[str, Any]


def record(claim: str = "It was opened.", **keys: object) -> Record:
    """Return a record with a status, unless that is None."""
    told_ = {"speaker": "north-ministry", "claim": claim, "status": "fulfilled", **keys}
    return {"article": "late", **{key: value for key, value in told_.items() if value is not None}}


def made(root: Path, *evidence: Record, **changes: Any) -> Workspace:  # noqa: ANN401 - as the builder
    return lake(root, articles=[LATE, LATER], evidence=list(evidence), **changes)


def revised(before: Workspace, after: Workspace, voice: str | None = "north") -> Told:
    return told(compare(subject_of(before, voice), subject_of(after, voice)))


def rows(before: Workspace, after: Workspace) -> list[tuple[tuple[str, ...], str, list[str]]]:
    """Return of each row the record, its kind, and what changed of it."""
    return [
        (row["topic"][1], row["kind"], [field for field, _, _ in row["changes"]])
        for row in revised(before, after)["rows"]
    ]


def test_nothing_changed(tmp_path: Path) -> None:
    found = revised(made(tmp_path / "a", record()), made(tmp_path / "b", record()))
    assert found["rows"] == []
    assert found["counts"] == {"unchanged": 1}


@pytest.mark.parametrize(
    ("other", "kind", "changed"),
    [
        (record("The gates were opened."), "reworded", ["claim"]),
        (record(note="A note."), "reworded", ["note"]),
        (record(passage={"start": "Two boats"}), "reworded", ["passage"]),
        (record(status="violated"), "changed", ["status"]),
        (record("Otherwise.", status="violated"), "changed", ["status", "claim"]),
        (record(respondents=["north"]), "changed", ["respondents"]),
        (record(asserted="1999-07-01"), "changed", ["asserted"]),
        (record(targets=["1b"]), "moved", ["targets"]),
        (record(targets=["1b"], status="violated"), "moved", ["targets", "status"]),
        (record(reading="gates_all"), "changed", ["reading"]),
        (record(event="1999-06"), "changed", ["event"]),
        (
            record(figures=[{"what": "boats", "value": 2, "as_printed": "two"}]),
            "changed",
            ["figures"],
        ),
    ],
)
def test_a_record_that_is_otherwise(
    other: Record, kind: str, changed: list[str], tmp_path: Path
) -> None:
    found = rows(made(tmp_path / "a", record()), made(tmp_path / "b", other))
    assert found == [(("late#e1",), kind, changed)]


def test_what_changed_is_told_with_both_versions(tmp_path: Path) -> None:
    (row,) = revised(
        made(tmp_path / "a", record(asserted="1999-07-01")),
        made(tmp_path / "b", record(asserted="1999-07-02", status="violated")),
    )["rows"]
    assert row["changes"] == [
        ("status", "fulfilled", "violated"),
        ("asserted", "1999-07-01", "1999-07-02"),
    ]


LIMIT: Record = {"act": "caveats", "status": None}
BOATS: Record = {"passage": {"start": "Two boats"}}
ACCORD = {"scope": "other_instrument", "instrument": "fishing-1997", "note": "The accord."}
FIRST, SECOND, THIRD = record("First."), record("Second."), record("Third.")
REVISED: dict[str, tuple[list[Record], list[Record], list[tuple[str, str, list[str]]]]] = {
    "added": ([FIRST], [FIRST, SECOND], [("late#e2", "added", [])]),
    "withdrawn": ([FIRST, SECOND], [FIRST], [("late#e2", "withdrawn", [])]),
    "a record put in front gives the others new numbers and no more": (
        [FIRST, record("Limit.", **LIMIT, qualifies=["e1"])],
        [THIRD, FIRST, record("Limit.", **LIMIT, qualifies=["e2"])],
        [
            ("late#e1", "added", []),
            ("late#e1 late#e2", "renumbered", ["id"]),
            ("late#e2 late#e3", "renumbered", ["id", "qualifies"]),
        ],
    ),
    "a record reworded and numbered anew is known by its passage": (
        [FIRST, record("Second.", **BOATS), THIRD],
        [FIRST, record("New."), record("Otherwise.", **BOATS)],
        [("late#e2 late#e3", "reworded", ["id", "claim"])] * 2,
    ),
    "of several reworded records of one passage each keeps its id": (
        [FIRST, SECOND],
        [record("Gone.", speaker="wire"), record("Otherwise.")],
        [("late#e1", "withdrawn", []), ("late#e2", "reworded", ["claim"])],
    ),
    "a reference to another record is a change": (
        [FIRST, SECOND, record("Limit.", **LIMIT, qualifies=["e1"])],
        [FIRST, SECOND, record("Limit.", **LIMIT, qualifies=["e2"])],
        [("late#e3", "changed", ["qualifies"])],
    ),
    "a record put into another article is the same record": (
        [FIRST],
        [record("First.", article="later")],
        [("late#e1 later#e1", "renumbered", ["id"])],
    ),
    "within its article a record is looked for first": (
        [FIRST, SECOND],
        [SECOND, record("Y.", article="later"), record("Second.", article="later")],
        [
            ("late#e1", "withdrawn", []),
            ("late#e1 late#e2", "renumbered", ["id"]),
            ("later#e1", "added", []),
            ("later#e2", "added", []),
        ],
    ),
    "what no report counts is compared too": (
        [FIRST],
        [FIRST, record(act="states", event="1999-06", status=None, **ACCORD)],
        [("late#e2", "added", [])],
    ),
}


@pytest.mark.parametrize(("before", "after", "expected"), REVISED.values(), ids=REVISED)
def test_what_became_of_records(
    before: list[Record],
    after: list[Record],
    expected: list[tuple[str, str, list[str]]],
    tmp_path: Path,
) -> None:
    found = rows(made(tmp_path / "a", *before), made(tmp_path / "b", *after))
    assert [(" ".join(ids), kind, changed) for ids, kind, changed in found] == expected


def _with_duties(root: Path, *records: Record, **duties: str) -> Workspace:
    """Return a workspace some of whose duties are worded otherwise."""
    found = made(root, *records)
    agreement = found.agreement()
    clauses = tuple(
        replace(
            clause,
            obligations=tuple(
                replace(o, duty=duties.get(f"d{o.id}", o.duty)) for o in clause.obligations
            ),
        )
        for clause in agreement.clauses
    )
    return replace(found, agreements={agreement.id: replace(agreement, clauses=clauses)})


def test_a_duty_that_has_another_number_now_is_the_same_duty(tmp_path: Path) -> None:
    before = made(tmp_path / "a", record())
    one, other = (o.duty for clause in before.agreement().clauses[:1] for o in clause.obligations)
    after = _with_duties(tmp_path / "b", record(targets=["1b"]), d1a=other, d1b=one)
    assert rows(before, after) == [(("late#e1",), "renumbered", ["targets"])]
    stayed = _with_duties(tmp_path / "c", record(), d1a=other, d1b=one)
    assert revised(before, stayed)["rows"][0]["changes"] == [("targets", "1a", "1a")]
    assert revised(before, stayed)["rows"][0]["kind"] == "moved"


def test_a_duty_that_is_worded_otherwise_is_the_same_duty(tmp_path: Path) -> None:
    after = _with_duties(tmp_path / "b", record(), d1a="Open the gates, all of them")
    assert rows(made(tmp_path / "a", record()), after) == []


def test_duties_of_the_same_words_go_by_their_numbers(tmp_path: Path) -> None:
    before = _with_duties(tmp_path / "a", record(), d1a="The same", d1b="The same")
    after = _with_duties(tmp_path / "b", record(targets=["1b"]), d1a="The same", d1b="The same")
    assert rows(before, after) == [(("late#e1",), "moved", ["targets"])]


def test_between_two_days_a_status_may_have_become_an_earlier_one(tmp_path: Path) -> None:
    found = made(
        tmp_path,
        record(status="violated", asserted="1999-06-01"),
        record(asserted="1999-07-01"),
        record("It was painted.", asserted="1999-06-01", targets=["2a"]),
    )
    days = (Cut(as_of=date(1999, 6, 30)), Cut(as_of=date(1999, 7, 31)))
    left, right = (subject_of(found, "north", cut) for cut in days)
    difference = told(compare(left, right))
    assert [(row["topic"][1], row["kind"], row["changes"]) for row in difference["rows"]] == [
        (("late#e1",), "changed", [("current", "now", "earlier")]),
        (("late#e2",), "added", []),
    ]
    assert difference["counts"] == {"changed": 1, "added": 1, "unchanged": 1}


def test_everybody_is_compared_where_no_voice_is_named(tmp_path: Path) -> None:
    before = made(tmp_path / "a", record(), record(speaker="wire"))
    after = made(tmp_path / "b", record(), record(speaker="wire", status="violated"))
    assert [row["kind"] for row in revised(before, after, None)["rows"]] == ["changed"]
    assert revised(before, after, None)["rows"][0]["left"]["blank"] is None


def test_a_voice_put_to_another_side_is_a_change(tmp_path: Path) -> None:
    records_ = [record(speaker="lake-post", voice="own")]
    post = {"id": "lake-post", "side": "third"}
    before = made(tmp_path / "a", *records_, sources=[post])
    after = made(tmp_path / "b", *records_, sources=[post | {"kind": "analyst"}])
    assert revised(before, after, "lake-post")["rows"][0]["changes"] == [
        ("group", "media", "other")
    ]


def test_every_record_is_listed_on_request(tmp_path: Path) -> None:
    found = made(tmp_path, record(), record("Again.", targets=["2a"]))
    one = subject_of(found, "north")
    assert [row.kind.value for row in compare(one, one, everything=True).rows] == ["unchanged"] * 2
