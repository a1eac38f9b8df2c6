"""A desk: who codes at it, what it has of the workspace, and the decisions that it read."""

from __future__ import annotations

import pytest

from compliance.model.base import ArticleId
from compliance.workspace.workspace import UnknownIdError
from support.builders import HERALD
from support.desks import OPENED, Office, accept, key_of, keys


def test_a_line_that_was_cut_is_told_at_the_start(here: Office) -> None:
    desk = here.desk()
    desk.reject(key_of(desk, OPENED.text), "no")
    (path,) = here.data.rglob("anna.jsonl")
    path.write_bytes(path.read_bytes()[:-9])
    assert keys(here.desk())[0] == OPENED.text
    assert here.told == [
        "anna.jsonl:1 is no decision: cut short, or changed; it stays there and is passed over"
    ]


def test_a_coder_is_one_of_the_list(here: Office) -> None:
    with pytest.raises(UnknownIdError, match='no coder "carla"'):
        here.desk("carla")
    with pytest.raises(UnknownIdError, match='no agreement "pond"'):
        here.desk(agreement="pond")


def test_the_workspace_is_the_same_value_until_a_file_changes(here: Office) -> None:
    desk = here.desk(cache=here.data / "cache")
    first = desk.workspace
    assert desk.workspace is first
    assert desk.prover is desk.prover
    path = here.root / "incidents.yaml"
    path.write_text(path.read_text() + "# a comment\n")
    assert desk.workspace is first  # it says the same
    accept(desk, OPENED.text)
    assert desk.workspace is not first
    assert desk.workspace.evidence[f"{HERALD}#e01"].article.id == ArticleId(HERALD)  # type: ignore[index]
