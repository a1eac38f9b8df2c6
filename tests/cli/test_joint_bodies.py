"""Joint bodies: named wherever a bearer or respondent is, and never taken for their members."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from compliance.passages.fingerprint import fingerprint
from compliance.workspace.load import load_workspace
from support.cli import run_cli
from support.commission import (
    BODIES,
    COMMISSION,
    NAME,
    NORTH_PRAISES,
    SOUTH_DENIES,
    about,
    commission,
)

FORMATS = {
    ("report",): ("text", "md", "html", "csv", "json"),
    ("audit",): ("text", "md", "html", "json"),
    ("diff", "north", "south"): ("text", "md", "html", "json"),
    ("matrix", "--by", "source"): ("text", "md", "html", "csv", "svg", "json"),
    ("matrix", "--by", "respondent"): ("text", "md", "html", "csv", "svg", "json"),
    ("matrix", "--by", "incident"): ("text", "md", "html", "csv", "svg", "json"),
    ("timeline",): ("text", "html", "svg", "json"),
    ("show", "gazette-1999-06-28#e1"): ("text", "json"),
    ("show", "1a"): ("text", "json"),
    ("show", "1b"): ("text", "json"),
    ("show", COMMISSION): ("text", "json"),
    ("show", "*"): ("text", "json"),
    ("show", "south"): ("text",),
    ("show", "isles-council"): ("text",),
    ("show",): ("text", "json"),
}
BY_ID = {("report", "csv"), ("report", "json"), ("audit", "json"), ("diff", "json")}
BY_ID |= {("show", "json")}
"""Outputs that give the ids of who acts and who owes a duty, not names."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    told = about(COMMISSION, act="states", status=None, incident="gate-shut", claim="it was there")
    del told["status"]
    return commission(tmp_path / "lake", NORTH_PRAISES, SOUTH_DENIES, told)


def told(root: Path, *words: str) -> str:
    ran = run_cli("-w", root, *words)
    assert (ran.status, ran.stderr) == (0, ""), words
    return ran.stdout


def document(root: Path, *words: str) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(told(root, *words, "-f", "json"))
    return made


@pytest.mark.parametrize(
    ("words", "format"),
    [(words, format) for words, formats in FORMATS.items() for format in formats],
    ids=lambda part: part if isinstance(part, str) else "-".join(part),
)
def test_every_output_names_the_body(words: tuple[str, ...], format: str, root: Path) -> None:
    written = " ".join(told(root, *words, "-f", format).split())
    named = COMMISSION if (words[0], format) in BY_ID else NAME
    assert named.casefold() in written.casefold()


