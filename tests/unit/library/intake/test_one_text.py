"""One file gives its first text, or says why it has none."""

from __future__ import annotations

from pathlib import Path

import pytest

from compliance.errors import ComplianceError
from compliance.library.intake.one_text import text_in
from support.saved_pages import HEADLINE, news


def test_the_text_of_a_file_of_any_kind(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(news(), "utf-8")
    assert text_in(tmp_path / "a.txt").startswith(f"{HEADLINE}\n")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (None, "cannot be read: No such file"),
        (b"\x89PNG", "is an image; name a file that holds its text"),
        (b"Title,URL\nThe ferry,https://river.example/1\n", "has no text in it; name the text of"),
    ],
)
def test_a_file_without_a_text_is_told(data: bytes | None, said: str, tmp_path: Path) -> None:
    if data is not None:
        (tmp_path / "a").write_bytes(data)
    with pytest.raises(ComplianceError, match=said):
        text_in(tmp_path / "a")
