"""One writer of a workspace at a time; a second one waits, says so, and does not wait for ever."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import NoReturn

import pytest

from compliance.files.leftovers import temporary_name
from compliance.files.locking import FolderBusyError, Lock, locked
from compliance.workspace.write.writers_lock import writing

NO_LOCKS = "this file system has no locks; do not write here twice at the same time"


@pytest.fixture
def said() -> list[str]:
    return []


def test_a_lock_leaves_nothing_behind_and_says_nothing(tmp_path: Path, said: list[str]) -> None:
    for _ in range(2):
        with writing(tmp_path, said.append):
            assert list(tmp_path.iterdir()) == []
    assert said == []


def test_a_second_writer_says_that_it_waits_and_gives_up_in_the_end(
    tmp_path: Path, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []
    monkeypatch.setattr("time.sleep", slept.append)
    with (
        writing(tmp_path, said.append),
        pytest.raises(FolderBusyError, match=r"for 30 seconds; try again when it has finished$"),
        writing(tmp_path, said.append),
    ):
        raise AssertionError
    assert said == ["waiting for another compliance to finish writing"]
    assert sum(slept) == pytest.approx(30)


def test_a_second_writer_goes_on_as_soon_as_the_first_has_finished(
    tmp_path: Path, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = writing(tmp_path, said.append)
    first.__enter__()
    monkeypatch.setattr("time.sleep", lambda _seconds: first.__exit__(None, None, None))
    with writing(tmp_path, said.append):
        said.append("written")
    assert said == ["written"]


def test_an_error_lets_the_lock_go(tmp_path: Path, said: list[str]) -> None:
    with pytest.raises(ZeroDivisionError), writing(tmp_path, said.append):
        raise ZeroDivisionError
    with writing(tmp_path, said.append):
        said.append("written")
    assert said == ["written"]


def refuse(_handle: int, _how: int) -> NoReturn:
    raise OSError(errno.ENOLCK, "no locks available")


@pytest.mark.parametrize(("name", "stand_in"), [("fcntl.flock", refuse), ("os.open", refuse)])
def test_where_nothing_can_be_locked_it_is_said_and_written(
    name: str,
    stand_in: Callable[[int, int], NoReturn],
    tmp_path: Path,
    said: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    left = tmp_path / temporary_name("compliance.lock")
    left.touch()
    monkeypatch.setattr(name, stand_in)
    with writing(tmp_path, said.append):
        said.append("written")
    assert said == [NO_LOCKS, "written"]
    assert left.exists()


def test_what_killed_writers_left_is_removed_and_nothing_else(
    tmp_path: Path, said: list[str]
) -> None:
    (tmp_path / "articles").mkdir()
    left = (
        temporary_name("compliance.lock"),
        f"articles/{temporary_name('a.yaml')}",
        f"articles/{temporary_name('a.yaml.draft')}",
    )
    kept = (
        ".compliance.lock.swp",
        ".compliance.lock.abcdefgh.part",
        temporary_name("report.html"),
        "compliance.lock",
        f"articles/{temporary_name('a.txt')}",
        "articles/a.yaml",
    )
    for name in (*left, *kept):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    with writing(tmp_path, said.append):
        pass
    names = {p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*") if p.is_file()}
    assert names == set(kept)


def test_windows_locks_a_byte_that_no_file_has(
    tmp_path: Path, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the system's own module does is stood in for: tests run elsewhere."""
    settings = tmp_path / "compliance.toml"
    settings.touch()
    calls: list[tuple[int, int, int]] = []

    def locking(handle: int, how: int, count: int) -> None:
        assert os.fstat(handle).st_ino == settings.stat().st_ino
        calls.append((os.lseek(handle, 0, os.SEEK_CUR), how, count))
        if len(calls) == 1:
            raise PermissionError(errno.EACCES, "held")

    monkeypatch.setattr("compliance.files.locking.WINDOWS", True)
    monkeypatch.setitem(sys.modules, "msvcrt", SimpleNamespace(locking=locking, LK_NBLCK=2))
    with writing(tmp_path, said.append):
        said.append("written")
    assert calls == [(1 << 30, 2, 1)] * 2
    assert said == ["written"]


def test_a_lock_can_be_asked_for_without_waiting(tmp_path: Path) -> None:
    with locked(tmp_path) as first, locked(tmp_path) as second:
        assert (first, second) == (Lock.TAKEN, Lock.HELD)
    with locked(tmp_path / "nowhere") as none:
        assert none is Lock.NONE
