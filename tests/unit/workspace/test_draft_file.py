"""Drafting the file of an article: complete, or for a person to complete."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NoReturn

import pytest

from compliance.workspace import draft_file, layout
from compliance.workspace.draft_file import (
    HINTS,
    ArticleExistsError,
    ArticleFacts,
    DraftedText,
    draft_text,
    write_article_draft,
)
from compliance.workspace.load import load_workspace
from compliance.workspace.lock_file import UnwritableWorkspaceError
from support.builders import workspace

if TYPE_CHECKING:
    from pathlib import Path

TEXT = DraftedText(
    article="wire-1999-07-05",
    title="The lake after …",
    container_sha256="a" * 64,
    range=(0, 100),
    text_sha256="b" * 64,
    date_hint="5 July 1999",
)
FACTS = ArticleFacts(
    outlet="wire",
    published="1999-07-05",
    published_basis="Printed: at the head.",
    language="en",
    url="https://example.org/lake",
    confidence="A",
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return workspace(tmp_path / "lake")


def test_a_complete_draft_is_an_article_of_the_workspace(root: Path) -> None:
    assert write_article_draft(root, TEXT, FACTS) == "articles/wire-1999-07-05.yaml"
    drafted = next(a for a in load_workspace(root).articles.values() if a.id == TEXT.article)
    assert (drafted.title, drafted.published.text, drafted.url) == (
        TEXT.title,
        FACTS.published,
        FACTS.url,
    )
    assert drafted.held[0].range == TEXT.range


def test_an_incomplete_draft_says_what_goes_where_and_breaks_nothing(root: Path) -> None:
    assert write_article_draft(root, TEXT, ArticleFacts()) == "articles/wire-1999-07-05.yaml.draft"
    text = (root / "articles/wire-1999-07-05.yaml.draft").read_text("utf-8")
    for key, hint in HINTS.items():
        assert f"# {key}:  # {hint}" in text
    assert "(the text has near its head: 5 July 1999)" in text
    assert len(load_workspace(root).articles) == 2


def test_the_open_keys_are_all_a_draft_lacks(root: Path) -> None:
    text = draft_text(replace(TEXT, date_hint=None), ArticleFacts(language="en"))
    for key, value in (("outlet", "wire"), ("published", '"1999"'), ("confidence", "A")):
        text = text.replace(f"# {key}:  # {HINTS[key]}", f"{key}: {value}")
    text = text.replace(f"# published_basis:  # {HINTS['published_basis']}", "published_basis: x")
    (root / "articles/wire-1999-07-05.yaml").write_text(text, "utf-8")
    assert len(load_workspace(root).articles) == 3


@pytest.mark.parametrize("suffix", [".yaml", ".yaml.draft"])
def test_an_article_that_has_a_file_or_a_draft_is_not_drafted(suffix: str, root: Path) -> None:
    taken = f"articles/{TEXT.article}{suffix}"
    (root / taken).write_text("mine")
    with pytest.raises(ArticleExistsError, match=f'"{taken}" exists already; give another id'):
        write_article_draft(root, TEXT, FACTS)
    assert (root / taken).read_text() == "mine"


def test_the_folder_of_articles_is_made(tmp_path: Path) -> None:
    write_article_draft(tmp_path, TEXT, FACTS)
    assert (tmp_path / "articles/wire-1999-07-05.yaml").is_file()


def test_the_shipped_workspace_is_not_written(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "installed_root", lambda: root)
    with pytest.raises(UnwritableWorkspaceError):
        write_article_draft(root, TEXT, FACTS)


def test_a_workspace_that_cannot_be_written_is_said_so(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path, _data: bytes) -> NoReturn:
        raise PermissionError

    monkeypatch.setattr(draft_file, "replace_file", refuse)
    with pytest.raises(UnwritableWorkspaceError):
        write_article_draft(root, TEXT, FACTS)
