"""compliance coverage: what was read, searched and found, and which points are uneven in it."""

from __future__ import annotations

import csv
import io
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from support.builders import GAZETTE, HERALD, article, record, search, workspace
from support.cli import printed, printed_json, run_cli
from support.golden import Golden
from support.reports import Json

coverage = partial(printed, "coverage")
document = partial(printed_json, "coverage")

NORTH = {"speaker": "north-ministry", "voice": "quoted", "article": HERALD, "act": "background"}
EVIDENCE: list[dict[str, Any]] = [
    {**NORTH, "targets": ["1a"]},
    {**NORTH, "targets": ["1"], "speaker": "north-herald", "voice": "own"},
    {**NORTH, "targets": ["1b"], "article": GAZETTE},
    {"targets": ["2a"], "speaker": "south-office", "act": "background"},
    {"targets": ["2b"], "speaker": "south-office", "article": "wire-1999-07-05"},
]
SEARCHES = [
    search(source="south-office", targets=["1"], found="nothing"),
    search(side="isles", targets=["1b"], to="1999-06-20", found="a letter"),
]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    later = {"id": "herald-1999-08-01", "outlet": "north-herald", "published": "1999-08-01"}
    files = [article(), article(**later, coded="none")]
    return workspace(tmp_path / "lake", evidence=EVIDENCE, articles=files, searches=SEARCHES)


def cell(made: Json, point: str, side: str, span: str) -> Json:
    (found,) = (one for one in made["points"] if one["id"] == point)
    (row,) = (one for one in found["sides"] if one["side"] == side)
    (one,) = (one for one in row["spans"] if one["span"] == span)
    return dict(one)


@pytest.mark.parametrize("form", ["text", "md", "json", "csv"])
def test_coverage_in_every_format(form: str, root: Path, golden: Golden) -> None:
    golden(f"report/coverage.{form}", coverage("-f", form, cwd=root).replace("\r\n", "\n"))


def test_a_cell_counts_records_by_who_speaks_and_where(root: Path) -> None:
    made = document(cwd=root)
    assert made["unit"] == "month"
    assert made["spans"] == ["1999-05", "1999-06", "1999-07", "1999-08"]
    july, june = cell(made, "1", "north", "1999-07"), cell(made, "1", "north", "1999-06")
    assert july["records"] == [f"{HERALD}#e1", f"{HERALD}#e2"]
    assert july["official"] == july["in_own"] == [f"{HERALD}#e1"]
    assert june["official"] == [f"{GAZETTE}#e1"]
    assert june["in_own"] == []
    assert (july["full"], july["blank"], june["blank"]) == (1, None, None)
    assert cell(made, "2", "north", "1999-07")["blank"] == "silent"
    assert cell(made, "2", "north", "1999-08")["blank"] == "not_searched"
    assert cell(made, "2", "north", "1999-08")["known"] == 1


def test_a_search_covers_the_point_it_names_in_the_time_it_names(root: Path) -> None:
    made = document(cwd=root)
    assert [one["whose"] for one in made["searches"]] == ["south-office", "isles"]
    assert "found nothing" not in made["searches"][1]["words"]
    assert made["searches"][1]["words"].endswith("by the coder: a letter")
    # A search for one body is none for its side; one for a part of a point is named, but is no
    # search for the point.
    one = cell(made, "1", "south", "1999-07")
    assert (one["blank"], one["searches"]) == ("not_searched", [1])
    assert cell(made, "2", "south", "1999-07")["searches"] == []
    assert cell(made, "1", "isles", "1999-06") | {"known": 0} == {
        "span": "1999-06",
        "full": 0,
        "part": 0,
        "known": 0,
        "records": [],
        "official": [],
        "in_own": [],
        "searches": [2],
        "blank": "not_searched",
    }
    assert cell(made, "1", "isles", "1999-07")["searches"] == []


def test_a_side_was_read_where_an_article_of_its_own_was(root: Path) -> None:
    made = document(cwd=root)
    assert made["one_sided"] == [{"point": "1", "side": "north"}]
    # The Gazette was read in part, and has a record on point 2 only.
    assert cell(made, "2", "south", "1999-06")["part"] == 1
    assert cell(made, "1", "south", "1999-06")["part"] == 0
    text = coverage(cwd=root)
    assert (
        "ONLY ONE SIDE WAS READ\n  Point 1 The dam: North Shore\nNO SIDE WAS READ\n  of no point\n"
        in text
    )


