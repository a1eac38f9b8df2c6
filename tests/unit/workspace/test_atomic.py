"""Replacing a file: the old one or the new one, never half of either."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import NoReturn

import pytest

from compliance.workspace.write.atomic import flush_folder, remove_temporaries, replace_file


def test_a_new_file_is_readable_by_all(tmp_path: Path) -> None:
    replace_file(tmp_path / "new", b"text")
    assert (tmp_path / "new").read_bytes() == b"text"
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o644


def test_the_rights_of_the_old_file_are_kept(tmp_path: Path) -> None:
    (tmp_path / "old").write_text("old")
    (tmp_path / "old").chmod(0o640)
    replace_file(tmp_path / "old", b"new")
    assert (tmp_path / "old").read_bytes() == b"new"
    assert (tmp_path / "old").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("error", [OSError, KeyboardInterrupt])
def test_what_fails_half_way_leaves_the_old_file_and_nothing_else(
    error: type[BaseException], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "old").write_text("old")

    def fail(_path: Path, _target: Path) -> NoReturn:
        raise error

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(error):
        replace_file(tmp_path / "old", b"new")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("old", "old")]


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        replace_file(tmp_path / "nowhere" / "new", b"text")


def test_what_a_killed_writer_left_is_removed_after_an_hour(tmp_path: Path) -> None:
    old, young, other = (
        tmp_path / f".{name}.part" for name in ("new.abcdefgh", "new.12345678", "other.abcdefgh")
    )
    for path in (old, young, other):
        path.touch()
    now = young.stat().st_mtime
    for path in (old, other):
        os.utime(path, (now - 4_000, now - 4_000))
    replace_file(tmp_path / "new", b"text")
    assert sorted(tmp_path.iterdir()) == sorted([tmp_path / "new", young, other])


def test_only_regular_files_of_our_naming_are_removed(tmp_path: Path) -> None:
    (tmp_path / "target").touch()
    (tmp_path / ".a.abcdefgh.part").symlink_to(tmp_path / "target")
    (tmp_path / ".b.abcdefgh.part").mkdir()
    for name in (".c.abcdefgh.part", ".c.abcdefg.part", ".c.ABCDEFGH.part", "c.abcdefgh.part"):
        (tmp_path / name).touch()
    remove_temporaries(tmp_path, re.compile(".*"))
    assert {path.name for path in tmp_path.iterdir()} == {
        "target",
        ".a.abcdefgh.part",
        ".b.abcdefgh.part",
        ".c.abcdefg.part",
        ".c.ABCDEFGH.part",
        "c.abcdefgh.part",
    }


def test_a_folder_that_cannot_be_flushed_or_listed_is_passed_over(tmp_path: Path) -> None:
    flush_folder(tmp_path / "nowhere")
    remove_temporaries(tmp_path / "nowhere", re.compile(".*"))
    assert list(tmp_path.iterdir()) == []


def test_the_file_and_then_its_folder_are_flushed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed: list[tuple[bool, bool]] = []
    path = tmp_path / "new"

    def note(handle: int) -> None:
        flushed.append((os.fstat(handle).st_ino == tmp_path.stat().st_ino, path.exists()))

    monkeypatch.setattr(os, "fsync", note)
    replace_file(path, b"text")
    assert flushed == [(False, False), (True, True)]
