"""compliance matrix, on what was coded in full of the shipped workspace, and at its edges."""

from __future__ import annotations

import csv
import io
from functools import partial
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from support.builders import record, workspace
from support.cli import printed, printed_json
from support.golden import Golden
from support.reports import Json

KINDS = ("source", "respondent", "incident")
SVG = "{http://www.w3.org/2000/svg}"


pytestmark = pytest.mark.usefixtures("there")

matrix = partial(printed, "matrix", cwd=Path())
document = partial(printed_json, "matrix", cwd=Path())


def cell(made: Json, row: str, column: str) -> Json:
    (found,) = (r for r in made["rows"] if r["id"] == row)
    (one,) = (c for c in found["cells"] if c["column"] == column)
    return dict(one)


def words(one: Json) -> list[str]:
    return [line["words"] for line in one["lines"]]


@pytest.mark.parametrize("by", KINDS)
def test_each_matrix_of_the_shipped_workspace(by: str, golden: Golden) -> None:
    golden(f"shipped/matrix-{by}.txt", matrix("--by", by))


@pytest.mark.parametrize("format", ["md", "html", "csv", "json", "svg"])
def test_who_says_whom_to_have_done_what_in_every_format(format: str, golden: Golden) -> None:
    written = matrix("--by", "respondent", "-f", format)
    golden(f"shipped/matrix-respondent.{format}", written.replace("\r\n", "\n"))


def test_the_picture_of_points_by_sides_is_drawn(golden: Golden) -> None:
    golden("shipped/matrix-source-point-4.svg", matrix("--point", "4", "-f", "svg"))


def test_a_cell_has_labels_by_group_with_the_records_behind_them() -> None:
    one = cell(document(), "4b", "az")
    assert words(one) == [
        "media: not fulfilled by Armenia · 27 Mar 2022",
        "3 statements, none a judgement",
    ]
    assert (len(one["evidence"]), one["origins"], one["blank"]) == (4, 2, None)


def test_the_three_blanks_are_three(tmp_path: Path) -> None:
    root = workspace(tmp_path, evidence=[])
    made = document("--by", "source", cwd=root)
    assert {c["blank"] for row in made["rows"] for c in row["cells"]} == {
        "silent",
        "not_searched",
        "searched_empty",
    }


@pytest.mark.parametrize(
    ("row", "column", "said"),
    [
        ("1a", "nk", "1 statement, none a judgement"),
        ("1a", "am", "1 statement, none a judgement"),
        ("4b", "unknown", "1 judgement, not summed up"),
        ("*", "ru", "1 statement, as told by another side"),
    ],
    ids=["facts alone", "no status", "third parties", "told by another side"],
)
def test_records_that_make_no_label_are_counted(row: str, column: str, said: str) -> None:
    assert said in words(cell(document(), row, column))


def test_the_strikes_and_the_reply_stand_side_by_side() -> None:
    made = document("--by", "incident")
    ru = words(cell(made, "farrukh-strikes", "ru"))
    assert any("drone strikes" in line for line in ru)
    assert "figure: drone strikes, of Azerbaijani forces: 4 (“four”)" in ru
    az = words(cell(made, "farrukh-strikes", "az"))
    assert az[0] == "named as the one who acts"
    assert any("denies" in line for line in az)


def test_casualties_keep_each_figure_with_of_whom() -> None:
    made = document("--by", "incident")
    nk = words(cell(made, "farrukh-casualties", "nk"))
    az = words(cell(made, "farrukh-casualties", "az"))
    assert "figure: people killed by drones, not said of whom: 3 (“three”)" in nk
    assert any(line.endswith(": 0 (“without suffering any casualties”)") for line in az)


def test_the_accused_who_did_not_reply_have_the_blank_that_applies() -> None:
    one = cell(document("--by", "incident"), "aghdam-2020-11", "nk")
    assert words(one) == ["named as the one who acts"]
    assert one["blank"] == "not_searched"


def test_who_is_not_identified_is_no_speaker_and_not_named() -> None:
    made = document("--by", "incident")
    third = words(cell(made, "aghdam-2020-11", "third"))
    assert any("(said of somebody not identified)" in line for line in third)
    assert "named as the one who acts" not in words(cell(made, "aghdam-2020-11", "unknown"))


def test_an_earlier_status_of_the_same_voice_is_called_so(tmp_path: Path) -> None:
    root = workspace(
        tmp_path,
        evidence=[
            record(id="e1", status="fulfilled", respondents=["north"], asserted="1999-06-27"),
            record(id="e2", status="violated", respondents=["north"], asserted="1999-06-28"),
        ],
    )
    made = document("--by", "respondent", cwd=root)
    lines = [w for row in made["rows"] for c in row["cells"] for w in words(c)]
    assert any(line.startswith("earlier: fulfilled: ") for line in lines)
    assert any(line.startswith("violated: ") for line in lines)


def test_cuts_apply_and_are_named() -> None:
    made = document("--as-of", "2021-12-31")
    assert made["as_of"] == "2021-12-31"
    assert cell(made, "4b", "az")["blank"] == "not_searched"
    text = matrix("--as-of", "2021-12-31", "--known-by", "2022")
    assert "said by 2021-12-31, published by 2022-12-31" in text.splitlines()[1]


def test_official_leaves_out_the_other_voices() -> None:
    made = document("--official", "--by", "respondent")
    assert {row["id"].rpartition("-")[2] for row in made["rows"]} == {"official"}
    assert "official voices only" in matrix("--official", "-f", "html")
    assert "official voices only" in matrix("--official", "-f", "md")


def test_a_spreadsheet_reads_one_row_a_cell() -> None:
    rows = list(csv.DictReader(io.StringIO(matrix("-f", "csv"))))
    made = document()
    assert len(rows) == len(made["rows"]) * len(made["columns"])
    (one,) = (r for r in rows if (r["row"], r["column"]) == ("4b", "az"))
    assert (one["records"], one["origins"]) == ("4", "2")


@pytest.mark.parametrize("by", KINDS)
def test_the_drawing_is_well_formed_and_says_what_it_shows(by: str) -> None:
    root = ET.fromstring(matrix("--by", by, "-f", "svg"))
    assert root.tag == f"{SVG}svg"
    assert root.findtext(f"{SVG}title")
    assert root.findtext(f"{SVG}desc")
    width, height = int(root.attrib["width"]), int(root.attrib["height"])
    for text in root.iter(f"{SVG}text"):
        assert 0 <= int(text.attrib["x"]) < width
        assert 0 < int(text.attrib["y"]) < height


def test_incidents_of_which_nobody_speaks_are_no_row(tmp_path: Path) -> None:
    root = workspace(tmp_path, evidence=[])
    assert document("--by", "incident", cwd=root)["rows"] == []


def test_what_another_side_tells_of_an_incident_is_marked(tmp_path: Path) -> None:
    told = record(
        article="herald-1999-07-01",
        id="e1",
        speaker="south-office",
        voice="characterised",
        via=["north-ministry", "north-herald"],
        act="states",
        incident="gate-shut",
        passage={"start": "South Shore, it said, holds"},
    )
    made = document("--by", "incident", cwd=workspace(tmp_path, evidence=[told]))
    lines = [w for row in made["rows"] for c in row["cells"] for w in words(c)]
    assert any(line.endswith("(as told by another side)") for line in lines)
