"""Replacing a file: the old one or the new one, never half of either."""

from __future__ import annotations

import errno
import os
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import NoReturn

import pytest

from compliance.files import writing
from compliance.files.leftovers import temporary_name
from compliance.files.locking import Lock
from compliance.files.paths import LinkError
from compliance.files.writing import (
    add_lines,
    flush_folder,
    make_folder,
    move,
    remove_file,
    replace_file,
    temporary_folder,
    write_given,
    write_new,
)


def test_a_new_file_is_readable_by_all(tmp_path: Path) -> None:
    replace_file(tmp_path / "new", [b"te", b"xt"])
    assert (tmp_path / "new").read_bytes() == b"text"
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o644


def test_the_rights_of_the_old_file_are_kept(tmp_path: Path) -> None:
    (tmp_path / "old").write_text("old")
    (tmp_path / "old").chmod(0o640)
    replace_file(tmp_path / "old", [b"new"])
    assert (tmp_path / "old").read_bytes() == b"new"
    assert (tmp_path / "old").stat().st_mode & 0o777 == 0o640


def test_a_name_as_long_as_a_name_can_be_is_written(tmp_path: Path) -> None:
    name = "ö" * 127
    replace_file(tmp_path / name, [b"new"])
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("error", [OSError, KeyboardInterrupt])
def test_what_fails_half_way_leaves_the_old_file_and_nothing_else(
    error: type[BaseException], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "old").write_text("old")

    def fail(_path: Path, _target: Path) -> NoReturn:
        raise error

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(error):
        replace_file(tmp_path / "old", [b"new"])
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("old", "old")]


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        replace_file(tmp_path / "nowhere" / "new", [b"text"])


def test_what_a_killed_writer_of_the_same_file_left_is_removed(tmp_path: Path) -> None:
    left, other = tmp_path / temporary_name("new"), tmp_path / temporary_name("other")
    for path in (left, other):
        path.touch()
    replace_file(tmp_path / "new", [b"text"])
    assert sorted(tmp_path.iterdir()) == sorted([tmp_path / "new", other])


def test_a_file_that_is_being_written_is_not_taken_for_one_left_behind(tmp_path: Path) -> None:
    """A second writer of the same file comes while the first has written half of it."""

    def parts() -> list[bytes]:
        replace_file(tmp_path / "new", [b"second"])
        return [b"first"]

    def late() -> object:
        yield b""
        yield from parts()

    replace_file(tmp_path / "new", late())  # type: ignore[arg-type]
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("new", "first")]


def test_a_temporary_file_that_somebody_took_for_left_behind_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locks = [Lock.HELD, Lock.TAKEN]
    monkeypatch.setattr(writing, "try_lock", lambda _: locks.pop(0))
    replace_file(tmp_path / "new", [b"text"])
    assert (tmp_path / "new").read_bytes() == b"text"
    assert locks == []


def test_the_file_and_then_its_folder_are_flushed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed: list[tuple[bool, bool]] = []
    path = tmp_path / "new"

    def note(handle: int) -> None:
        flushed.append((os.fstat(handle).st_ino == tmp_path.stat().st_ino, path.exists()))

    monkeypatch.setattr(os, "fsync", note)
    replace_file(path, [b"text"])
    assert flushed == [(False, False), (True, True)]