def test_a_point_of_which_nobody_was_read_is_told(tmp_path: Path) -> None:
    unread = [article(id=HERALD, outlet="wire", published="1999-07-01")]
    root = workspace(tmp_path, evidence=[], articles=unread, searches=[])
    made = document(cwd=root)
    assert made["unread"] == ["1", "2"]
    assert made["one_sided"] == []
    assert "NO SIDE WAS READ\n  Point 1 The dam\n  Point 2 " in coverage(cwd=root)
    assert "- of no point\n\n## No side was read\n\n- Point 1 The dam\n" in coverage(
        "-f", "md", cwd=root
    )


def test_a_statement_is_read_of_whoever_made_it_wherever_it_is_printed(tmp_path: Path) -> None:
    origin = {"role": "origin", "confidence": "A"}
    statement = article(
        id="wire-1999-07-05",
        kind="statement",
        chain=[{**origin, "source": "south-office"}, {**origin, "name": "A clerk"}],
    )
    said = record(article="wire-1999-07-05", targets=["1a"], speaker="south-office")
    root = workspace(tmp_path, evidence=[said], articles=[statement], searches=[])
    made = document(cwd=root)
    one = cell(made, "1", "south", "1999-07")
    assert (one["full"], one["in_own"]) == (1, ["wire-1999-07-05#e1"])
    assert cell(made, "2", "south", "1999-07")["blank"] == "silent"
    report = printed("report", "--source", "south", "--point", "2a", cwd=root)
    assert "1 article from South Shore read in full, it does not mention it" in " ".join(
        report.split()
    )
    assert made["one_sided"] == []


def test_one_point_one_side_and_some_days(root: Path) -> None:
    made = document(
        "--point", "1a", "--side", "north", "--from", "1999-06-28", "--to", "1999-07-01", cwd=root
    )
    assert [point["id"] for point in made["points"]] == ["1"]
    assert [row["side"] for row in made["points"][0]["sides"]] == ["north"]
    assert (made["from"], made["to"]) == ("1999-06-28", "1999-07-01")
    assert cell(made, "1", "north", "1999-07")["records"] == [f"{HERALD}#e1"]
    assert cell(made, "1", "north", "1999-06")["records"] == []
    assert made["points_asked"] == ["1a"]
    text = coverage("--point", "1a", cwd=root)
    assert text.startswith("COVERAGE · point 1a · ")
    assert "- Point: 1a; all others are left out" in coverage("-p", "1a", "-f", "md", cwd=root)


def test_a_long_time_is_divided_into_years_and_a_shorter_one_into_months(root: Path) -> None:
    months = document("--from", "1998-09", cwd=root)
    assert (months["unit"], len(months["spans"])) == ("month", 12)
    assert document("--from", "1997-09", cwd=root)["unit"] == "month"
    years = document("--from", "1997-08", cwd=root)
    assert (years["unit"], years["spans"]) == ("year", ["1997", "1998", "1999"])
    assert document("--from", "2001-03", cwd=root)["spans"] == ["2001-03"]
    assert document("--to", "1998", cwd=root)["spans"] == ["1998-12"]
    assert document("--from", "../1999", cwd=root)["spans"][0] == "1999-05"


def test_the_spreadsheet_has_a_row_for_each_point_side_and_span(root: Path) -> None:
    rows = [*csv.DictReader(io.StringIO(coverage("-f", "csv", cwd=root)))]
    assert len(rows) == 2 * 6 * 4
    (one,) = (r for r in rows if (r["point"], r["side"], r["span"]) == ("1", "north", "1999-07"))
    assert (one["records"], one["official"], one["full"], one["blank"]) == ("2", "1", "1", "")


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        (("--side", "nroth"), 'no side "nroth"; did you mean "north"?\n'),
        (("--side", ""), 'no side "'),
        (("--point", "9"), 'no point "9"'),
        (("--from", "soon"), "--from"),
        (("--to", "1999/.."), "--to"),
        (("--from", "1999-07-02", "--to", "1999-07-01"), "it is after --to; put the earlier"),
    ],
)
def test_what_cannot_be_asked_is_told(asked: tuple[str, ...], message: str, root: Path) -> None:
    done = run_cli("-w", root, "coverage", *asked)
    assert done.status in {2, 3}
    assert message in done.stderr