def test_every_page_of_a_site_that_says_what_it_does_names_it(root: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert run_cli("-w", root, "site", site).status == 0
    naming = {
        page.relative_to(site).as_posix()
        for page in site.rglob("*.html")
        if NAME in page.read_text("utf-8")
    }
    assert naming >= {
        "index.html", "points/1.html", "sides/north.html",
        "voices/south-office.html", "articles/gazette-1999-06-28.html",
        "tables/respondent.html", "tables/source.html", "tables/incident.html",
        "timelines/all.html", "differences/north-south.html",
        "incidents/gate-shut.html",
    }  # fmt: skip
    home = " ".join((site / "index.html").read_text("utf-8").split())
    assert f"<li>{NAME}: North Shore, South Shore and Isle Council</li>" in home


def test_who_owes_a_duty_is_told_with_the_members(root: Path) -> None:
    joint = "Lake Commission (joint body of North Shore, South Shore and Isle Council; the gauges)"
    assert f"{joint}, North Shore" in " ".join(told(root, "report").split())
    shown = " ".join(told(root, "show", "1b").split())
    assert "owed to Lake Commission (joint body of North Shore, South Shore and Isle" in shown
    assert "Council; not named in the text)" in shown
    read = " ".join(told(root, "show", "panel-measures").split())
    assert "Boat Panel (joint body of North Shore and River League), on this reading" in read


def test_machine_output_has_the_body_and_its_members(root: Path) -> None:
    report = document(root, "report")
    assert report["bodies"] == [{k: b[k] for k in ("id", "name", "of")} for b in BODIES]
    (clause,) = report["clauses"]
    first, second = clause["obligations"]
    assert first["bearers"] == [
        {"body": COMMISSION, "part": "the gauges", "named": True},
        {"side": "north", "part": None, "named": True},
    ]
    assert second["bearers"] == [{"side": "south", "part": None, "named": True}]
    assert [row["id"] for row in document(root, "show")["bodies"]] == [COMMISSION, "boat-panel"]
    shown = document(root, "show", COMMISSION)
    assert shown["links"] == {
        "members": ["north", "south", "isles-council"],
        "obligations": ["1a"],
        "owed": ["1b"],
        "respondent_in": [f"gazette-1999-06-28#e{n}" for n in (1, 2, 3)],
    }


def test_what_is_said_of_a_body_is_not_said_of_its_members(root: Path) -> None:
    columns = document(root, "matrix", "--by", "respondent")["columns"]
    assert [column["id"] for column in columns] == [COMMISSION, "-"]
    assert "Named as the one who acts".upper() not in told(root, "show", "isles-council")
    assert "as the one who acts" not in told(root, "show", "south")
    marked = [
        cell["lines"]
        for row in document(root, "matrix", "--by", "incident")["rows"]
        for cell in row["cells"]
    ]
    assert "named as the one who acts" not in json.dumps(marked)


def kinds(root: Path) -> dict[tuple[str, ...], str]:
    return {
        tuple(row["topic"]["respondents"]): row["kind"]
        for row in document(root, "diff", "north", "south")["rows"]
        if row["topic"] and row["topic"]["respondents"] is not None
    }


def test_statuses_of_the_body_conflict_and_those_of_a_member_do_not(tmp_path: Path) -> None:
    assert kinds(commission(tmp_path / "one")) == {(COMMISSION,): "conflict"}
    of_member = commission(tmp_path / "two", about("north"), SOUTH_DENIES)
    assert kinds(of_member) == {("north",): "one_sided", (COMMISSION,): "one_sided"}
    of_nobody = commission(tmp_path / "three", about(), SOUTH_DENIES)
    assert kinds(of_nobody) == {(COMMISSION,): "conflict"}
    not_a_bearer = about(targets=["1b"]), {**SOUTH_DENIES, "targets": ["1b"]}
    assert kinds(commission(tmp_path / "four", *not_a_bearer)) == {
        (): "one_sided",
        (COMMISSION,): "one_sided",
    }


def test_a_later_status_of_a_member_displaces_none_of_the_body(tmp_path: Path) -> None:
    later = about("south", status="violated", asserted="1999-06-27", claim="south was late")
    again = about(COMMISSION, status="violated", asserted="1999-06-27", claim="it was late")
    first = {**NORTH_PRAISES, "asserted": "1999-06-21"}
    assert "(earlier)" not in told(commission(tmp_path / "one", first, later), "report")
    assert told(commission(tmp_path / "two", first, again), "report").count("(earlier)") == 1


def test_a_body_is_listed_after_the_sides_and_before_sources(tmp_path: Path) -> None:
    said = about("isles-council", "boat-panel", COMMISSION, "isles", "south")
    text = " ".join(told(commission(tmp_path, said), "report", "-f", "md").split())
    order = "South Shore, Lake Isles, Lake Commission, Boat Panel and Isle Council"
    assert f"fulfilled by {order}" in text


@pytest.mark.parametrize(
    "words", [("report", "-s"), ("audit", "-s"), ("timeline", "-s"), ("diff", "north")]
)
def test_a_body_has_no_voice_to_ask_for(words: tuple[str, ...], root: Path) -> None:
    ran = run_cli("-w", root, *words, COMMISSION)
    assert (ran.status, ran.stdout) == (3, "")
    assert "is a joint body, which has no voice; name the side or source that" in ran.stderr


def test_a_record_is_suspect_when_the_members_change(tmp_path: Path) -> None:
    prints = []
    for number, bodies in enumerate((BODIES, [{**BODIES[0], "of": ["north"]}, BODIES[1]])):
        said = NORTH_PRAISES, about(targets=["1b"])
        root = commission(tmp_path / str(number), *said, bodies=bodies)
        made = load_workspace(root)
        prints.append([fingerprint(e, made.agreement()) for e in made.evidence.values()])
    before, after = prints
    assert {k for k in before[0] if before[0][k] != after[0][k]} == {"target_text"}
    assert before[1] == after[1]
