"""What is kept of YAML files between runs: only speed may depend on it."""

from __future__ import annotations

import hashlib
import json
import stat
from typing import TYPE_CHECKING, Any
from unittest import mock

import pytest

from compliance.workspace import parsed
from compliance.workspace.files import SourceBytes
from compliance.workspace.load import load_workspace
from compliance.workspace.parsed import FORMAT, ParsedFiles, read_kept
from support.builders import workspace

if TYPE_CHECKING:
    from pathlib import Path

GOOD = SourceBytes("a.yaml", "a", b"a: [1, true, b]\n")
BAD = SourceBytes("b.yaml", "b", b"a: no\n")


def kept(path: Path, body: bytes) -> dict[str, object]:
    """Write a cache with a right head and read it."""
    path.write_bytes(f"{FORMAT} {hashlib.sha256(body).hexdigest()}\n".encode() + body)
    return read_kept(path)


def test_a_file_is_parsed_once_and_kept_by_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "cache" / "parsed.json"
    first = ParsedFiles(lambda: path)
    value = first.read(GOOD).value
    first.save()
    assert (first.parsed, value) == (1, {"a": [1, True, "b"]})
    second = ParsedFiles(lambda: path)
    assert second.read(GOOD).value == value
    assert second.parsed == 0
    changed = SourceBytes("a.yaml", "a", GOOD.data + b"b: c\n")
    assert second.read(changed).value == {"a": [1, True, "b"], "b": "c"}
    assert second.parsed == 1
    second.save()
    assert len(read_kept(path)) == 2


def test_the_folder_is_the_users_alone(tmp_path: Path) -> None:
    files = ParsedFiles(lambda: tmp_path / "cache" / "parsed.json")
    files.read(GOOD)
    files.save()
    assert stat.S_IMODE((tmp_path / "cache").stat().st_mode) == 0o700


def test_a_file_with_a_problem_is_never_kept(tmp_path: Path) -> None:
    path = tmp_path / "parsed.json"
    for _ in range(2):
        files = ParsedFiles(lambda: path)
        assert [p.code for p in files.read(BAD).problems] == ["ambiguous-scalar"]
        assert files.parsed == 1
        files.save()
    assert read_kept(path) == {}


def test_nothing_is_written_without_a_path_or_without_anything_new(tmp_path: Path) -> None:
    nowhere = ParsedFiles()
    nowhere.read(GOOD)
    nowhere.save()
    path = tmp_path / "parsed.json"
    ParsedFiles(lambda: path).save()
    assert list(tmp_path.iterdir()) == []


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    files = ParsedFiles(lambda: tmp_path / "file" / "parsed.json")
    assert files.read(GOOD).value is not None
    files.save()


@pytest.mark.parametrize("body", [b"", b"[1]", b"{", b"[" * 100_000])
def test_a_body_that_is_no_mapping_keeps_nothing(tmp_path: Path, body: bytes) -> None:
    assert kept(tmp_path / "parsed.json", body) == {}


def test_one_changed_byte_keeps_nothing(tmp_path: Path) -> None:
    path = tmp_path / "parsed.json"
    body = json.dumps({"a": 1}).encode()
    assert kept(path, body) == {"a": 1}
    whole = path.read_bytes()
    for at in range(len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert read_kept(path) == {}
    with mock.patch.object(parsed, "MOST_CACHE_BYTES", 10):
        path.write_bytes(whole)
        assert read_kept(path) == {}


def test_what_is_kept_is_checked_like_any_input(tmp_path: Path) -> None:
    searches = b"searches: []\n"
    root = workspace(tmp_path / "lake", files={"searches.yaml": searches})
    path = tmp_path / "parsed.json"
    plain = load_workspace(root)
    assert load_workspace(root, lambda: path) == plain
    assert load_workspace(root, lambda: path) == plain
    lies: dict[str, Any] = {key: {"surprise": 1} for key in read_kept(path)}
    kept(path, json.dumps(lies).encode())
    with pytest.raises(Exception, match='unknown key "surprise"'):
        load_workspace(root, lambda: path)
