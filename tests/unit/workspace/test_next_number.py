"""An article that is added gets the next free number, and changes that of no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from compliance.workspace.write.next_number import NextNumber


def article(root: Path, name: str, text: str) -> None:
    (root / "articles").mkdir(exist_ok=True)
    (root / "articles" / name).write_text(text, "utf-8")


def test_it_is_the_one_behind_the_highest_of_articles_and_drafts(tmp_path: Path) -> None:
    number = NextNumber(tmp_path)
    assert number() == 1
    article(tmp_path, "a.yaml", "id: a\nnumber: 7\ntitle: A\n")
    article(tmp_path, "notes.txt", "number: 90\n")
    (tmp_path / "articles" / "b.yaml").mkdir()
    assert number() == 8
    # Another process writes meanwhile.
    article(tmp_path, "c.yaml.draft", "id: c\r\nnumber: 8\r\n")
    assert number() == 9
    # A file is read once.
    article(tmp_path, "a.yaml", "id: a\nnumber: 70\n")
    assert number() == 9


@pytest.mark.parametrize("text", ["id: b\n", "id: b\ntitle: 'x\n  number: 4'\n", "# number: 4\n"])
def test_beside_an_article_without_one_there_is_none(text: str, tmp_path: Path) -> None:
    article(tmp_path, "a.yaml", "id: a\nnumber: 7\n")
    article(tmp_path, "b.yaml", text)
    assert NextNumber(tmp_path)() is None


def test_a_file_that_cannot_be_read_has_none(tmp_path: Path) -> None:
    article(tmp_path, "a.yaml", "x" * 30_000_000)
    assert NextNumber(tmp_path)() is None
