"""Agreements as they are printed: numbers, clauses in clauses, and any level as a target."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from support.cli import run_cli
from support.pages import read_page
from support.strait import strait

NORTH = {"speaker": "north-ministry", "status": "violated", "respondents": ["north"]}
SOUTH = {"speaker": "south-office", "status": "fulfilled", "respondents": ["north"]}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Records on a point, on clauses within it at each level, and on obligations of each."""
    said = (
        {**NORTH, "targets": ["3"], "claim": "point three"},
        {**NORTH, "targets": ["3.2"], "claim": "the clause on passage"},
        {**SOUTH, "targets": ["3.2.b"], "claim": "the second passage"},
        {**SOUTH, "targets": ["3.2.c"], "claim": "the clause on nights"},
        {**NORTH, "targets": ["3.2.c-i"], "claim": "the first of the nights"},
        {**NORTH, "targets": ["A2-4a.1"], "claim": "the buoys"},
    )
    return strait(tmp_path, *said)


def told(root: Path, *argv: str) -> str:
    done = run_cli("-w", root, *argv)
    assert (done.status, done.stderr) == (0, ""), argv
    return done.stdout if "json" in argv else done.stdout.replace("\\", "")


ASKED = {
    "3": {"point three", "the clause on passage", "the second passage", "the clause on nights"}
    | {"the first of the nights"},
    "3.2": {"the clause on passage", "the second passage", "the clause on nights"}
    | {"the first of the nights"},
    "3.2.c": {"the clause on nights", "the first of the nights"},
    "3.2.c-i": {"the first of the nights"},
    "A2-4": {"the buoys"},
}
CLAIMS = {claim for claims in ASKED.values() for claim in claims}


@pytest.mark.parametrize("point", ASKED)
@pytest.mark.parametrize(
    "command",
    [
        ("report", "-f", "json"),
        ("report", "-f", "md"),
        ("report", "-f", "csv"),
        ("audit", "-f", "json"),
        ("timeline", "-f", "json"),
        ("diff", "north", "south", "-f", "html"),
    ],
    ids=" ".join,
)
def test_every_command_takes_any_level_as_a_point(
    root: Path, command: tuple[str, ...], point: str
) -> None:
    written = told(root, *command, "--point", point)
    assert {claim for claim in CLAIMS if claim in written} == ASKED[point]


def test_a_matrix_has_the_rows_that_were_asked_for(root: Path) -> None:
    made = json.loads(told(root, "matrix", "-f", "json", "--point", "3.2.c", "-p", "A2-4"))
    assert [row["id"] for row in made["rows"]] == ["3.2.c", "3.2.c-i", "A2-4", "A2-4a", "A2-4a.1"]


@pytest.mark.parametrize(
    "command", [("report",), ("audit",), ("timeline",), ("matrix",), ("diff", "north", "south")]
)
def test_what_is_no_point_is_refused_in_the_same_words(
    root: Path, command: tuple[str, ...]
) -> None:
    done = run_cli("-w", root, *command, "--point", "3.2(e)")
    assert (done.status, done.stdout) == (3, "")
    assert done.stderr == 'no point "3.2(e)"; did you mean "3.2"?\n'
    both = run_cli("-w", root, *command, "--point", "3.2, 3.2.a")
    assert both.stderr == 'no point "3.2, 3.2.a"; give --point once for each\n'


@pytest.mark.parametrize("form", ["text", "md", "html"])
def test_pages_print_the_numbers_of_the_agreement(root: Path, form: str) -> None:
    for command in ("report", "audit"):
        written = told(root, command, "-f", form)
        for number in ("3, first words", "3.2 (a)", "3.2(b)", "3.2 (c) (i)", "Annex II, 4"):
            assert number in written, (command, number)


