"""What a denial denies: whose account, of which day, how many statements."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from compliance.model.words import Act
from compliance.views.denied import account_words, clause_words, lead_words, verb_words
from compliance.views.parties import party_names
from compliance.workspace.evidence import Evidence
from compliance.workspace.workspace import Workspace
from support.reports import lake

JUNE = "1999-06-25"


def told(speaker: str, day: str = JUNE) -> dict[str, Any]:
    return {"speaker": speaker, "asserted": day}


def made(root: Path, *records: dict[str, Any]) -> tuple[Workspace, list[Evidence]]:
    workspace = lake(root, evidence=records)
    return workspace, list(workspace.evidence.values())


@pytest.mark.parametrize(
    ("records", "words"),
    [
        ([told("north-ministry")], "North Shore’s account of 25 Jun 1999"),
        (
            [told("north-ministry"), told("north-harbour"), told("north-ministry")],
            "North Shore’s account of 25 Jun 1999",
        ),
        (
            [told("north-ministry", "1999-06-26"), told("north-ministry")],
            "North Shore’s account of 26 Jun 1999 and 25 Jun 1999",
        ),
        (
            [told("north-ministry", f"1999-06-2{n}") for n in (5, 3, 6)],
            "North Shore’s account of 3 days, 23 Jun 1999 to 26 Jun 1999",
        ),
        ([told("north-ministry", "../1999-06-25")], "North Shore’s account given by 25 Jun 1999"),
        (
            [told("south-office"), told("north-ministry")],
            "the accounts of South Shore and North Shore, of 25 Jun 1999",
        ),
        (
            [told("south-office"), told("north-ministry"), told("isles-council")],
            "the accounts of 3 voices, of 25 Jun 1999",
        ),
        ([told("north-herald")], "the account of North Herald, of 25 Jun 1999"),
        ([told("an-officer")], "the account of An officer who gave no name, of 25 Jun 1999"),
        (
            [told("north-herald"), told("north-ministry")],
            "the accounts of North Herald and North Shore, of 25 Jun 1999",
        ),
    ],
)
def test_officials_speak_under_the_name_of_their_side_and_others_under_their_own(
    records: list[dict[str, Any]], words: str, tmp_path: Path
) -> None:
    workspace, evidence = made(tmp_path, *records)
    assert account_words(evidence, party_names(workspace, workspace.agreement())) == words


def test_officials_of_third_parties_are_no_side(tmp_path: Path) -> None:
    abroad = {"id": "abroad", "name": "Ministry Abroad", "kind": "government", "side": "third"}
    workspace = lake(tmp_path, evidence=[told("abroad")], sources=[{**abroad, "basis": "Said."}])
    names = party_names(workspace, workspace.agreement())
    words = account_words(list(workspace.evidence.values()), names)
    assert words == "the account of Ministry Abroad, of 25 Jun 1999"


@pytest.mark.parametrize(
    ("act", "verb"),
    [
        (Act.DENIES, "denies North Shore’s account of 25 Jun 1999"),
        (Act.CAVEATS, "adds to North Shore’s account of 25 Jun 1999"),
    ],
)
def test_a_verb_goes_with_what_it_answers(act: Act, verb: str, tmp_path: Path) -> None:
    workspace, evidence = made(tmp_path, told("north-ministry"))
    assert verb_words(act, evidence, party_names(workspace, workspace.agreement())) == verb


def test_what_answers_nothing_has_its_verb_alone() -> None:
    assert verb_words(Act.DENIES, [], {}) == "denies"
    assert verb_words(Act.CAVEATS, [], {}) == "adds"
    assert lead_words("denies", 0) == "denies"
    assert clause_words("says", 0, "it rains") == "says it rains"


@pytest.mark.parametrize(("number", "words"), [(1, "x (1 statement)"), (8, "x (8 statements)")])
def test_how_many_statements_are_answered_is_said(number: int, words: str) -> None:
    assert lead_words("x", number) == words
    assert clause_words(words, number, "it rains") == f"{words}: it rains"
