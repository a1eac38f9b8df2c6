"""The quick way to records: what it accepts at once, and what it leaves to pydantic."""

from __future__ import annotations

from typing import Any
from unittest import mock

import pytest

from compliance.model.article import Article
from compliance.model.incident import Search
from compliance.model.lock import LockEntry
from compliance.workspace import quick_shapes
from compliance.workspace.quick_shapes import read_quickly
from compliance.workspace.shapes import adapter
from support.builders import article

LOCK: dict[str, Any] = {
    "evidence": "a#e1",
    "text_sha256": "0" * 64,
    "range": [0, 10],
    "words": 2,
    "passage_sha256": "1" * 64,
    "fingerprint": {"claim": "2" * 16},
    "on": "2021-01-02",
}
SEARCH = {
    "targets": "all",
    "from": "2021-01-01",
    "to": "2021-02-01",
    "where": "x",
    "by": "y",
    "found": "z",
}


@pytest.mark.parametrize(
    ("shape", "value"),
    [
        (LockEntry, LOCK),
        (Search, SEARCH),
        (Search, {**SEARCH, "targets": ["1a", "*"], "side": None}),
        (Article, article()),
        (Article, article(title="a\u00a0b", authors=["A\u00adb"])),
    ],
)
def test_what_is_right_becomes_the_record_that_pydantic_makes(
    shape: type[Any], value: object
) -> None:
    assert read_quickly(value, shape) == adapter(shape).validate_python(value)


@pytest.mark.parametrize(
    "change",
    [
        {"surprise": 1}, {"words": 0}, {"words": True}, {"words": "2"}, {"range": [1]},
        {"range": 1},
        {"range": [1, -1]}, {"fingerprint": []}, {"fingerprint": {1: "2" * 16}}, {"on": 1},
        {"fingerprint": {"claim": "x"}}, {"on": "2021-13-45"}, {"evidence": "\n"}, {"evidence": 1},
    ],
)  # fmt: skip
def test_what_pydantic_refuses_is_in_doubt(change: dict[str, Any]) -> None:
    assert read_quickly({**LOCK, **change}, LockEntry) is None


@pytest.mark.parametrize(
    "change",
    [
        {"title": ""}, {"title": "a" * 2_001}, {"title": "a\ud800"}, {"title": "a\x07"},
        {"coded": "none"}, {"coded": 1}, {"authors": "x"}, {"authors": ["x", 1]}, {"url": "x"},
    ],
)  # fmt: skip
def test_texts_lists_and_words_that_are_wrong_are_in_doubt(change: dict[str, Any]) -> None:
    assert read_quickly(article(**change), Article) is None


@pytest.mark.parametrize("targets", ["some", 1, [], [1], None])
def test_neither_all_nor_a_list_is_in_doubt(targets: object) -> None:
    found = read_quickly({**SEARCH, "targets": targets}, Search)
    assert (found is None) is (targets != [])


@pytest.mark.parametrize("value", [None, [], "x", {}])
def test_what_is_no_mapping_or_lacks_a_key_is_in_doubt(value: object) -> None:
    assert read_quickly(value, Article) is None


def test_only_so_many_texts_are_kept() -> None:
    with mock.patch.object(quick_shapes, "_MOST_KEPT", 0):
        assert read_quickly(LOCK, LockEntry) is not None
