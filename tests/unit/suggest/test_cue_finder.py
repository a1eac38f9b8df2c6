"""Cues are found in the words of a sentence: words, stems, phrases, names, exclusions."""

from __future__ import annotations

from pathlib import Path

import pytest

from compliance.model.cues import parse_cue
from compliance.suggest import phrases
from compliance.suggest.rank.cues import CueKind, Stands, finder_of, languages_of
from compliance.suggest.rank.finder import CueFinder
from compliance.suggest.rank.words import words_of
from compliance.workspace.load import load_workspace
from support.lake_cues import lake_with_cues


def found(cue: str, text: str) -> list[tuple[int, ...]]:
    """Return the places of the words of a cue in a text."""
    return [one.places for one in CueFinder([("x", parse_cue(cue))]).find(words_of(text))]


@pytest.mark.parametrize(
    ("cue", "text", "places"),
    [
        ("boats", "Boats left.", [(0,)]),
        ("boat", "Boats left.", []),
        ("boat-", "Boats left.", [(0,)]),
        ("line of contact", "On the line of contact.", [(2, 3, 4)]),
        ("line of contact", "On the line of", []),
        ("line of contact", "On the line of battle, a line of contact", [(6, 7, 8)]),
        ("cease-fire", "A cease-fire holds", [(1, 2)]),
        ("withdraw- + troops", "The troops were withdrawn", [(1, 3)]),
        ("withdraw- + troops", "The troops stayed", []),
        ("withdraw- ! cash", "They withdrew cash", []),
        ("withdr- ! cash", "They withdrew troops", [(1,)]),
        ("withdr- ! cash", "They withdrew cash", []),
        ("обмен- + пленн-", "Обменялись пленными", [(0, 1)]),
        ("вооруженн-", "Вооружённые", [(0,)]),
        ("вооружённ-", "Вооруженные", [(0,)]),
        ("open- the gate-", "opened the gates", [(0, 1, 2)]),
    ],
)
def test_a_cue_is_found_where_its_words_stand(
    cue: str, text: str, places: list[tuple[int, ...]]
) -> None:
    assert found(cue, text) == places


def test_what_is_remembered_of_words_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(phrases, "MOST_KEPT", 2)
    cues = CueFinder([("x", parse_cue("boat-"))])
    for text in ("one two three boats", "four five boats", "boats"):
        assert [one.key for one in cues.find(words_of(text))] == ["x"]


def test_an_agreements_cues_stand_for_targets_instruments_and_scope(tmp_path: Path) -> None:
    agreement = load_workspace(lake_with_cues(tmp_path)).agreement()
    cues = finder_of(agreement, "en")
    text = "The fishing accord keeps boats out of the south channel, says the treaty of the sea."
    assert {one.key for one in cues.find(words_of(text))} == {
        Stands(CueKind.INSTRUMENT, "fishing-1997"),
        Stands(CueKind.TARGET, "2a"),  # by another name of the lane
        Stands(CueKind.TARGET, "*"),
        Stands(CueKind.INSIDE, ""),
        Stands(CueKind.OUTSIDE, ""),
    }
    assert languages_of(agreement) == {
        "en": set(CueKind) - {CueKind.SIDE},
        "ru": {CueKind.TARGET},
    }


def test_an_agreement_may_have_cues_of_its_duties_alone(tmp_path: Path) -> None:
    root = lake_with_cues(tmp_path)
    file = root / "agreements" / "lake_1999.yaml"
    file.write_text(file.read_text("utf-8").partition("\ncues:")[0] + "\n", "utf-8")
    agreement = load_workspace(root).agreement()
    assert agreement.scope is None
    assert [one.key.id for one in finder_of(agreement, "en").find(["patrol", "boats"])] == ["2a"]


def test_sides_are_named_by_their_names_and_by_what_they_are_called(tmp_path: Path) -> None:
    called = {"called": {"de": ["Nordufer-"]}}
    sides = [
        {"id": "north", "name": "North Shore", "role": "party", **called},
        *(
            {"id": one, "name": one.title(), "role": "party"}
            for one in ("south", "league", "isles")
        ),
    ]
    agreement = load_workspace(lake_with_cues(tmp_path, agreement={"sides": sides})).agreement()
    cues = finder_of(agreement, "de")
    for text in ("am Nordufers Damm", "North Shore"):
        assert [one.key for one in cues.find(words_of(text))] == [Stands(CueKind.SIDE, "north")]
    assert languages_of(agreement)["de"] == {CueKind.SIDE}


def test_words_among_others_are_found_beside_what_a_cue_must_not_stand_with() -> None:
    finder = CueFinder([("x", parse_cue("boats ! gas"))])
    words = words_of("Boats and gas.")
    assert not list(finder.find(words))
    assert [one.key for one in finder.find(words, beside=True)] == ["x"]
