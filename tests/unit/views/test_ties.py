"""Ties between sides and voices: which statements make one, and who is tied to whom."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from compliance.assessments.cut import Cut
from compliance.model.dates.edtf import parse_edtf
from compliance.model.spoken import as_spoken
from compliance.views.drawing import width_of
from compliance.views.ties.build import build_network_view
from compliance.views.ties.drawing import SHORT, draw_network
from compliance.views.ties.view import Among, NetworkView
from compliance.views.ties.words import TIE_SHORT, tie_words
from compliance.wording.speaking import Language, spoken_in
from compliance.workspace.load import load_workspace
from compliance.workspace.workspace import Workspace
from support.commission import commission
from support.lake_quarrels import BROKEN, DONE, LATE, NOBODY, Record, denial, fact, north, south
from support.reports import lake, selection_of
from support.repository import ROOT

EDITOR: Record = {"article": "late", "speaker": "wire-editor"}
EDITOR_FILE = {"id": "wire-editor", "side": "third", "kind": "media"}


def network(
    root: Path,
    *evidence: Record,
    by: Among = Among.SIDE,
    sources: tuple[Record, ...] = (),
    **asked: Any,  # noqa: ANN401 - as it is asked
) -> NetworkView:
    made = lake(root, articles=[LATE], sources=sources, evidence=list(evidence))
    return build_network_view(selection_of(made, **asked), by)


def network_of(made: Workspace) -> NetworkView:
    return build_network_view(selection_of(made), Among.SIDE)


def ties(view: NetworkView) -> list[tuple[str, str, str, list[str]]]:
    """Return each tie: what it is, from whom, to whom, by which records."""
    return [
        (t.tie.value, t.source.id, t.target.id, [one.partition("#")[2] for one in t.statements])
        for t in view.ties
    ]


def test_what_ties_two_sides(tmp_path: Path) -> None:
    view = network(
        tmp_path,
        north(**DONE),
        south(**DONE),
        south(**BROKEN | {"event": "1999-06-02"}),
        north(**denial("e3", "e2")),
        north(**DONE | {"status": "not_fulfilled", "respondents": ["north"], "targets": ["2a"]}),
    )
    assert ties(view) == [
        ("denies", "north", "south", ["e4"]),
        ("accuses", "north", "north", ["e5"]),
        ("accuses", "south", "north", ["e3"]),
    ]
    assert [one.partition("#")[2] for one in view.ties[0].answers] == ["e2", "e3"]
    agreed = network(tmp_path / "agreed", north(**DONE), south(**DONE))
    assert ties(agreed) == [("agrees", "north", "south", ["e1", "e2"])]
    north_side, south_side = agreed.tied[:2]
    (tie,) = agreed.of(south_side)
    assert tie.told_of(south_side).startswith("says the same as North Shore: 2 statements")
    assert [*agreed.of(north_side)] == [tie]


def test_every_side_stands_there_and_third_parties_each_for_itself(tmp_path: Path) -> None:
    said = (south(**BROKEN), {**EDITOR, **BROKEN, "voice": "own"})
    article = {"id": "late", "published": "1999-12-31", "outlet": "wire-editor"}
    made = lake(tmp_path, articles=[article], sources=[EDITOR_FILE], evidence=list(said))
    view = build_network_view(selection_of(made), Among.SIDE)
    assert [(one.id, one.kind) for one in view.tied] == [
        ("north", "side"),
        ("south", "side"),
        ("league", "side"),
        ("isles", "side"),
        ("wire-editor", "voice"),
    ]
    assert ties(view) == [
        ("agrees", "south", "wire-editor", ["e1", "e2"]),
        ("accuses", "south", "north", ["e1"]),
        ("accuses", "wire-editor", "north", ["e2"]),
    ]
    voices = build_network_view(selection_of(made), Among.VOICE)
    assert [(one.id, one.kind) for one in voices.tied] == [
        ("north", "side"),
        ("south-office", "voice"),
        ("wire-editor", "voice"),
    ]


def test_a_body_is_its_side_and_of_itself_among_voices(tmp_path: Path) -> None:
    said = south(**BROKEN | {"respondents": ["north-harbour"]})
    assert ties(network(tmp_path / "side", said)) == [("accuses", "south", "north", ["e1"])]
    by_voice = network(tmp_path / "voice", said, by=Among.VOICE)
    assert ties(by_voice) == [("accuses", "south-office", "north-harbour", ["e1"])]
    third = south(**BROKEN | {"respondents": ["wire"]})
    assert ties(network(tmp_path / "third", third)) == [("accuses", "south", "wire", ["e1"])]


def test_a_joint_body_is_none_of_its_members(tmp_path: Path) -> None:
    made = load_workspace(commission(tmp_path))
    bodies = {body.id for body in made.agreement().bodies}
    view = build_network_view(selection_of(made), Among.SIDE)
    assert {one.id for one in view.tied if one.kind == "body"} <= bodies
    assert any(tie.target.id in bodies for tie in view.ties)


def test_a_denial_of_a_claim_that_no_record_holds_names_whose_it_is(tmp_path: Path) -> None:
    claim = {"by": "south-office", "claim": "That it was shut."}
    said = north(act="denies", denied_claim=claim)
    assert ties(network(tmp_path, said)) == [("denies", "north", "south", ["e1"])]


def test_what_is_left_out(tmp_path: Path) -> None:
    told = {"voice": "characterised", "via": ["south-gazette"]}
    view = network(
        tmp_path / "told",
        north(**BROKEN) | told,
        south(**denial("e1")),
        south(act="states", respondents=["north"], incident="gate-shut"),
        south(**BROKEN | NOBODY, targets=["2a"]),
    )
    assert ties(view) == []
    two = (south(**fact(), asserted="1999-06-03"), north(**denial("e1"), asserted="1999-06-04"))
    day = parse_edtf("1999-06-03").upper
    assert ties(network(tmp_path / "all", *two)) == [("denies", "north", "south", ["e2"])]
    assert ties(network(tmp_path / "cut", *two, cut=Cut(as_of=day))) == []


def test_a_limit_is_told(tmp_path: Path) -> None:
    day = parse_edtf("1999-12-31").upper
    cut = Cut(as_of=day, known_by=day)
    view = network(tmp_path, south(**BROKEN), cut=cut, points=("1",), official=True)
    limits = "as of 1999-12-31, known by 1999-12-31, point 1, official voices only"
    assert view.limits == limits
    drawn = draw_network(view)
    assert limits in [one.words for one in drawn.words]


def test_a_drawing_says_filled_what_officials_say_and_outlined_what_others_say(
    tmp_path: Path,
) -> None:
    herald = {"article": "late", "speaker": "south-gazette", "voice": "own"}
    article = {"id": "late", "published": "1999-12-31", "outlet": "south-gazette"}
    said = (south(**BROKEN), {**herald, **BROKEN}, north(**denial("e1", "e2")))
    made = lake(tmp_path, articles=[article], evidence=list(said))
    drawn = draw_network(build_network_view(selection_of(made), Among.SIDE))
    signs = [(one.shape, one.says.partition(" statement")[0]) for one in drawn.signs[5:]]
    assert signs == [
        ("denies", "North Shore denies the words of South Shore: 1"),
        ("reaches", "North Shore denies the words of South Shore: 1"),
        ("judges", "South Shore says not fulfilled or violated by North Shore: 2"),
        ("judges-outlined", "South Shore says not fulfilled or violated by North Shore: 2"),
        ("reaches", "South Shore says not fulfilled or violated by North Shore: 2"),
    ]
    words = [one.words for one in drawn.words]
    assert "denies South Shore: 1" in words
    assert words.count("not kept by North Shore: 1") == 2


def test_an_objection_stands_below_the_drawing(tmp_path: Path) -> None:
    objection = (
        "objections:\n  - id: o1\n    to: [late#e1]\n    by: north-ministry\n"
        "    said_on: '2000-01'\n    ground: A ground.\n    citation: A letter\n"
    )
    files = {"objections.yaml": objection}
    made = lake(tmp_path, articles=[LATE], evidence=[south(**BROKEN)], files=files)
    words = [one.words for one in draw_network(network_of(made)).words]
    assert any(line.startswith("o1 to late#e1: objection of") for line in words)


def test_nothing_is_drawn_of_nobody(tmp_path: Path) -> None:
    drawn = draw_network(network(tmp_path, north(act="background")))
    assert drawn.strokes == ()
    assert drawn.boxes == ()


@pytest.mark.parametrize("language", Language)
def test_a_drawing_has_room_for_a_tie_and_for_a_side(language: Language) -> None:
    """What is cut must not be of whom it is."""
    with spoken_in(language):
        sides = as_spoken(load_workspace(ROOT).agreement()).sides
        labels = [tie_words(short, one.name) for short in TIE_SHORT.values() for one in sides]
    assert [one for one in labels if width_of(one) > SHORT] == []