def test_a_folder_that_cannot_be_flushed_is_passed_over(tmp_path: Path) -> None:
    flush_folder(tmp_path / "nowhere")
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A folder into which a link leads from the folder `in`."""
    (tmp_path / "in").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "file").write_text("mine")
    (tmp_path / "in" / "link").symlink_to("../out")
    return tmp_path / "out"


def test_nothing_is_written_made_moved_or_removed_over_a_link(
    tmp_path: Path, outside: Path
) -> None:
    root = tmp_path / "in"
    (root / "it").write_text("it")
    for try_it in (
        lambda: replace_file(root / "link/new", [b""], below=root),
        lambda: replace_file(root / "link", [b""], below=root),
        lambda: make_folder(root / "link/new", below=root),
        lambda: move(root / "it", root / "link/it", below=root),
        lambda: remove_file(root / "link/file", below=root),
        lambda: write_given(root / "link/file", [b""], below=root),
    ):
        with pytest.raises(LinkError, match="none is followed here"):
            try_it()  # type: ignore[no-untyped-call]
    assert [(path.name, path.read_text()) for path in outside.iterdir()] == [("file", "mine")]
    assert (root / "link").is_symlink()


def test_a_removed_file_takes_the_folders_with_it_that_it_leaves_empty(tmp_path: Path) -> None:
    (tmp_path / "a/b/c").mkdir(parents=True)
    (tmp_path / "a/b/c/file").touch()
    (tmp_path / "a/mine").touch()
    remove_file(tmp_path / "a/b/c/file", below=tmp_path)
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["mine"]
    (tmp_path / "a/file").touch()
    remove_file(tmp_path / "a/file", below=tmp_path / "a")
    assert (tmp_path / "a").exists()


def test_the_target_of_a_link_is_written_where_links_are_the_users_own(
    tmp_path: Path, outside: Path
) -> None:
    write_given(tmp_path / "in/link/file", [b"new"], below=None)
    assert (outside / "file").read_bytes() == b"new"
    (tmp_path / "latest").symlink_to("out/file")
    write_given(tmp_path / "latest", [b"newer"], below=None)
    assert (tmp_path / "latest").is_symlink()
    assert (outside / "file").read_bytes() == b"newer"


def test_a_pipe_is_written_to_unless_a_stranger_put_it_there(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(OSError, match="No such device"):  # as long as nobody reads it
        write_given(pipe, [b"text"], below=None)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_given(pipe, [b"te", b"xt"], below=None)
        assert os.read(reader, 10) == b"text"
    finally:
        os.close(reader)
    with pytest.raises(OSError, match="it is no regular file"):
        write_given(pipe, [b"text"], below=tmp_path)
    assert pipe.is_fifo()


def test_what_cannot_be_written_says_why(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="it is no regular file"):
        write_given(tmp_path, [b""], below=None)
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(OSError, match="symbolic links") as caught:
        write_given(tmp_path / "loop", [b""], below=None)
    assert caught.value.errno == errno.ELOOP


def test_a_temporary_folder_is_gone_afterwards_with_what_is_left_in_it(tmp_path: Path) -> None:
    left = tmp_path / temporary_name("it")
    (left / "deep").mkdir(parents=True)
    with temporary_folder(tmp_path, "it") as folder:
        assert not left.exists()
        write_new(folder / "a/b", [b"text"])
        with pytest.raises(FileExistsError):
            write_new(folder / "a/b", [b"other"])
        with temporary_folder(tmp_path, "it") as second:
            assert folder.exists()
            assert second != folder
    assert list(tmp_path.iterdir()) == []


def test_a_temporary_folder_is_gone_afterwards_though_no_more_files_can_be_opened(
    tmp_path: Path,
) -> None:
    resource = pytest.importorskip("resource")
    limits = resource.getrlimit(resource.RLIMIT_NOFILE)
    with ExitStack() as afterwards:
        afterwards.callback(resource.setrlimit, resource.RLIMIT_NOFILE, limits)
        with temporary_folder(tmp_path, "it") as folder:
            write_new(folder / "a/b/c", [b"text"])
            resource.setrlimit(resource.RLIMIT_NOFILE, (200, limits[1]))
            with suppress(OSError):
                while handle := os.open(tmp_path, os.O_RDONLY):
                    afterwards.callback(os.close, handle)
            with pytest.raises(OSError, match="Too many open files"):
                os.open(tmp_path, os.O_RDONLY)
    assert list(tmp_path.iterdir()) == []


def test_a_temporary_folder_that_somebody_took_for_left_behind_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locks = [Lock.HELD, Lock.TAKEN]
    monkeypatch.setattr(writing, "try_lock", lambda _: locks.pop(0))
    with temporary_folder(tmp_path, "it") as folder:
        assert folder.exists()
    assert locks == []


def test_where_folders_cannot_be_locked_a_temporary_one_is_used_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "open_folder", lambda _folder, _marker: None)
    with temporary_folder(tmp_path, "it") as folder:
        assert folder.exists()
    assert list(tmp_path.iterdir()) == []


def test_lines_are_added_behind_those_there(tmp_path: Path) -> None:
    path = tmp_path / "lines"
    add_lines(path, [b"one"], mode=0o600, below=tmp_path)
    add_lines(path, [b"two", b"three"], below=tmp_path)
    assert path.read_bytes() == b"one\ntwo\nthree\n"
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_line_that_was_cut_stays_and_the_next_one_begins_below_it(tmp_path: Path) -> None:
    path = tmp_path / "lines"
    path.write_bytes(b"one\ntw")
    add_lines(path, [b"three"], below=tmp_path)
    assert path.read_bytes() == b"one\ntw\nthree\n"


def test_no_line_is_added_over_a_link_or_to_what_is_no_file(tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.write_bytes(b"")
    (tmp_path / "link").symlink_to(there)
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    for name in ("link", "folder", "pipe"):
        with pytest.raises(OSError, match=r"link|regular"):
            add_lines(tmp_path / name, [b"x"], below=tmp_path)
    assert there.read_bytes() == b""


def test_of_lines_that_cannot_be_written_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "lines"
    path.write_bytes(b"one\n")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "no room")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="no room"):
        add_lines(path, [b"two", b"three"], below=tmp_path)
    assert path.read_bytes() == b"one\n"
