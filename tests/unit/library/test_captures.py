"""Captures are kept as they came, by their hash, with each way in which they came."""

from __future__ import annotations

from pathlib import Path

import pytest

from compliance.library.captures import CaptureStore
from compliance.library.intake.capture import Capture
from compliance.library.store import LibraryWriteError

PAGE = Capture(
    "a.html",
    b"<p>\xff",
    address="https://river.example/n/1",
    retrieved="2022-03-27",
    headers=(("Content-Type", "text/html"),),
    tool="a tool 1",
)


def test_what_was_put_is_what_is_got_with_how_it_came(tmp_path: Path) -> None:
    store = CaptureStore(tmp_path)
    assert store.get(PAGE.sha256) is None
    assert store.descriptions(PAGE.sha256) == []
    assert list(tmp_path.iterdir()) == []
    store.put(PAGE)
    store.put(PAGE)
    store.put(Capture("b.html", PAGE.data, archived="https://archive.example/1"), within="ab")
    assert store.get(PAGE.sha256) == PAGE.data
    assert store.descriptions(PAGE.sha256) == [
        {
            "name": "a.html",
            "address": "https://river.example/n/1",
            "retrieved": "2022-03-27",
            "headers": [["Content-Type", "text/html"]],
            "tool": "a tool 1",
        },
        {"name": "b.html", "archived": "https://archive.example/1", "within": "ab"},
    ]
    kept = tmp_path / "captures" / PAGE.sha256[:2] / PAGE.sha256
    assert kept.read_bytes() == PAGE.data
    assert kept.stat().st_mode & 0o777 == 0o600


def test_what_is_damaged_counts_as_not_held_and_is_replaced(tmp_path: Path) -> None:
    store = CaptureStore(tmp_path)
    store.put(PAGE)
    kept = tmp_path / "captures" / PAGE.sha256[:2] / PAGE.sha256
    described = kept.with_name(f"{PAGE.sha256}.json")
    kept.write_bytes(b"x")
    for damage in ("{", "5", "[5]"):
        described.write_text(damage, "utf-8")
        assert store.get(PAGE.sha256) is None
        assert store.descriptions(PAGE.sha256) == []
    store.put(PAGE)
    assert store.get(PAGE.sha256) == PAGE.data
    assert len(store.descriptions(PAGE.sha256)) == 1
    assert store.get("../x") is None


def test_a_library_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "captures").write_text("no folder", "utf-8")
    with pytest.raises(LibraryWriteError, match="cannot be written"):
        CaptureStore(tmp_path).put(PAGE)
