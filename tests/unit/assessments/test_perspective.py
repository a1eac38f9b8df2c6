"""Whose view is asked for: a side, or one voice with its parts."""

from __future__ import annotations

from pathlib import Path

import pytest

from compliance.assessments.perspective import (
    find_perspective,
    perspectives,
    rests_of,
)
from compliance.model.base import SourceId
from compliance.workspace.workspace import UnknownIdError
from support.builders import AGREEMENT, lake_files
from support.reports import document_of, json_panels, lake, view_of


def test_a_side_has_all_its_voices_and_a_voice_its_parts(tmp_path: Path) -> None:
    made = lake(tmp_path)
    agreement = made.agreement()
    assert find_perspective(made, agreement, "north").voices is None
    ministry = find_perspective(made, agreement, "north-ministry")
    assert ministry.voices == frozenset({SourceId("north-ministry"), SourceId("north-harbour")})
    assert (ministry.side, ministry.is_side, ministry.labelled) == ("north", False, True)
    assert rests_of(ministry, made)[0].voices == frozenset({SourceId("north-herald")})


def test_the_rest_of_a_side_is_still_of_that_side(tmp_path: Path) -> None:
    made = lake(tmp_path)
    agreement = made.agreement()
    (rest,) = rests_of(find_perspective(made, agreement, "wire"), made)
    assert rest.voices == frozenset({SourceId("water-institute")})
    assert (rest.id, rest.side, rest.is_side, rest.labelled) == ("third", "third", False, False)


def test_third_parties_and_the_unidentified_are_never_labelled(tmp_path: Path) -> None:
    made = lake(tmp_path)
    known = perspectives(made, made.agreement())
    assert [p.id for p in known if p.labelled] == ["north", "south", "league", "isles"]
    assert [p.id for p in known if not p.labelled] == ["third", "unknown"]
    assert not find_perspective(made, made.agreement(), "wire").labelled


def test_an_unknown_side_or_source_is_refused_with_what_is_near(tmp_path: Path) -> None:
    made = lake(tmp_path)
    with pytest.raises(UnknownIdError, match='no side or source "nroth"; did you mean "north"'):
        find_perspective(made, made.agreement(), "nroth")


def test_a_side_of_another_agreement_that_speaks_of_this_one_is_heard(tmp_path: Path) -> None:
    path = f"agreements/{AGREEMENT}.yaml"
    other = (
        lake_files()[path]
        .replace("id: lake_1999", "id: fish_2000")
        .replace(
            "{id: isles, name: Lake Isles, role: non_signatory}",
            "{id: isles, name: Lake Isles, role: non_signatory}\n"
            "  - {id: hills, name: Hill Country, role: party}",
        )
    )
    made = lake(
        tmp_path,
        evidence=[{"speaker": "hill-office", "status": "violated", "respondents": ["hills"]}],
        files={
            "agreements/fish_2000.yaml": other.replace("gates_", "fish_gates_"),
            "sources/hills.yaml": "side: hills\nsources:\n  - id: hill-office\n"
            "    name: Hill Office\n    kind: government\n    basis: Invented.\n"
            "    confidence: A\n",
        },
    )
    agreement = made.agreement("lake_1999")
    assert [p.id for p in perspectives(made, agreement)][4:] == ["hills", "third", "unknown"]
    panels = json_panels(document_of(view_of(made)))
    (label,) = [p["assessment"]["labels"]["official"] for _, _, p in panels if p["evidence"]]
    assert label == "violated by Hill Country · by 28 Jun 1999"
