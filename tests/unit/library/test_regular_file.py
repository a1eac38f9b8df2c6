"""Reading regular files, and refusing all others unopened."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from compliance.errors import ComplianceError
from compliance.library import regular_file
from compliance.library.regular_file import UnreadableFileError, read_regular_file


def refused(path: Path, *, follow_links: bool = True) -> str:
    with pytest.raises(UnreadableFileError) as caught:
        read_regular_file(path, follow_links=follow_links)
    assert isinstance(caught.value, ComplianceError)
    return str(caught.value)


def test_the_bytes_come_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbfa\r\nb\r\xff\x00")
    assert read_regular_file(path, follow_links=False) == b"\xef\xbb\xbfa\r\nb\r\xff\x00"


def test_a_link_is_followed_only_when_asked(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"text")
    link = tmp_path / "link.txt"
    link.symlink_to("a.txt")
    assert read_regular_file(link, follow_links=True) == b"text"
    assert refused(link, follow_links=False) == (f'"{link}" is no regular file; name a text file')


def test_a_file_that_becomes_a_link_after_the_look_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_bytes(b"text")
    link = tmp_path / "link.txt"
    link.symlink_to("a.txt")
    regular = os.stat_result((stat.S_IFREG, *[0] * 9))
    monkeypatch.setattr("pathlib.Path.stat", lambda _, **__: regular)
    assert "cannot be read" in refused(link, follow_links=False)


def test_a_pipe_is_refused_without_waiting_for_a_writer(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    assert refused(path) == f'"{path}" is no regular file; name a text file'


def test_a_file_that_becomes_a_pipe_after_the_look_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    regular = os.stat_result((stat.S_IFREG, *[0] * 9))
    monkeypatch.setattr("pathlib.Path.stat", lambda _, **__: regular)
    assert "is no regular file" in refused(path)


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    assert "is no regular file" in refused(tmp_path)
    missing = tmp_path / "none.txt"
    assert refused(missing) == (
        f'"{missing}" cannot be read: No such file or directory; name a file that can be'
    )


def test_a_file_above_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(regular_file, "MOST_BYTES", 4)
    path = tmp_path / "a.txt"
    path.write_bytes(b"1234")
    assert read_regular_file(path, follow_links=True) == b"1234"
    path.write_bytes(b"12345")
    assert refused(path) == (
        f'"{path}" is larger than 64 MiB; split it, or name the text of one publication'
    )


def test_a_file_that_grows_past_the_limit_while_it_is_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(regular_file, "MOST_BYTES", 4)
    path = tmp_path / "a.txt"
    path.write_bytes(b"12345")
    small = os.stat_result((stat.S_IFREG, *[0] * 9))
    monkeypatch.setattr("pathlib.Path.stat", lambda _, **__: small)
    monkeypatch.setattr("os.fstat", lambda _: small)
    assert "is larger than 64 MiB" in refused(path)
