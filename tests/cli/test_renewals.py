"""Renewals: statements about them count, each output says so, and times are not before them."""

from __future__ import annotations

import csv
import io
import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from compliance.passages.fingerprint import changed_parts, fingerprint
from compliance.workspace.load import load_workspace
from support.cli import run_cli
from support.renewals import AUTUMN, INSTRUMENTS, MARK, SUMMER, Record, renewed

KEPT: Record = {
    "targets": ["1b"],
    "status": "fulfilled",
    "instrument": SUMMER,
    "asserted": "1999-06-27",
    "claim": "the gates stayed open",
    "incident": "gate-shut",
}
PROMISE: Record = {
    "targets": ["1b"],
    "act": "commits",
    "speaker": "south-office",
    "instrument": SUMMER,
    "asserted": "1999-06-11",
    "claim": "will watch the gates",
}
FORMATS = {
    ("report",): ("text", "md", "html"),
    ("report", "-s", "north"): ("text", "md", "html"),
    ("audit",): ("text", "md", "html"),
    ("diff", "north", "south", "--all"): ("text", "md", "html"),
    ("matrix", "--by", "source"): ("md", "html", "csv", "svg", "json"),
    ("matrix", "--by", "respondent"): ("text", "md", "html", "csv", "svg", "json"),
    ("matrix", "--by", "incident"): ("text", "md", "html", "csv", "svg", "json"),
    ("timeline",): ("text", "html", "svg", "json"),
    ("show", "late#e1"): ("text",),
    ("show", "late#e2"): ("text",),
    ("show", "1b"): ("text",),
    ("show", SUMMER): ("text",),
    ("show", "gate-shut"): ("text",),
    ("show", "late"): ("text",),
    ("show", "north-ministry"): ("text",),
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return renewed(tmp_path / "lake", KEPT, PROMISE)


def told(root: Path, *words: str) -> str:
    ran = run_cli("-w", root, *words)
    assert (ran.status, ran.stderr) == (0, ""), words
    return ran.stdout


def plain(written: str) -> str:
    """Return what is written without marks of a page, in one line."""
    return " ".join(unescape(re.sub(r"<[^>]*>|\\", " ", written)).split())


@pytest.mark.parametrize(
    ("words", "format"),
    [(words, format) for words, formats in FORMATS.items() for format in formats],
    ids=lambda part: part if isinstance(part, str) else "-".join(part),
)
def test_every_output_says_of_which_renewal_it_is(
    words: tuple[str, ...], format: str, root: Path
) -> None:
    ran = run_cli("-w", root, *words, "-f", format, env={"COLUMNS": "400"})
    assert (ran.status, ran.stderr) == (0, "")
    assert MARK in plain(ran.stdout)


def test_the_columns_of_a_table_say_so_in_as_many_lines_as_it_takes(root: Path) -> None:
    written = told(root, "matrix", "--by", "source")
    assert all(words in written for words in ("renewal:", "Summer", "accord)"))


def test_every_page_of_a_site_that_has_the_record_says_so(root: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert run_cli("-w", root, "site", site).status == 0
    pages = sorted(site.rglob("*.html"))
    having = [page for page in pages if "the gates stayed open" in page.read_text("utf-8")]
    assert {page.parent.name for page in having} >= {"points", "voices", "articles"}
    for page in having:
        assert MARK in plain(page.read_text("utf-8")), page


def test_machine_output_names_the_renewal(root: Path) -> None:
    report = json.loads(told(root, "report", "-s", "north", "-f", "json"))
    duty = report["clauses"][0]["obligations"][1]
    (e,) = duty["evidence"]
    assert (e["scope"], e["instrument"], e["renewal"]) == ("in_scope", SUMMER, SUMMER)
    assert MARK in duty["assessment"]["labels"]["official"]
    rows = csv.DictReader(io.StringIO(told(root, "report", "-f", "csv")))
    assert [row["renewal"] for row in rows] == [SUMMER, SUMMER]


def test_an_instrument_of_another_scope_is_no_renewal(tmp_path: Path) -> None:
    other = {
        "targets": ["1b"],
        "act": "background",
        "respondents": [],
        "scope": "other_instrument",
        "instrument": SUMMER,
        "note": "It is of the boats in that accord.",
    }
    root = renewed(tmp_path, other)
    assert "renewal" not in told(root, "report", "-f", "json")
    assert "renewal" not in told(root, "report", "-f", "csv")
    assert "ABOUT SOMETHING ELSE" in told(root, "report")


def test_a_target_and_the_agreement_list_what_renews_them(root: Path) -> None:
    listed = [
        "summer-1999  Summer accord, from 15 Jun 1999",
        "autumn-1999  Autumn accord, from Sep 1999",
        "winter-1999  Winter accord, from 1 Dec 1999",
    ]
    for thing in ("1a", "1b", "*"):
        shown = told(root, "show", thing)
        assert [line.strip() for line in shown.splitlines() if "accord, from" in line] == listed
    shown = told(root, "show", "1")
    assert [line.strip() for line in shown.splitlines() if "accord, from" in line] == [
        listed[0],
        listed[2],
    ]
    assert "Renewed by".upper() in told(root, "show", "2a")
    assert re.search(r"NOT TO BE CONFUSED WITH\n  fishing-1997", told(root, "show", "*"))
    shown = told(root, "show", SUMMER)
    assert re.search(r"renews +1\n +from +15 Jun 1999\n", shown)


def row_kinds(root: Path) -> list[list[str]]:
    rows: list[dict[str, Any]] = json.loads(told(root, "diff", "north", "south", "-f", "json"))[
        "rows"
    ]
    return [[row["kind"], *row["also"]] for row in rows]


BROKEN: Record = {**KEPT, "speaker": "south-office", "status": "violated", "instrument": None}


def broken(day: str | None, instrument: str | None = None) -> Record:
    made = {**BROKEN, "event": day, "instrument": instrument}
    return {key: value for key, value in made.items() if value is not None}


@pytest.mark.parametrize(
    ("begins", "day", "kind"),
    [
        ("1999-06-15", "1999-06-14", "other_time"),
        ("1999-06-15", "1999-06-15", "conflict"),
        ("1999-06-15", None, "opposed"),
        ("1999-06", "1999-06-20", "opposed"),
        ("1999-06", "1999-05-31", "other_time"),
        ("1999-06-15~", "1999-06-10", "opposed"),
        ("1999-06-15~", "1999-06-23", "conflict"),
        ("1999-06-15?", "1999-05-03", "opposed"),
    ],
)
def test_kept_under_a_renewal_says_nothing_of_the_time_before_it(
    begins: str, day: str | None, kind: str, tmp_path: Path
) -> None:
    instruments = [INSTRUMENTS[0], {**INSTRUMENTS[1], "from": begins}]
    root = renewed(tmp_path, KEPT, broken(day), instruments=instruments)
    assert row_kinds(root) == [[kind]]


def test_broken_under_a_renewal_is_of_no_time_before_it(tmp_path: Path) -> None:
    early = {**KEPT, "event": "../1999-06-14", "instrument": None}
    del early["instrument"]
    assert row_kinds(renewed(tmp_path / "1", early, broken(None, SUMMER))) == [["other_time"]]
    assert row_kinds(renewed(tmp_path / "2", early, broken(None))) == [["opposed"]]


def once(status: str, day: str, instrument: str | None = None, **keys: object) -> Record:
    made = {"targets": ["1a"], "status": status, "asserted": day, "instrument": instrument, **keys}
    return {key: value for key, value in made.items() if value is not None}


SOUTH: Record = {"speaker": "south-office"}


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        (None, None, "conflict"),
        (SUMMER, SUMMER, "conflict"),
        (None, SUMMER, "opposed"),
        (SUMMER, None, "opposed"),
        (SUMMER, AUTUMN, "opposed"),
    ],
)
def test_done_under_one_renewal_is_not_contradicted_by_undone_under_another(
    first: str | None, second: str | None, kind: str, tmp_path: Path
) -> None:
    done = once("fulfilled", "1999-09-20", first)
    undone = once("not_fulfilled", "1999-10-20", second, **SOUTH)
    assert row_kinds(renewed(tmp_path, done, undone)) == [[kind]]


