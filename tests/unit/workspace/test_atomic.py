"""Replacing a file: the old one or the new one, never half of either."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import pytest

from compliance.workspace.atomic import replace_file


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
