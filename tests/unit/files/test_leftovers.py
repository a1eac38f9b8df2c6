"""Temporary files are known by their names, and those of dead processes by their locks."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.files.leftovers import (
    find_leftovers,
    remove_leftovers,
    stem_of,
    stem_of_temporary,
    temporary_name,
)
from compliance.files.locking import try_lock


def all_names(_: str) -> bool:
    return True


@given(st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1))
def test_a_temporary_name_fits_a_file_system_and_is_known(name: str) -> None:
    made = temporary_name(name)
    assert len(os.fsencode(made)) <= 255
    assert stem_of_temporary(made) == stem_of(name)
    assert name.startswith(stem_of(name)) or len(os.fsencode(name)) > 200


@given(st.from_regex(r"\A\.[a-z.]{1,9}\.[0-9a-f]{16}\.part\Z"))
def test_no_other_name_is_taken_for_one(name: str) -> None:
    """Of sixteen letters that somebody else made up, the last eight are not a checksum."""
    assert stem_of_temporary(name) is None


@pytest.mark.parametrize("name", ["", ".part", ".r.html.abcdefgh.part", ".r.html.swp", "r.html"])
def test_names_of_others_are_none_of_ours(name: str) -> None:
    assert stem_of_temporary(name) is None


def test_only_what_is_ours_and_asked_for_is_removed(tmp_path: Path) -> None:
    (tmp_path / "target").touch()
    linked = tmp_path / temporary_name("a")
    linked.symlink_to(tmp_path / "target")
    folder, file, other = (tmp_path / temporary_name(name) for name in ("a", "a", "b"))
    (folder / "deep").mkdir(parents=True)
    (folder / "out").symlink_to(tmp_path)
    for path in (file, other):
        path.touch()
    remove_leftovers(tmp_path, "a".__eq__)
    assert set(tmp_path.iterdir()) == {tmp_path / "target", linked, other}


def test_a_folder_as_deep_as_no_folder_of_ours_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / temporary_name("a")).mkdir()

    def too_deep(_path: Path, **_: bool) -> NoReturn:
        raise RecursionError

    monkeypatch.setattr("shutil.rmtree", too_deep)
    remove_leftovers(tmp_path, all_names)


def test_what_a_process_has_in_use_is_left(tmp_path: Path) -> None:
    file = tmp_path / temporary_name("a")
    file.touch()
    handle = os.open(file, os.O_RDONLY)
    try_lock(handle)
    assert list(find_leftovers(tmp_path, all_names)) == []
    os.close(handle)
    assert list(find_leftovers(tmp_path, all_names)) == [file]


def test_where_nothing_can_be_locked_an_hour_is_waited(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, young = tmp_path / temporary_name("a"), tmp_path / temporary_name("a")
    for path in (old, young):
        path.touch()
    os.utime(old, (old.stat().st_mtime - 4_000,) * 2)

    def refuse(_handle: int, _how: int) -> NoReturn:
        raise OSError(errno.ENOLCK, "no locks available")

    monkeypatch.setattr("fcntl.flock", refuse)
    assert list(find_leftovers(tmp_path, all_names)) == [old]


def test_what_cannot_be_listed_opened_or_removed_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert list(find_leftovers(tmp_path / "nowhere", all_names)) == []
    file = tmp_path / temporary_name("a")
    file.touch()

    def refuse(*_: object, **__: object) -> NoReturn:
        raise PermissionError

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse)
        remove_leftovers(tmp_path, all_names)
    monkeypatch.setattr(os, "open", refuse)
    remove_leftovers(tmp_path, all_names)
    assert file.exists()
