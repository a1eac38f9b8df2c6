"""What stands in a report, and in which order."""

from __future__ import annotations

from pathlib import Path

import pytest

from compliance.assessments.points import UnknownPointError
from compliance.passages.level import Level
from compliance.views.proofs import LevelView
from support.builders import GAZETTE, HERALD
from support.lake_texts import HERALD as HERALD_TEXT
from support.reports import Json, document_of, json_panels, lake, view_of


def others(document: Json) -> list[str]:
    return [other["source"] for other in document["others"]]


def test_without_a_source_all_sides_stand_side_by_side_under_a_summary(tmp_path: Path) -> None:
    made = lake(tmp_path)
    view = view_of(made)
    assert (view.source, view.source_name) == (None, None)
    assert view.summary is not None
    assert [side for side, _ in view.summary.sides] == others(document_of(view))
    assert others(document_of(view)) == ["north", "south", "league", "isles", "third", "unknown"]
    assert document_of(view)["assessment"] is None


def test_a_side_stands_before_all_others(tmp_path: Path) -> None:
    view = view_of(lake(tmp_path), "south")
    document = document_of(view)
    assert (view.source, view.source_name, view.summary) == ("south", "South Shore", None)
    assert others(document) == ["north", "league", "isles", "third", "unknown"]
    assert {
        e["side"] for _, source, p in json_panels(document) for e in p["evidence"] if not source
    } == {"south"}


def test_a_voice_stands_before_the_rest_of_its_side(tmp_path: Path) -> None:
    made = lake(tmp_path, evidence=[{}, {"speaker": "north-herald"}, {"speaker": "north-harbour"}])
    document = document_of(view_of(made, "north-ministry"))
    assert others(document)[0] == "north"
    spoken = {
        s: [e["speaker"] for e in p["evidence"]] for t, s, p in json_panels(document) if t == "1a"
    }
    assert spoken[""] == ["north-ministry", "north-harbour"]
    assert spoken["north"] == ["north-herald"]


def test_a_voice_that_is_all_of_its_side_has_no_rest(tmp_path: Path) -> None:
    document = document_of(view_of(lake(tmp_path), "isles-council"))
    assert others(document) == ["north", "south", "league", "third", "unknown"]


def test_points_are_chosen_in_the_order_of_the_agreement(tmp_path: Path) -> None:
    view = view_of(lake(tmp_path), points=("2",))
    assert view.points == ("2",)
    assert [clause.number for clause in view.clauses] == ["2"]
    assert view.whole.beside == ()
    assert not view.whole.spoken_of
    assert [clause.number for clause in view_of(lake(tmp_path), points=("2", "1")).clauses] == [
        "1",
        "2",
    ]


def test_an_unknown_point_is_refused_with_what_is_near(tmp_path: Path) -> None:
    with pytest.raises(UnknownPointError, match='no point "3"'):
        view_of(lake(tmp_path), points=("1", "3"))


def test_only_official_voices_are_left_and_other_groups_have_no_label(tmp_path: Path) -> None:
    evidence = [
        {"status": "fulfilled"},
        {"status": "violated", "speaker": "north-herald"},
        {"speaker": "league-mission"},
    ]
    document = document_of(view_of(lake(tmp_path, evidence=evidence), official=True))
    panels = {(t, s): p for t, s, p in json_panels(document)}
    found = panels["1a", "north"]
    assert [e["group"] for e in found["evidence"]] == ["official"]
    assert found["assessment"]["labels"] == {
        "official": "fulfilled; by whom, not said · by 28 Jun 1999",
        "media": None,
        "other": None,
    }
    assert panels["1a", "league"]["evidence"] == []
    assert document["corpus"]["records"] == 1


def test_a_side_whose_media_alone_speak_is_blank_only_officially(tmp_path: Path) -> None:
    evidence = [{"article": HERALD, "speaker": "north-herald", "voice": "own"}]
    view = view_of(lake(tmp_path, evidence=evidence), "north", official=True)
    focus = view.clauses[0].obligations[0].focus
    assert focus is not None
    assert focus.blank == "1 article from North Shore read in full, without anything official on it"


def test_articles_are_listed_by_their_numbers(tmp_path: Path) -> None:
    made = lake(tmp_path)
    assert [a.id for a in view_of(made).articles] == [GAZETTE, HERALD]
    assert [a.id for a in view_of(made, "north").articles] == [GAZETTE, HERALD]
    assert [(a.number, a.records) for a in view_of(made, "north").articles] == [(1, 6), (2, 6)]


def test_an_article_is_listed_with_its_chain_and_whether_it_is_held(tmp_path: Path) -> None:
    second, first = view_of(lake(tmp_path), "north", texts=[HERALD_TEXT]).articles
    assert (first.outlet, first.date, first.coded, first.held) == (
        "North Herald",
        "1 Jul 1999",
        "coded in full",
        True,
    )
    assert first.hands == (
        ("Ministry of Waters of North Shore",),
        ("Inland Wire",),
        ("North Herald",),
        ("A digest of the press",),
    )
    assert [(link.role, link.date) for link in first.chain] == [
        ("origin", "1 Jul 1999"),
        ("agency", None),
        ("outlet", None),
        ("copy", None),
    ]
    assert (second.coded, second.held, second.hands) == ("coded in part", False, ())


