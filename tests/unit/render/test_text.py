"""Text reports: 100 columns that a person can read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from compliance.assessments.cut import Cut
from compliance.render.csv import render_report_csv
from compliance.render.json.report import render_report_json
from compliance.render.text.columns import WIDTH, Page
from compliance.render.text.records import add_record
from compliance.render.text.report import render_report_text
from compliance.views.record import DetailView
from compliance.views.report.view import ReportView
from support.builders import GAZETTE as GAZETTE_ID
from support.builders import HERALD as HERALD_ID
from support.golden import Golden
from support.lake_texts import GAZETTE, HERALD
from support.rendered import text_of
from support.reports import lake, view_of
from support.views import record_view

BOTH = 'title = "Lake"\nagreement = "lake_1999"\nsides = ["south"]\nnames = "both"\n'
EARLY = Cut(as_of=date(1999, 6, 30), known_by=date(1999, 7, 31))

CASES: dict[str, dict[str, Any]] = {
    "all-sides": {},
    "side": {"source": "north", "texts": [HERALD, GAZETTE]},
    "side-public": {"source": "north", "texts": [HERALD, GAZETTE], "public": True},
    "voice": {"source": "north-ministry", "points": ("2",), "texts": [HERALD]},
    "early-official": {"source": "south", "cut": EARLY, "official": True},
    "third": {"source": "third", "points": ("1",)},
}
FORMATS: dict[str, Callable[[ReportView], str | Iterable[bytes]]] = {
    "txt": render_report_text,
    "json": render_report_json,
    "csv": render_report_csv,
}


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("case", CASES)
def test_a_report_on_the_lake(case: str, format: str, tmp_path: Path, golden: Golden) -> None:
    view = view_of(lake(tmp_path), **CASES[case])
    golden(f"report/{case}.{format}", text_of(FORMATS[format](view)))


def test_a_report_with_everything_a_record_can_be(tmp_path: Path, golden: Golden) -> None:
    evidence: list[dict[str, Any]] = [
        {"targets": ["*"], "status": "in_progress", "speaker": "isles-council", "link": "inferred"},
        {"status": "unclear", "asserted": "1999-06-01", "speaker": "wire", "link": "inferred"},
        {"status": "lapsed", "asserted": "1999-06-02", "speaker": "wire"},
        {"status": "partly_fulfilled", "respondents": ["north"], "reading": "gates_all"},
        {
            "status": "fulfilled",
            "respondents": ["north"],
            "scope": "arguable",
            "reading": "gates_flow",
        },
        {
            "status": "not_fulfilled",
            "respondents": ["north", "south", "league"],
            "respondent_words": "all who signed, and those who only looked on while others did",
            "speaker": "north-harbour",
            "via": ["wire", "south-gazette"],
        },
        {"act": "denies", "responds_to": ["e4", "e6"], "extent": "part", "speaker": "an-officer"},
        {"probable_speaker": {"source": "wire", "because": "the same words"}},
        {"scope": "other_instrument", "instrument": "fishing-1997", "note": "Of the fish."},
        {"scope": "not_a_clause", "note": "Of the weather.", "targets": ["2a", "2b"]},
        {"article": HERALD_ID, "speaker": "south-office", "voice": "characterised"},
    ]
    made = lake(tmp_path, evidence=evidence, files={"compliance.toml": BOTH})
    golden("report/everything.txt", render_report_text(view_of(made)))


def test_a_line_never_steers_a_terminal(tmp_path: Path) -> None:
    evidence = [{"claim": "Left\u200eto right"}]
    text = render_report_text(view_of(lake(tmp_path, evidence=evidence)))
    assert "says Left\ufffdto right\n" in text


def test_a_title_too_long_for_a_line_leaves_the_dates_to_the_next(tmp_path: Path) -> None:
    made = lake(tmp_path, agreement={"short_title": "The treaty of the " + "漢" * 30})
    lines = render_report_text(view_of(made)).splitlines()
    assert lines[0].startswith("ALL SIDES · The treaty of the 漢")
    assert lines[1] == "all dates · texts held 0/2"


def test_a_table_of_many_sides_goes_on_below(tmp_path: Path) -> None:
    sides = [{"id": f"side{n}", "name": f"Side {n}", "role": "other"} for n in range(7)]
    known = [
        {"id": "north", "name": "North Shore", "role": "party"},
        {"id": "south", "name": "South Shore", "role": "party"},
        {"id": "league", "name": "River League", "role": "signatory"},
        {"id": "isles", "name": "Lake Isles", "role": "non_signatory"},
    ]
    made = lake(tmp_path, agreement={"sides": [*known, *sides]})
    lines = render_report_text(view_of(made)).splitlines()
    heads = [line.split() for line in lines if line.startswith("POINT  ")]
    assert [len(head) for head in heads] == [1 + 2 * 4, 1 + 2 * 4, 1 + 2 * 3]
    assert max(map(len, lines)) <= WIDTH


def test_the_words_of_a_public_report_are_the_ends(tmp_path: Path) -> None:
    made = lake(tmp_path)
    own, public = (
        render_report_text(view_of(made, "north", texts=[HERALD], public=public))
        for public in (False, True)
    )
    assert "“South Shore has not withdrawn its patrol boats from the ferry lane”" in own
    assert "“South Shore has not withdrawn … from the ferry lane”" in public
    assert GAZETTE_ID in made.articles


def test_colour_is_only_where_it_was_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = view_of(lake(tmp_path))
    plain, bold = render_report_text(view), render_report_text(view, colour=True)
    for name, value in (("NO_COLOR", "1"), ("TERM", "dumb"), ("COLUMNS", "20")):
        monkeypatch.setenv(name, value)
    assert render_report_text(view, colour=True) == bold
    assert "\x1b" not in plain
    assert bold.startswith("\x1b[1mALL SIDES")
    assert bold.replace("\x1b[1m", "").replace("\x1b[0m", "") == plain


def test_a_summary_is_left_out_where_one_side_is_asked_for(tmp_path: Path) -> None:
    text = render_report_text(view_of(lake(tmp_path), "north"))
    assert "none a judgement" not in text
    assert "never labelled" not in text


def test_a_name_or_voice_too_long_for_its_place_has_lines_of_its_own(tmp_path: Path) -> None:
    relays = ["wire", "south-gazette", "south-office", "league-mission", "water-institute"]
    evidence = [{"speaker": "isles-council", "link": "inferred", "via": relays}]
    lines = render_report_text(
        view_of(lake(tmp_path, evidence=evidence), "isles-council")
    ).splitlines()
    start = lines.index("  isles-council official no status")
    assert lines[start + 1 : start + 5] == [
        "                ~ says An invented claim",
        "                    Isle Council, in Inland Wire, South Gazette,",
        "                    Lake Office, Mission of the River League,",
        f"{'                    Institute of Inland Waters':<68}by 28 Jun 1999 [1] e1  unchecked",
    ]
    status = [{**evidence[0], "status": "lapsed"}]
    lines = render_report_text(
        view_of(lake(tmp_path / "2", evidence=status), "isles-council")
    ).splitlines()
    start = lines.index("  isles-council official")
    assert lines[start + 1] == "                ~ lapsed; by whom, not said: An invented claim"


def test_a_short_record_stands_on_one_line(tmp_path: Path) -> None:
    evidence = [{"speaker": "wire", "act": "commits", "claim": "So.", "voice": "own"}]
    text = render_report_text(view_of(lake(tmp_path, evidence=evidence), "third"))
    assert "  third parties   says it will So             Inland Wire" in text


def test_of_what_is_told_under_a_record_the_text_has_what_is_for_it_and_no_more() -> None:
    details = [
        DetailView(field=word, label=f"label of {word}", words=word, in_text=in_text)
        for word, in_text in (("shown", True), ("left-out", False))
    ]
    page = Page()
    add_record(page, record_view("e1", "1a", details=tuple(details)))
    text = page.render(colour=False)
    assert "label of shown: shown\n" in text
    assert "left-out" not in text


def test_what_stands_at_the_right_stands_below_where_it_has_no_room() -> None:
    page = Page(60)
    add_record(page, record_view("e1", date="1999-07-05", proof_short="checked"))
    add_record(page, record_view("e" * 39, date="1999-07-05", proof_short="checked"))
    lines = [line for line, _ in page.lines]
    assert f"{'1999-07-05     [1] e1  checked':>58}" in lines
    at = lines.index(f"{'':20}1999-07-05 [1]")
    assert lines[at + 1 : at + 3] == [f"{'':20}{'e' * 39}", f"{'':20}checked"]
