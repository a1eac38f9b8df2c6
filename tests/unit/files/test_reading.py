"""Reading regular files, and refusing all others unopened."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

import pytest

from compliance.files.paths import Kind, kind_of, refuse_links
from compliance.files.reading import (
    MOST_NESTED,
    Entry,
    UnreadError,
    hash_of_file,
    lent,
    list_below,
    names_in,
    read,
    read_shipped,
    size_of,
)

MOST = 5


def refused(path: Path, below: Path | None = None) -> tuple[str, str]:
    with pytest.raises(UnreadError) as caught:
        read(path, most=MOST, below=below)
    assert caught.value.path == path
    return caught.value.reason, caught.value.detail


def test_the_bytes_come_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\r\n\r\x00")
    assert read(path, most=MOST, below=tmp_path) == read_shipped(path) == b"\xef\r\n\r\x00"


@pytest.mark.parametrize("link", ["in/file", "in/folder/file", "in/folder/deep/file"])
def test_a_link_anywhere_below_a_folder_is_refused_and_named(link: str, tmp_path: Path) -> None:
    """Each part of the path in turn is a link to what would stand there."""
    (tmp_path / "out/deep").mkdir(parents=True)
    (tmp_path / "out/file").write_bytes(b"text")
    (tmp_path / "out/deep/file").write_bytes(b"text")
    root, path = tmp_path / "in", tmp_path / link
    for folder in (root, *path.parents):
        if folder.is_relative_to(root) and folder != path.parent:
            folder.mkdir(exist_ok=True)
    if path.parent == root:
        root.mkdir()
        path.symlink_to(tmp_path / "out/file")
    else:
        path.parent.symlink_to(tmp_path / "out")
    linked = path if path.parent == root else path.parent
    assert read(path, most=MOST) == b"text"
    assert refused(path, below=root) == ("link", str(linked))


def test_the_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real/file").write_bytes(b"text")
    (tmp_path / "root").symlink_to("real")
    assert read(tmp_path / "root/file", most=MOST, below=tmp_path / "root") == b"text"
    with pytest.raises(ValueError, match="is not in the subpath"):
        refuse_links(tmp_path / "real/file", tmp_path / "root")


def test_a_file_that_becomes_a_link_after_the_look_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_bytes(b"text")
    (tmp_path / "link").symlink_to("a.txt")
    regular = os.stat_result((stat.S_IFREG, *[0] * 9))
    monkeypatch.setattr("pathlib.Path.stat", lambda _, **__: regular)
    assert refused(tmp_path / "link", below=tmp_path)[0] == "unreadable"


def test_a_pipe_is_refused_without_waiting_for_a_writer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert refused(tmp_path / "pipe") == ("not-a-file", "")
    regular = os.stat_result((stat.S_IFREG, *[0] * 9))
    # It became one after the look.
    monkeypatch.setattr("pathlib.Path.stat", lambda _, **__: regular)
    assert refused(tmp_path / "pipe") == ("not-a-file", "")


def test_what_is_missing_or_a_folder_or_no_path_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert refused(tmp_path) == ("not-a-file", "")
    assert refused(tmp_path / "none") == ("missing", "No such file or directory")
    assert refused(tmp_path / "file/none") == ("missing", "Not a directory")
    assert refused(tmp_path / ("n" * 300)) == ("unreadable", "File name too long")
    assert refused(tmp_path / "a\0b") == ("unreadable", "no path can be like that")


def test_a_file_above_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"12345")
    assert read(path, most=MOST) == b"12345"
    path.write_bytes(b"123456")
    assert refused(path) == ("too-large", "")
    small = os.stat_result((stat.S_IFREG, *[0] * 9))
    # It grew while it was read.
    monkeypatch.setattr("pathlib.Path.stat", lambda _, **__: small)
    monkeypatch.setattr("os.fstat", lambda _: small)
    assert refused(path) == ("too-large", "")


def test_a_file_above_the_limit_is_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_bytes(b"123456")
    monkeypatch.setattr("os.open", None)
    assert refused(tmp_path / "a.txt") == ("too-large", "")


def test_a_file_is_hashed_as_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"12345")
    wanted = hashlib.sha256(b"12345").hexdigest()
    assert hash_of_file(path, most=MOST, below=tmp_path) == wanted
    with pytest.raises(UnreadError, match="too-large"):
        hash_of_file(path, most=4, below=tmp_path)


def test_a_file_from_which_one_would_wait_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As /proc/kmsg, which is a regular file to the system."""
    os.mkfifo(tmp_path / "pipe")
    writer = os.open(tmp_path / "pipe", os.O_RDWR)
    regular = os.stat_result((stat.S_IFREG, *[0] * 9))
    monkeypatch.setattr("pathlib.Path.stat", lambda _, **__: regular)
    monkeypatch.setattr("os.fstat", lambda _: regular)
    assert refused(tmp_path / "pipe") == ("not-a-file", "")
    os.close(writer)