def test_done_under_different_renewals_is_no_agreement_and_kept_under_them_is(
    tmp_path: Path,
) -> None:
    one, other = once("fulfilled", "1999-09-20"), once("fulfilled", "1999-09-21", SUMMER, **SOUTH)
    assert row_kinds(renewed(tmp_path / "1", one, other)) == [["partial"]]
    both = [{**one, "targets": ["1b"]}, {**other, "targets": ["1b"]}]
    assert row_kinds(renewed(tmp_path / "2", *both)) == [["agree"]]


def earlier(root: Path) -> int:
    return told(root, "report", "-s", "north", "-f", "csv").count(",no,north,")


@pytest.mark.parametrize(
    ("target", "event", "first", "second", "displaced"),
    [
        ("1a", None, None, None, 1),
        ("1a", None, SUMMER, SUMMER, 1),
        ("1a", None, None, SUMMER, 0),
        ("1a", None, SUMMER, AUTUMN, 0),
        ("1a", "1999-06-20", SUMMER, SUMMER, 1),
        ("1b", None, None, None, 1),
        ("1b", None, None, SUMMER, 0),
        ("1b", "1999-06-14", None, None, 0),
    ],
)
def test_a_status_displaces_none_of_a_time_before_its_renewal(
    target: str, event: str | None, first: str | None, second: str | None, displaced: int,
    tmp_path: Path,
) -> None:  # fmt: skip
    before = "1999-06-14" if first is None else "1999-06-20"
    old = once("not_fulfilled", before, first, event=event, targets=[target])
    new = once("fulfilled", "1999-09-20", second, targets=[target])
    if target == "1b" and event:
        new["event"] = "1999-09-20"
    assert earlier(renewed(tmp_path, old, new)) == displaced


