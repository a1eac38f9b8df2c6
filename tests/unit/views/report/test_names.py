"""The names policy: one neutral name is printed; what else it is called only on request."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from support.reports import lake, view_of

BOTH = 'title = "Lake"\nagreement = "lake_1999"\nnames = "both"\n'


def names(
    root: Path, policy: str = BOTH, agreement: dict[str, Any] | None = None
) -> list[tuple[str, tuple[str, ...]]]:
    made = lake(root, files={"compliance.toml": policy}, agreement=agreement, evidence=[{}])
    return [(name.neutral, name.others) for name in view_of(made).names]


def entry(*forms: str, kind: str = "place") -> dict[str, Any]:
    written = [{"text": text, "confidence": "A"} for text in forms]
    return {"id": "x", "kind": kind, "forms": written}


def test_names_that_are_printed_are_listed_with_their_others(tmp_path: Path) -> None:
    assert names(tmp_path) == [("ferry lane", ("south channel",))]


def test_with_the_neutral_policy_none_is_listed(tmp_path: Path) -> None:
    assert names(tmp_path, BOTH.replace("both", "neutral")) == []


@pytest.mark.parametrize(
    ("listed", "found"),
    [
        (entry("The dam", "The wall"), [("The dam", ("The wall",))]),
        (entry("The dam", "The wall", "The wall"), [("The dam", ("The wall",))]),
        (entry("The dam"), []),
        (entry("The da", "The wall"), []),
        (entry("The sluice", "The wall"), []),
        (entry("The dam", "The wall", kind="person"), []),
        (entry("The dam", "The wall", kind="body"), [("The dam", ("The wall",))]),
        (entry("An invented claim", "A tale"), [("An invented claim", ("A tale",))]),
        (entry("the lake", "the sea"), [("the lake", ("the sea",))]),
    ],
    ids=[
        "title",
        "twice",
        "alone",
        "part of a word",
        "unprinted",
        "person",
        "body",
        "claim",
        "agreement",
    ],
)
def test_only_places_and_bodies_that_stand_in_the_report_are_listed(
    listed: dict[str, Any], found: list[tuple[str, tuple[str, ...]]], tmp_path: Path
) -> None:
    assert names(tmp_path, agreement={"names": [listed]}) == found


def test_what_only_a_voice_that_was_asked_for_says_is_printed_too(tmp_path: Path) -> None:
    listed = {"names": [entry("An invented claim", "A tale")]}
    made = lake(tmp_path, files={"compliance.toml": BOTH}, agreement=listed, evidence=[{}])
    assert [name.neutral for name in view_of(made, "north").names] == ["An invented claim"]
    assert view_of(made, "north", points=("2",)).names == ()