def test_hands_of_one_role_stand_side_by_side(tmp_path: Path) -> None:
    chain = [
        {"role": "origin", "source": "north-ministry", "confidence": "A"},
        {"role": "origin", "name": "A guard", "confidence": "C"},
        {"role": "repost", "name": "A page", "confidence": "C"},
    ]
    made = lake(tmp_path, articles=[{"id": "late", "chain": chain}], evidence=[{"article": "late"}])
    assert view_of(made).articles[0].hands == (
        ("Ministry of Waters of North Shore", "A guard"),
        ("A page",),
    )


def test_what_is_not_counted_is_listed_by_the_reason(tmp_path: Path) -> None:
    evidence = [
        {"scope": "not_a_clause", "note": "x"},
        {"scope": "outside_zone", "note": "x"},
        {"scope": "other_instrument", "instrument": "fishing-1997", "note": "x"},
        {"scope": "not_a_clause", "note": "x", "targets": ["2a", "2b"]},
        {"scope": "arguable", "reading": "gates_all"},
        {},
    ]
    view = view_of(lake(tmp_path, evidence=evidence))
    assert [(left.why, [r.entry for r in left.records]) for left in view.not_counted] == [
        ("people or place outside it", ["e2"]),
        ("another instrument", ["e3"]),
        ("in no point", ["e1", "e4"]),
    ]


def test_blanks_are_gathered_by_their_reason(tmp_path: Path) -> None:
    view = view_of(lake(tmp_path, evidence=[{}]))
    target = view.clauses[0].obligations[0]
    assert [(blank.why, blank.names) for blank in target.blanks] == [
        ("not searched", ("South Shore", "Lake Isles", "third parties", "speaker not identified")),
        ("searched, nothing found", ("River League",)),
    ]
    assert [panel.id for panel in target.others] == ["north"]


def test_a_cell_of_the_summary_has_labels_and_counts_what_has_none(tmp_path: Path) -> None:
    evidence = [
        {"status": "fulfilled", "respondents": ["north"]},
        {"status": "violated", "targets": ["1"], "speaker": "north-herald"},
        {"targets": ["1", "1b"]},
        {"speaker": "wire", "status": "lapsed"},
    ]
    summary = view_of(lake(tmp_path, evidence=evidence)).summary
    assert summary is not None
    cells = {cell.side: cell for cell in summary.rows[0].cells}
    north, south, third = cells["north"], cells["south"], cells["third"]
    assert north.labels == (
        "1 media: violated · by 28 Jun 1999",
        "1a official: fulfilled by North Shore · by 28 Jun 1999",
    )
    assert (north.counts, north.blank) == (("1 statement, none a judgement",), None)
    assert (south.labels, south.counts, south.blank) == ((), (), "not searched")
    assert (third.counts, third.blank) == (("1 judgement, not summed up",), None)
    assert third.labels == ()
    assert {c.blank for c in summary.rows[1].cells if c.side == "league"} == {
        "searched, nothing found"
    }


def test_voices_are_grouped_and_statuses_stand_first_then_the_oldest(tmp_path: Path) -> None:
    late = {"article": HERALD}
    evidence = [
        {**late, "asserted": "1999-06-20"},
        {**late, "asserted": "1999-06-10", "status": "violated"},
        {**late, "asserted": "1999-06-05", "status": "fulfilled"},
        {**late, "act": "commits"},
        {**late, "speaker": "north-herald", "voice": "own"},
    ]
    panel = view_of(lake(tmp_path, evidence=evidence), "north").clauses[0].obligations[0].focus
    assert panel is not None
    assert [(g.group, g.label, [r.entry for r in g.records]) for g in panel.groups] == [
        ("official", "violated; by whom, not said · 10 Jun 1999", ["e3", "e2", "e4", "e1"]),
        ("media", "no status", ["e5"]),
    ]
    assert [r.current for r in panel.groups[0].records] == [False, True, True, True]


def test_what_is_told_of_a_side_stands_apart(tmp_path: Path) -> None:
    evidence = [
        {"article": HERALD, "speaker": "south-office", "voice": "characterised"},
        {"speaker": "south-office", "probable_speaker": {"source": "wire", "because": "x"}},
    ]
    panel = view_of(lake(tmp_path, evidence=evidence), "south").clauses[0].obligations[0].focus
    assert panel is not None
    assert (panel.groups, panel.blank, panel.empty) == ((), "not searched", False)
    assert [r.id for r in panel.characterised] == [f"{HERALD}#e1"]
    assert [r.id for r in panel.in_doubt] == [f"{GAZETTE}#e1"]


def test_every_level_of_proof_is_explained(tmp_path: Path) -> None:
    levels = view_of(lake(tmp_path)).proof_levels
    assert levels[0] == LevelView(
        word="words found in our copy",
        short="found",
        meaning="found once in the text held here",
        code="exact",
    )
    assert [level.code for level in levels] == list(Level)
    assert len({level.word for level in levels}) == len({level.short for level in levels}) == 7


def test_a_point_of_which_nobody_says_anything_as_a_whole_is_told_where_it_was_asked(
    tmp_path: Path,
) -> None:
    made = lake(tmp_path, evidence=[{"targets": ["1"]}, {"targets": ["2a"]}])
    assert [clause.unspoken for clause in view_of(made).clauses] == [False, True]
    assert [clause.unspoken for clause in view_of(made, points=("2a",)).clauses] == [False]
    assert [clause.unspoken for clause in view_of(made, "south").clauses] == [False, True]
