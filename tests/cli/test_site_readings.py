"""The reading on which a statement is: said on its card, and led to from wherever it has a mark."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from support.builders import one_duty, record, workspace
from support.cli import run_cli

READINGS = [
    {"id": "all-gates", "says": "All four gates.", "turns_on": "gates"},
    {"id": "main-gate", "says": "The main gate alone.", "turns_on": "gates"},
]
HELD = {"source": "south", "citation": "A letter", "confidence": "A"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("readings")
    duty = one_duty(readings=[{**one, "holders": [HELD]} for one in READINGS])
    evidence = [
        record(status="violated", reading="all-gates"),
        record(article="herald-1999-07-01", speaker="south-office", status="fulfilled")
        | {"reading": "main-gate", "scope": "arguable"},
        record(id="e2", status="fulfilled", reading="unlisted", note="The lower gate."),
    ]
    workspace(root / "lake", agreement=duty, evidence=evidence)
    finished = run_cli("-w", root / "lake", "site", root / "site")
    assert finished.status == 0, finished.stderr
    return root / "site"


def test_a_card_says_what_the_reading_is_and_leads_to_it(site: Path) -> None:
    page = (site / "points" / "1.html").read_text("utf-8")
    assert '<div class="reading" id="reading:all-gates">\n<h4>All four gates.</h4>' in page
    assert linked("reading: ", "all-gates", "All four gates") in page
    assert linked("on this reading only: ", "main-gate", "The main gate alone") in page
    assert '<span class="quiet">(reading not listed)</span>' in page


def test_a_mark_in_a_line_leads_to_its_reading(site: Path) -> None:
    line = (site / "differences" / "north-south.html").read_text("utf-8")
    href = "../points/1.html#reading:"
    assert f'<a href="{href}all-gates">(reading all-gates)</a>' in line
    assert f'<a href="{href}main-gate">(only on the reading main-gate)</a>' in line
    pages = {path.name: path.read_text("utf-8") for path in site.rglob("*.html")}
    no_link = re.compile(r"(?<!>)\((?:only on the )?reading (?:all|main)-gate")
    assert [name for name, page in pages.items() if no_link.search(page)] == []


def linked(before: str, id: str, says: str) -> str:
    return f'({before}<a href="../points/1.html#reading:{id}"><bdi>{says}</bdi></a>)'
