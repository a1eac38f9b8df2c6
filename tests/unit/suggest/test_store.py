"""Suggestions are kept a file an article; a damaged file counts as none."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from compliance.model.base import ArticleId
from compliance.model.dates.edtf import parse_edtf
from compliance.suggest import store as module
from compliance.suggest.store import (
    StoredSuggestions,
    SuggestionStore,
    SuggestionWriteError,
)
from support.suggestions import suggestion

POST = ArticleId("post")
TEXT = "a" * 64


@pytest.fixture
def store(tmp_path: Path) -> SuggestionStore:
    return SuggestionStore(tmp_path, "key")


def test_what_was_kept_comes_back(store: SuggestionStore) -> None:
    given = (
        suggestion(0, 9, "1a", "1b", event=parse_edtf("1999-04~"), score=1.0),
        suggestion(9, 12, "*"),
    )
    assert store.get(POST) is None
    store.put(POST, TEXT, given)
    assert store.get(POST) == StoredSuggestions(TEXT, given)
    store.put(POST, TEXT, ())
    assert store.get(POST) == StoredSuggestions(TEXT, ())
    assert (store.folder / "post.json").stat().st_mode & 0o077 == 0


def damaged(change: Callable[[dict[str, Any]], object], store: SuggestionStore) -> None:
    path = store.folder / "post.json"
    content = json.loads(path.read_bytes())
    change(content)
    path.write_text(json.dumps(content), "utf-8")


@pytest.mark.parametrize(
    "change",
    [
        lambda content: content.update(schema="compliance/suggestions/2"),
        lambda content: content.update(text_sha256="../../x"),
        lambda content: content.pop("suggestions"),
        lambda content: content["suggestions"][0].update(act="asserts"),
        lambda content: content["suggestions"][0].update(range=[9, 9]),
        lambda content: content["suggestions"][0].update(range=[-1, 9]),
        lambda content: content["suggestions"][0].update(targets=[]),
        lambda content: content["suggestions"][0].update(targets=["1", "2", "3", "4"]),
        lambda content: content["suggestions"][0].update(score=1.5),
        lambda content: content["suggestions"][0].update(score="high"),
    ],
)
def test_a_damaged_file_counts_as_none(
    change: Callable[[dict[str, Any]], object], store: SuggestionStore
) -> None:
    store.put(POST, TEXT, [suggestion()])
    damaged(change, store)
    assert store.get(POST) is None


def test_what_is_no_file_of_ours_counts_as_none(store: SuggestionStore, tmp_path: Path) -> None:
    store.put(POST, TEXT, [suggestion()])
    path = store.folder / "post.json"
    for data in (b"", b"\xff", b"[" * 100_000):
        path.write_bytes(data)
        assert store.get(POST) is None
    elsewhere = tmp_path / "elsewhere.json"
    store.put(POST, TEXT, [suggestion()])
    path.rename(elsewhere)
    path.symlink_to(elsewhere)
    assert store.get(POST) is None
    elsewhere.rename(store.folder.parent / "out.json")
    assert store.get(ArticleId("../out")) is None


def test_a_file_that_is_too_large_is_not_read(
    store: SuggestionStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.put(POST, TEXT, [suggestion()])
    monkeypatch.setattr(module, "MOST_BYTES", 100)
    assert store.get(POST) is None


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "suggestions").write_text("in the way")
    with pytest.raises(SuggestionWriteError, match="cannot be written: "):
        SuggestionStore(tmp_path, "key").put(POST, TEXT, [])
