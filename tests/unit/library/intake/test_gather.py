"""Files, folders and standard input become captures; what cannot be read stops no other."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from compliance.library.intake import gather
from compliance.library.intake.capture import Capture
from compliance.library.intake.gather import STDIN, gathered


def given(path: Path, stdin: bytes | None = b"", encoding: str | None = None) -> list[object]:
    stream = None if stdin is None else io.TextIOWrapper(io.BytesIO(stdin))
    found = gathered(path, stream, encoding)
    return [one if isinstance(one, Capture) else str(one) for one in found]


def test_a_file_is_a_capture_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xff")
    assert given(tmp_path / "a.txt") == [Capture("a.txt", b"\xff")]
    assert given(tmp_path / "a.txt", encoding="cp1251") == [
        Capture("a.txt", b"\xff", encoding="cp1251")
    ]
    (missing,) = given(tmp_path / "none.txt")
    assert str(missing).endswith(
        "cannot be read: No such file or directory; name a file that can be"
    )


def test_a_folder_gives_its_files_in_order_without_hidden_ones(tmp_path: Path) -> None:
    for name in ("b.txt", "a/2.html", "a/1.html", ".hidden", ".git/x", "a/.x"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name, "utf-8")
    (tmp_path / "link").symlink_to("b.txt")
    os.mkfifo(tmp_path / "pipe")
    assert given(tmp_path) == [
        Capture("a/1.html", b"a/1.html"),
        Capture("a/2.html", b"a/2.html"),
        Capture("b.txt", b"b.txt"),
        f'"{tmp_path}/link" is a link; name the file itself',
        f'"{tmp_path}/pipe" is no regular file; name a file',
    ]


def test_a_folder_with_nothing_in_it_or_that_is_too_deep_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "empty").mkdir()
    said = f'"{tmp_path}/empty" has no files in it; name the files themselves'
    assert given(tmp_path / "empty") == [said]
    deep = tmp_path.joinpath("deep", *["d"] * 40)
    deep.mkdir(parents=True)
    (told,) = given(tmp_path / "deep")
    assert str(told).endswith("cannot be listed, or lies too deep; name it by itself")

    def refuse(folder: Path) -> tuple[str, ...]:
        raise PermissionError(13, "Permission denied", str(folder))

    monkeypatch.setattr(gather, "names_in", refuse)
    (told,) = given(tmp_path / "empty")
    assert str(told).startswith(f'"{tmp_path}/empty" cannot be listed; Permission denied')


def test_standard_input_is_a_capture(monkeypatch: pytest.MonkeyPatch) -> None:
    assert given(STDIN, b"abc") == [Capture("-", b"abc")]
    assert given(STDIN, None) == ['"-" (standard input) is closed; name a file']
    monkeypatch.setattr(gather, "MOST_BYTES", 2)
    (told,) = given(STDIN, b"abc")
    assert str(told).startswith('"-" (standard input) is larger than 64 MiB; name a file of one')
