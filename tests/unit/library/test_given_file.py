"""Files that a user names: read, or refused in a sentence that says why."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from compliance.errors import ComplianceError
from compliance.library import given_file
from compliance.library.given_file import UnreadableFileError, lent_file, read_given_file


def refused(path: Path) -> str:
    with pytest.raises(UnreadableFileError) as caught:
        read_given_file(path)
    assert isinstance(caught.value, ComplianceError)
    return str(caught.value)


def test_a_link_is_followed_unless_it_stands_in_a_workspace(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"text")
    (tmp_path / "ws/deep").mkdir(parents=True)
    (tmp_path / "ws/compliance.toml").touch()
    for name in ("link", "ws/link", "ws/deep/link"):
        (tmp_path / name).symlink_to(tmp_path / "a.txt")
    (tmp_path / "ws/up").symlink_to("..")
    assert read_given_file(tmp_path / "link") == b"text"
    wrong = "is a link in a workspace, or behind one; name the file itself"
    for name in ("ws/link", "ws/deep/link", "ws/up/a.txt"):
        assert refused(tmp_path / name) == f'"{tmp_path / name}" {wrong}'
    # What ".." leads out of is no longer the workspace's.
    assert read_given_file(tmp_path / "ws/../link") == b"text"


def test_what_is_no_text_file_is_refused_with_a_cure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "large").write_bytes(b"12345")
    monkeypatch.setattr(given_file, "MOST_BYTES", 4)
    monkeypatch.chdir(tmp_path)
    assert refused(Path("pipe")) == '"pipe" is no regular file; name a text file'
    with pytest.raises(UnreadableFileError, match=r"is no regular file; name a file$"):
        read_given_file(Path("pipe"), 4, "ask for a smaller one")
    assert refused(Path("large")) == (
        '"large" is larger than 64 MiB; split it, or name the text of one publication'
    )
    assert refused(Path("none")) == (
        '"none" cannot be read: No such file or directory; name a file that can be'
    )


def test_a_file_of_any_size_is_lent_but_over_no_link_in_a_workspace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.warc").write_bytes(b"words")
    (tmp_path / "ws").mkdir()
    (tmp_path / "ws/compliance.toml").touch()
    (tmp_path / "ws/link").symlink_to(tmp_path / "a.warc")
    monkeypatch.setattr(given_file, "MOST_BYTES", 1)
    with lent_file(tmp_path / "a.warc") as handle:
        assert os.read(handle, 9) == b"words"
    with pytest.raises(UnreadableFileError, match="is a link"), lent_file(tmp_path / "ws/link"):
        pass