def test_a_group_does_not_differ_over_two_renewals_of_what_is_done_once(tmp_path: Path) -> None:
    old, new = once("fulfilled", "1999-06-14"), once("not_fulfilled", "1999-06-20", SUMMER)
    text = " ".join(told(renewed(tmp_path, old, new), "report", "-f", "md").split())
    assert "differs" not in text
    assert "fulfilled by North Shore · 14 Jun 1999" in text
    assert f"not fulfilled by North Shore {MARK} · 20 Jun 1999" in text


def test_a_label_of_several_times_says_how_far_they_are_of_renewals(tmp_path: Path) -> None:
    said = [
        once("violated", day, instrument, targets=["1b"], event=day)
        for day, instrument in (
            ("1999-06-20", SUMMER),
            ("1999-09-20", AUTUMN),
            ("1999-12-20", "winter-1999"),
            ("1999-05-20", None),
        )
    ]

    def label(*records: Record) -> str:
        name = tmp_path / str(len(records)) / str(records[-1]["asserted"])
        text = " ".join(told(renewed(name, *records), "report", "-f", "md").split())
        found = re.search(r"violated by North Shore( \([^)]*\))? ·", text)
        assert found is not None
        return found[1] or ""

    assert label(said[0]) == f" {MARK}"
    assert label(*said[:2]) == " (of the renewals: Summer accord; Autumn accord)"
    assert label(*said[:3]) == " (of 3 renewals)"
    assert label(said[0], said[3]) == " (some statements of the renewal: Summer accord)"
    assert label(*said) == " (some statements of 3 renewals)"
    assert label(said[3]) == ""


def test_a_record_is_suspect_when_the_renewal_changes(tmp_path: Path) -> None:
    prints = []
    changed = {**INSTRUMENTS[1], "from": "1999-06-16"}
    for number, instruments in enumerate((INSTRUMENTS, [changed])):
        root = renewed(tmp_path / str(number), KEPT, instruments=instruments)
        made = load_workspace(root)
        prints += [fingerprint(e, made.agreement()) for e in made.evidence.values()]
    assert changed_parts(*prints) == ("renewal",)
