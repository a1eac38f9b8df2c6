"""compliance timeline, on what was coded in full of the shipped workspace, and at its edges."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from compliance.views.record import anchor_of
from support.builders import record, workspace
from support.cli import printed, printed_json
from support.golden import Golden
from support.reports import Json

SVG = "{http://www.w3.org/2000/svg}"


pytestmark = pytest.mark.usefixtures("there")

timeline = partial(printed, "timeline", cwd=Path())
document = partial(printed_json, "timeline", cwd=Path())


def target(made: Json, wanted: str) -> Json:
    (found,) = (t for t in made["targets"] if t["id"] == wanted)
    return dict(found)


@pytest.mark.parametrize(
    ("format", "ending"), [("text", "txt"), ("html", "html"), ("svg", "svg"), ("json", "json")]
)
def test_point_4_over_time(format: str, ending: str, golden: Golden) -> None:
    golden(f"shipped/timeline-point-4.{ending}", timeline("--point", "4", "-f", format))


def test_one_side_over_time(golden: Golden) -> None:
    golden("shipped/timeline-ru.txt", timeline("--source", "ru"))


def test_due_dates_and_later_ones_are_lines_of_their_own() -> None:
    due = target(document("--point", "6"), "6a")["due"]
    assert [(d["kind"], d["date"]) for d in due] == [
        ("due", "2020-11-15"),
        ("amended", "2020-11-25"),
    ]
    assert due[1]["words"].startswith("due, according to ")


def test_a_target_with_nothing_dated_is_named() -> None:
    made = document()
    assert made["without_dates"]
    shown = {t["id"] for t in made["targets"]}
    assert shown.isdisjoint(made["without_dates"])


def test_uncertain_dates_are_ranges_on_every_lane(tmp_path: Path) -> None:
    root = workspace(
        tmp_path,
        evidence=[
            record(
                id="e1",
                act="states",
                asserted="1999-06-20/1999-06-25",
                event="1999-06-20/1999-06-25",
            ),
            record(id="e2", act="states", asserted="1999-06-28", event="1999-05"),
        ],
    )
    (lane,) = target(document(cwd=root), "1a")["lanes"]
    assert [(m["shape"], m["first"], m["last"]) for m in lane["marks"]] == [
        ("event", "1999-05-01", "1999-05-31"),
        ("fact", "1999-06-20", "1999-06-25"),
        ("fact", "1999-06-28", "1999-06-28"),
    ]
    drawn = ET.fromstring(timeline("-f", "svg", cwd=root))
    ranges = [line for line in drawn.iter(f"{SVG}line") if line.attrib["class"] == "range"]
    assert len(ranges) == 2


def test_every_sign_says_in_words_what_it_stands_for_and_leads_there() -> None:
    drawn = ET.fromstring(timeline("-f", "svg"))
    marks = [one for one in drawn.iter() if one.attrib.get("class") == "mark"]
    assert marks
    for one in marks:
        assert one.findtext(f"{SVG}title") == one.attrib["aria-label"]
    page = timeline("-f", "html")
    places, names = set(re.findall(r'href="#([^"]+)"', page)), re.findall(r' id="([^"]+)"', page)
    assert places <= set(names)
    assert len(names) == len(set(names))
    lanes = [lane for one in document()["targets"] for lane in one["lanes"]]
    said = {mark["evidence"] for lane in lanes for mark in lane["marks"]}
    assert {anchor_of(evidence) for evidence in said} <= set(names)


def test_no_two_signs_of_a_lane_cover_one_another() -> None:
    drawn = ET.fromstring(timeline("-f", "svg"))
    places = [(int(s.attrib["x"]), int(s.attrib["y"])) for s in drawn.iter(f"{SVG}use")]
    for number, (x, y) in enumerate(places):
        for other, beside in places[number + 1 :]:
            assert abs(x - other) >= 14 or abs(y - beside) >= 14


def test_cuts_are_said_on_the_page() -> None:
    page = timeline("--as-of", "2021-12-31", "--known-by", "2022-12-31", "-f", "html")
    assert "2021-12-31; what was said later is left out" in page
    assert "2022-12-31; what was published later is left out" in page
    assert document("--as-of", "2021-12-31")["last"] == "2025-11-10"


def test_one_voice_has_its_own_lanes() -> None:
    made = document("--source", "az-mod")
    assert {lane["source"] for t in made["targets"] for lane in t["lanes"]} == {"az-mod"}


def test_a_date_without_an_end_has_a_tail(tmp_path: Path) -> None:
    root = workspace(
        tmp_path,
        evidence=[
            record(id="e1", asserted="1999-06-20/.."),
            record(id="e2", asserted="1999-06-28", speaker="south-office"),
        ],
    )
    drawn = ET.fromstring(timeline("-f", "svg", cwd=root))
    (tail,) = (line for line in drawn.iter(f"{SVG}line") if line.attrib["class"] == "range")
    assert int(tail.attrib["x1"]) < int(tail.attrib["x2"])


def test_a_lane_with_a_long_name_goes_on_below(tmp_path: Path) -> None:
    root = workspace(tmp_path, evidence=[record(id="e1", speaker="north-ministry")])
    agreement = root / "agreements" / "lake_1999.yaml"
    text = agreement.read_text("utf-8")
    agreement.write_text(
        text.replace("name: North Shore", "name: Northern shores of the lake", 1), "utf-8"
    )
    assert "  Northern shores of the" in timeline(cwd=root)


def test_the_text_has_the_axis_once_and_where_it_breaks(tmp_path: Path) -> None:
    said = [record(id="e1", event="1990-01-01"), record(id="e2", asserted="1999-06-12/..")]
    said.append(record(id="e3", speaker="south-office", asserted="1999-06-13/1999-06-14"))
    made = timeline(cwd=workspace(tmp_path, evidence=said))
    axis = made.split("\n\n")[1].splitlines()
    assert axis[0].split() == ["1", "2", "3", "4"]
    assert all(line.count("/") == 3 for line in axis[1:])
    assert "1  1 Jan 1990: 1 tells of this time" in made
    assert ">" in axis[2]
    assert "-F" in axis[3]


def test_a_workspace_in_which_nothing_has_a_date_has_no_axis(tmp_path: Path) -> None:
    duty = {
        "id": "1a",
        "kind": "act",
        "duty": "Open the gates",
        "bearers": [{"side": "north"}],
        "confidence": "A",
    }
    clauses = [{"number": "1", "title": "Gates", "obligations": [duty]}]
    root = workspace(tmp_path, evidence=[], searches=[], agreement={"clauses": clauses})
    assert "Nothing with a date: the whole, 1, 1a" in timeline(cwd=root)
    assert document(cwd=root)["episodes"] == []
    assert "<svg" in timeline("-f", "html", cwd=root)