def test_everything_in_a_folder_is_listed_in_order_as_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "in/b").mkdir(parents=True)
    (tmp_path / "in/.hidden").mkdir()
    for name in ("in/b/z", "in/b/a", "in/.hidden/x", "in/c", "in/.x"):
        (tmp_path / name).touch()
    os.mkfifo(tmp_path / "in/a")
    (tmp_path / "in/d").symlink_to("b")
    (tmp_path / "in/e").symlink_to("nowhere")
    assert list(list_below(tmp_path, "in")) == [
        Entry("in/a", Kind.OTHER),
        Entry("in/b/a", Kind.FILE),
        Entry("in/b/z", Kind.FILE),
        Entry("in/c", Kind.FILE),
        Entry("in/d", Kind.LINK, to_folder=True),
        Entry("in/e", Kind.LINK),
    ]
    assert names_in(tmp_path / "in") == (".hidden", ".x", "a", "b", "c", "d", "e")


def test_what_is_no_folder_is_listed_as_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / ".file").touch()
    (tmp_path / "link").symlink_to(tmp_path)
    assert list(list_below(tmp_path, "none")) == []
    assert list(list_below(tmp_path, ".file")) == []
    assert list(list_below(tmp_path, "file")) == [Entry("file", Kind.FILE)]
    assert list(list_below(tmp_path, "link")) == [Entry("link", Kind.LINK, to_folder=True)]


def test_folders_are_looked_into_to_a_depth(tmp_path: Path) -> None:
    deep = "/".join(["in", *"d" * MOST_NESTED])
    (tmp_path / deep / "d").mkdir(parents=True)
    (tmp_path / deep / "file").touch()
    assert list(list_below(tmp_path, "in")) == [
        Entry(f"{deep}/d", Kind.FOLDER),
        Entry(f"{deep}/file", Kind.FILE),
    ]


def test_a_folder_that_cannot_be_listed_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in").mkdir()

    def refuse(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", refuse)
    assert list(list_below(tmp_path, "in")) == [
        Entry("in", Kind.UNKNOWN, detail="Permission denied")
    ]


def test_a_path_that_cannot_be_asked_about_is_unknown(tmp_path: Path) -> None:
    assert kind_of(tmp_path / ("n" * 300)) is Kind.UNKNOWN
    assert kind_of(tmp_path / "a\0b") is Kind.UNKNOWN


@pytest.mark.skipif(not Path("/proc/version").exists(), reason="there is no such file here")
def test_a_file_of_the_system_that_says_it_is_empty_and_is_not_is_refused() -> None:
    assert Path("/proc/version").stat().st_size == 0
    with pytest.raises(UnreadError, match="not-a-file"):
        read(Path("/proc/version"), most=100_000)


def test_a_file_is_lent_by_its_handle_and_closed_again(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"words")
    with lent(path, most=MOST) as handle:
        assert os.read(handle, 9) == b"words"
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(handle)
    with pytest.raises(UnreadError, match="too-large"), lent(path, most=4):
        pass


def test_what_is_not_there_has_no_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abc")
    assert (size_of(tmp_path / "a"), size_of(tmp_path / "none")) == (3, 0)
