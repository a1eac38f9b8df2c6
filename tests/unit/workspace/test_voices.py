"""A voice in time: what it is called, for whom it speaks, whose channel it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from compliance.model.base import SourceId
from compliance.model.dates.edtf import parse_edtf
from compliance.render.text.report import render_report_text
from compliance.workspace.voices import Source
from compliance.workspace.workspace import Workspace
from support.builders import record, source
from support.builders import workspace as write
from support.check_cases import problem_lines
from support.differences import sides as compared
from support.rendered import text_of
from support.reports import document_of, json_panels, lake, view_of

Json = dict[str, Any]

DEFECTOR: Json = {
    "side": "north",
    "id": "captain",
    "name": "The Captain",
    "short": "Captain",
    "kind": "government",
    "names": [{"name": "The Mate", "to": "1999-06-20"}],
    "sides": [{"side": "south", "from": "1999-06-26", "basis": "Crossed the lake that day."}],
}
SPOKEN: Json = {"speaker": "captain", "status": "violated"}


def of(root: Path, **changes: object) -> Source:
    return lake(root, sources=[source(**{**DEFECTOR, **changes})]).sources[SourceId("captain")]


@pytest.mark.parametrize(
    ("day", "side", "name"),
    [
        ("1999-06-20", "north", "The Mate"),
        ("1999-06-25", "north", "Captain"),
        ("1999-06-26", "south", "Captain"),
        ("1999-06-20/1999-06-26", "south", "Captain"),
        ("../1999-06-20", "north", "The Mate"),
        ("1999-06-20/..", "south", "Captain"),
    ],
)
def test_side_and_name_are_those_of_the_last_day(
    day: str, side: str, name: str, tmp_path: Path
) -> None:
    captain = of(tmp_path)
    assert (captain.side_on(parse_edtf(day)), captain.short_on(parse_edtf(day))) == (side, name)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("1999-06-20", ("north",)),
        ("1999-06-25/1999-06-26", ("south", "north")),
        ("../1999-06-27", ("south", "north")),
        ("1999-07/..", ("south",)),
    ],
)
def test_every_side_of_some_days_is_told(
    day: str, expected: tuple[str, ...], tmp_path: Path
) -> None:
    assert of(tmp_path).sides_in(parse_edtf(day)) == expected


def test_no_period_leaves_everything_as_the_file_has_it(tmp_path: Path) -> None:
    captain = of(tmp_path, sides=[], names=[])
    assert (captain.sides, captain.sides_in(parse_edtf("1999"))) == (("north",), ("north",))
    assert captain.short_on(parse_edtf("1999")) == "Captain"


def two_days(root: Path) -> Workspace:
    before = record(**SPOKEN, asserted="1999-06-20", respondents=["south"])
    after = record(**SPOKEN, asserted="1999-06-27", respondents=["north"])
    return lake(root, sources=[source(**DEFECTOR)], evidence=[before, after])


def ids(document: Json, side: str) -> list[str]:
    found = {(t, s): p for t, s, p in json_panels(document)}
    return [e["id"].partition("#")[2] for e in found["1a", side]["evidence"]]


def test_what_was_said_counts_for_the_side_of_its_day(tmp_path: Path) -> None:
    made = two_days(tmp_path)
    document = document_of(view_of(made))
    assert (ids(document, "north"), ids(document, "south")) == (["e1"], ["e2"])
    text = text_of(render_report_text(view_of(made)))
    assert "The Mate, in " in text
    assert "Captain, in " in text


def test_a_person_who_changed_sides_is_asked_for_whole(tmp_path: Path) -> None:
    made = two_days(tmp_path)
    document = document_of(view_of(made, "captain"))
    assert ids(document, "") == ["e1", "e2"]
    beside = {side for target, side, _ in json_panels(document) if target == "1a"}
    assert {"north", "south"} <= beside
    rows = compared(made, "north", "captain").rows
    assert {e.id[-2:] for row in rows for e in row.right.evidence} == {"e1", "e2"}


def test_a_part_speaks_for_a_body_only_while_of_its_side(tmp_path: Path) -> None:
    part = source(**{**DEFECTOR, "part_of": "north-ministry"})
    said = [record(**SPOKEN, asserted=day) for day in ("1999-06-20", "1999-06-27")]
    made = lake(tmp_path, sources=[part], evidence=said)
    assert ids(document_of(view_of(made, "north-ministry")), "") == ["e1"]


def test_an_outlet_that_changed_sides_was_read_of_the_side_of_the_day(tmp_path: Path) -> None:
    paper = source(**{**DEFECTOR, "id": "lake-paper", "kind": "media"})
    articles = [
        {"id": "one", "outlet": "lake-paper", "published": "1999-06-01"},
        {"id": "two", "outlet": "lake-paper", "published": "1999-07-02"},
    ]
    made = lake(tmp_path, sources=[paper], articles=articles, evidence=[])
    read = document_of(view_of(made))["corpus"]["read_in_full"]
    before = document_of(view_of(lake(tmp_path / "before", evidence=[])))["corpus"]["read_in_full"]
    assert (read["north"] - before["north"], read["south"] - before["south"]) == (1, 1)


def test_a_channel_of_a_voice_reports_it_and_does_not_characterise_it(tmp_path: Path) -> None:
    told = record(speaker="north-ministry", voice="characterised", via=["south-gazette"])
    files = write(tmp_path / "told", evidence=[told])
    assert problem_lines(files) == []
    for number, of_whom in enumerate(({"source": "north-ministry"}, {"side": "north"})):
        channel = {"relays_for": [{**of_whom, "basis": "Prints its bulletins."}]}
        wire = source(**{**DEFECTOR, "side": "south", "id": "bulletin", "sides": [], **channel})
        via = {"via": ["bulletin"], "speaker": "north-harbour"}
        for voice, codes in (("characterised", ["voice"]), ("reported", [])):
            root = tmp_path / f"{number}-{voice}"
            write(root, sources=[wire], evidence=[record(voice=voice, **via)])
            lines = problem_lines(root)
            assert [line.split(": ")[1] for line in lines] == codes
            assert all('"bulletin" relays for "north-harbour"' in line for line in lines)
