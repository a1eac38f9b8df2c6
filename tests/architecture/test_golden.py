"""The comparison with expected output notices what it should."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.golden import GoldenFolder


def test_output_that_differs_in_a_line_ending_fails(tmp_path: Path) -> None:
    (tmp_path / "a.text").write_bytes(b"one\n")
    GoldenFolder(tmp_path).check("a.text", "one\n")
    with pytest.raises(AssertionError, match=r"tests/golden/a\.text differs"):
        GoldenFolder(tmp_path).check("a.text", "one\r\n")


def test_output_without_a_file_fails_until_it_is_accepted(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="does not exist"):
        GoldenFolder(tmp_path).check("view/a.text", "één\n")
    GoldenFolder(tmp_path, update=True).check("view/a.text", "één\n")
    GoldenFolder(tmp_path).check("view/a.text", "één\n")


def test_files_that_nobody_compared_with_are_strays(tmp_path: Path) -> None:
    for name in ("a.text", "b.text", "c.text"):
        (tmp_path / name).write_text("", "utf-8")
    folder = GoldenFolder(tmp_path)
    folder.check("b.text", "")
    assert folder.strays() == ("a.text", "c.text")
