"""Which basis gives a reason, and which only says again what is known."""

from __future__ import annotations

from pathlib import Path

import pytest

from compliance.audit.rules.sources import side_without_basis, unused_source
from support.audits import audited
from support.ford import said
from support.reports import lake

SIDES = [
    {"id": "north", "name": "Upland", "role": "party"},
    {"id": "south", "name": "South Shore", "role": "party"},
    {"id": "league", "name": "River League", "role": "signatory"},
    {"id": "isles", "name": "Lake Isles", "role": "non_signatory"},
]


def found(root: Path, **source: str) -> bool:
    made = lake(root, agreement={"sides": SIDES}, sources=[{"id": "evening-post", **source}])
    findings = side_without_basis.findings(audited(made))
    subjects = [finding.remark.subject for finding in findings]
    return "evening-post" in subjects


@pytest.mark.parametrize(
    "basis",
    ["Evening post.", "North.", "Upland.", "Media of Upland, in the north.", "See note.", "N/A"],
)
def test_words_of_name_side_and_kind_are_no_reason(tmp_path: Path, basis: str) -> None:
    assert found(tmp_path, side="north", basis=basis)


@pytest.mark.parametrize(
    "basis", ["Owned by Upland.", "Printed in the capital of Upland.", "A state broadcaster."]
)
def test_any_other_word_is_one(tmp_path: Path, basis: str) -> None:
    assert not found(tmp_path, side="north", basis=basis)


def test_the_name_of_the_side_is_enough_for_an_office_and_not_for_a_paper(tmp_path: Path) -> None:
    basis = "Of Upland."
    assert not found(tmp_path / "a", side="north", basis=basis, kind="government")
    assert found(tmp_path / "b", side="north", basis=basis, kind="media")


def test_that_it_is_of_no_side_is_a_reason_only_for_those_of_no_side(tmp_path: Path) -> None:
    basis = "Not of any side."
    assert not found(tmp_path / "a", side="third", basis="Of no side.")
    assert not found(tmp_path / "b", side="unknown", basis=basis)
    assert found(tmp_path / "c", side="north", basis="Of no side.")


@pytest.mark.parametrize("holder", ["north", "evening-post"])
def test_a_source_that_says_which_role_a_side_has_is_used(holder: str, tmp_path: Path) -> None:
    sides = [{"id": "north", "name": "Upland", "roles": [said("party", holder)]}, *SIDES[1:]]
    made = lake(tmp_path, agreement={"sides": sides}, sources=[{"id": "evening-post"}])
    unused = {one.remark.subject for one in unused_source.findings(audited(made))}
    assert ("evening-post" in unused) == (holder == "north")


@pytest.mark.parametrize("holder", ["north", "evening-post"])
def test_a_source_that_tells_of_an_amendment_is_used(holder: str, tmp_path: Path) -> None:
    annex = {"id": "annex", "title": "Annex", "confidence": "A"}
    told = {"source": holder, "citation": "A letter", "confidence": "B"}
    later = {"id": "later", "instrument": "annex", "targets": ["1"], "says": "Later."}
    amended = {"instruments": [annex], "amendments": [{**later, "according_to": [told]}]}
    # The accord of the treaty goes, and with it the records about it.
    made = lake(tmp_path, agreement=amended, sources=[{"id": "evening-post"}], evidence=[])
    unused = {one.remark.subject for one in unused_source.findings(audited(made))}
    assert ("evening-post" in unused) == (holder == "north")
