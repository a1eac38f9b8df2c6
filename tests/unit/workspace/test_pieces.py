"""A large value is taken apart into pieces that together have all of it, and its faults."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.errors import MOST_PROBLEMS
from compliance.model.agreement import Agreement
from compliance.model.evidence import EvidenceFile
from compliance.workspace.faults import Fault, Route
from compliance.workspace.gate import check_shape, keys_within
from compliance.workspace.load import WorkspaceReader
from compliance.workspace.pieces import LARGE, Piece, is_large, pieces
from support.builders import workspace

LEAVES = st.integers(0, 3)
VALUES = st.recursive(
    LEAVES,
    lambda inside: (
        st.lists(inside, max_size=9) | st.dictionaries(st.sampled_from("abcdef"), inside)
    ),
    max_leaves=60,
)


def leaves(value: object, route: Route = ()) -> dict[Route, object]:
    """Return what is no list or mapping, and the empty ones, by their routes."""
    if isinstance(value, dict | list) and value:
        items = value.items() if isinstance(value, dict) else enumerate(value)
        return {k: v for step, one in items for k, v in leaves(one, (*route, step)).items()}
    return {route: value}


@given(VALUES, st.integers(1, 20))
def test_the_pieces_of_a_value_have_all_of_it_and_nothing_else(value: object, most: int) -> None:
    """Law: each value has its place in some piece, and stands in a piece at its place only."""
    wanted = leaves(value)
    found: dict[Route, object] = {}
    for piece in pieces(value, {"a"}, most):
        for route, leaf in leaves(piece.value).items():
            place = piece.route_of(route)
            # Of a stand-in an end may be missing: then an empty collection stands there.
            assert wanted.get(place) == leaf
            found[place] = leaf
    assert found == wanted


def test_a_value_that_is_not_large_is_its_only_piece() -> None:
    value = {"a": [1, 2, {"b": 3}]}
    assert not is_large(value)
    assert list(pieces(value, ())) == [Piece(value)]


def test_each_piece_has_the_keys_that_a_record_may_need() -> None:
    value: dict[str, Any] = {"id": "x", "list": [[1] * LARGE, *"abc"]}
    value |= {f"unknown{n}": n for n in range(3 * LARGE)}
    made = list(pieces(value, {"id", "list"}))
    assert all(
        {"id", "list"} <= set(piece.value) for piece in made if isinstance(piece.value, dict)
    )
    assert made[-1].route_of(("list", 0)) == ("list", 1)
    assert made[-1].route_of(("list",)) == ("list",)


def test_the_keys_within_a_record_are_those_of_all_records_in_it() -> None:
    assert {"evidence", "passage", "as_printed", "because"} <= keys_within(EvidenceFile)
    assert {"clauses", "obligations", "holders", "bearers"} <= keys_within(Agreement)
    assert "bearers" not in keys_within(EvidenceFile)


RECORD = {
    "id": "e1",
    "targets": ["*"],
    "link": "named",
    "speaker": "a",
    "act": "states",
    "claim": "Says.",
    "passage": {"start": "words"},
}


def checked(evidence: list[Any]) -> tuple[EvidenceFile | None, list[Fault]]:
    faults: list[Fault] = []
    value = {"article": "a", "agreement": "b", "evidence": evidence}
    return check_shape(value, EvidenceFile, "f", faults), faults


def test_a_large_file_gives_the_record_and_the_faults_that_a_small_one_gives() -> None:
    many = [RECORD] * LARGE
    record, faults = checked(many)
    assert record is not None
    assert (len(record.evidence), faults) == (LARGE, [])
    wrong = {**RECORD, "clam": "x", "targets": ["a", {}, "c"], "link": "no"}
    _, of_one = checked([wrong])
    record, faults = checked([*many, wrong])
    assert record is None
    assert [(f.code, f.message) for f in faults] == [(f.code, f.message) for f in of_one]
    assert [f.route[2:] for f in faults] == [f.route[2:] for f in of_one]
    assert {f.route[:2] for f in faults} == {("evidence", LARGE)}


@pytest.mark.parametrize("item", [{}, [], 1, {"targets": [{}] * 9}, {"figures": [{}] * 9}])
def test_no_more_faults_are_looked_for_than_are_told(item: object) -> None:
    _, faults = checked([item] * 20 * LARGE)
    assert MOST_PROBLEMS < len(faults) < 20 * LARGE
    assert faults[0].route[1] == 0


def test_no_more_files_are_read_than_have_problems_to_tell(tmp_path: Path) -> None:
    bad = b"article: a\nagreement: b\nevidence:\n" + 100 * b"  - {}\n"
    root = workspace(tmp_path, files={f"evidence/a{n:02}.yaml": bad for n in range(30)})
    reading = WorkspaceReader(root)
    reading.read_records()
    assert reading.is_full
    assert {fault.file for fault in reading.faults} == {"evidence/a00.yaml", "evidence/a01.yaml"}