def test_a_clause_within_a_point_has_its_heading_in_the_order_of_the_text(root: Path) -> None:
    page = told(root, "report", "-f", "md")
    heads = [line.lstrip("# ") for line in page.splitlines() if line.startswith(("## ", "### "))]
    assert [head for head in heads if "3" in head or "A2" in head or "Annex" in head] == [
        "Point 3: The strait",
        "Point 3 as a whole",
        "3, first words: Duty 3.0 of the strait",
        "Point 3.2",
        "3.2 (a): Duty 3.2.a of the strait",
        "3.2(b): Duty 3.2.b of the strait",
        "Point 3.2 (c)",
        "3.2 (c) (i): Duty 3.2.c-i of the strait",
        "Annex II, 4: Lights",
        "Point A2-4a",
        "A2-4a.1: Duty A2-4a.1 of the strait",
    ]
    text = told(root, "report").splitlines()
    assert "Point 3.2 Passage" in text
    assert "Annex II, 4  LIGHTS" in text


def test_the_summary_and_the_tables_print_the_numbers(root: Path) -> None:
    assert "3.2(b) official: fulfilled by North Shore" in told(root, "report", "-f", "md")
    table = told(root, "matrix", "-f", "md")
    assert "| 3.2 (c) (i) Duty 3.2.c-i of the strait |" in table
    by = told(root, "matrix", "--by", "respondent", "-f", "md")
    assert "violated: 3, 3.2, 3.2 (c) (i)" in by
    assert "3.2(b) Duty 3.2.b" in told(root, "timeline")
    assert "## 3.2(b)" in told(root, "diff", "north", "south", "-f", "md")
    assert "3.2(b) Duty 3.2.b of the strait" in told(root, "diff", "north", "south")


def test_json_keeps_ids_and_adds_numbers_and_clauses(root: Path) -> None:
    for command in ("report", "audit"):
        first, second = json.loads(told(root, command, "-f", "json"))["clauses"]
        duties: list[dict[str, Any]] = first["obligations"]
        assert [one["id"] for one in duties] == ["3.0", "3.2.a", "3.2.b", "3.2.c-i"]
        assert [one.get("printed") for one in duties] == [
            "3, first words",
            "3.2 (a)",
            "3.2(b)",
            "3.2 (c) (i)",
        ]
        assert [one.get("within") for one in duties] == [None, "3.2", "3.2", "3.2.c"]
        clauses = [(c["number"], c.get("printed"), c["within"]) for c in first["clauses"]]
        assert clauses == [("3.2", None, "3"), ("3.2.c", "3.2 (c)", "3.2")]
        assert first["clauses"][0]["evidence"] or first["clauses"][0]["others"]
        assert (second["number"], second["printed"]) == ("A2-4", "Annex II, 4")


def test_a_site_leads_to_the_place_of_each_clause_in_its_point(root: Path, tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    assert run_cli("-w", root, "site", str(pages)).status == 0
    assert {p.name for p in (pages / "points").iterdir()} == {
        f"{name}.html" for name in ("whole", "3", "3.2", "3.2.c", "A2-4", "A2-4a")
    }
    point = read_page((pages / "points/3.html").read_text("utf-8"))
    assert {"3.2", "3.2.b", "3.2.c", "3.2.c-i"} <= set(point.values("id"))
    assert {"#3.2", "#3.2.b", "#3.2.c-i"} <= set(point.values("href"))
    for former in ("points/3.2.html", "obligations/3.2.c-i.html"):
        moved = read_page((pages / former).read_text("utf-8"))
        place = former.partition("/")[2].removesuffix(".html")
        assert f"../points/3.html#{place}" in moved.values("href")


def test_things_are_shown_with_where_they_stand(root: Path) -> None:
    shown = told(root, "show", "3.2.c")
    assert "3.2 (c)" in shown
    assert "3: The strait, 3.2: Passage" in shown
    assert "3.2.c-i" in told(root, "show")
    above = told(root, "show", "3.2.c-i")
    assert "3.2.c (1 statement on point 3.2 (c) as a whole)" in above


def test_a_search_covers_what_stands_in_a_point(root: Path) -> None:
    searches = root / "searches.yaml"
    text = searches.read_text("utf-8").replace("targets: all", 'targets: ["3.2"]')
    searches.write_text(text, "utf-8")
    written = told(root, "report", "-s", "league", "-f", "json")
    found = json.loads(written)["clauses"][0]
    blanks = {o["id"]: o["assessment"]["blank"] for o in found["obligations"]}
    assert blanks["3.2.c-i"] == blanks["3.2.a"]
