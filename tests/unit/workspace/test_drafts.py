"""Drafts of articles: what they say, and what is still open."""

from __future__ import annotations

from pathlib import Path

import pytest

from compliance.model.base import ArticleId
from compliance.workspace.drafts import OpenDraftError, read_drafts, with_drafts
from compliance.workspace.load import load_workspace
from compliance.workspace.workspace import UnknownIdError
from support.builders import GAZETTE, workspace

HELD = "held:\n  - container_sha256: %s\n    range: [0, 5]\n    text_sha256: %s\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return workspace(tmp_path / "lake")


def draft(root: Path, text: str, name: str = "post") -> None:
    (root / "articles" / f"{name}.yaml.draft").write_text(text, "utf-8")


def test_a_draft_says_what_is_open(root: Path) -> None:
    draft(root, "id: post\ntitle: A post\noutlet: wire\ncoded: none\n")
    (found,) = read_drafts(root)
    assert (found.id, found.file) == ("post", "articles/post.yaml.draft")
    assert (found.article.title, found.article.outlet) == ("A post", "wire")
    assert found.open == ("published", "published_basis", "confidence", "language")


def test_what_is_wrong_is_open_too(root: Path) -> None:
    held = HELD % ("a" * 64, "b" * 64)
    draft(root, f"id: No\npublished: soon\nlanguage: en\nodd: 1\ncoded: perhaps\n{held}")
    (found,) = read_drafts(root)
    assert found.id == "post"
    assert found.article.held[0].text_sha256 == "b" * 64
    assert {"id", "published", "odd", "coded", "title", "outlet"} <= set(found.open)


@pytest.mark.parametrize("text", ["", "[a]\n", "a: [\n", "&a b\n"])
def test_a_draft_of_which_nothing_can_be_read_is_open_in_everything(root: Path, text: str) -> None:
    draft(root, text)
    (found,) = read_drafts(root)
    assert {"id", "title", "outlet", "published", "coded"} <= set(found.open)


def test_of_an_article_and_its_draft_the_article_is_meant(root: Path) -> None:
    draft(root, "title: Another\n", GAZETTE)
    draft(root, "title: A post\n")
    articles = load_workspace(root).articles
    article = articles[ArticleId(GAZETTE)]
    assert with_drafts(root, articles, [GAZETTE, GAZETTE], ["published"]) == [article]
    both = with_drafts(root, articles, ["post", GAZETTE], ["title"])
    assert [one.id for one in both] == ["post", GAZETTE]
    draft(root, "held: no\n")
    with pytest.raises(OpenDraftError, match=r"is a draft; fill in published, held in articles/"):
        with_drafts(root, articles, ["post"], ["published", "held"])
    with pytest.raises(UnknownIdError):
        with_drafts(root, articles, ["nothing"], [])


def test_only_regular_files_of_that_name_are_drafts(root: Path, tmp_path: Path) -> None:
    (root / "articles" / "link.yaml.draft").symlink_to(tmp_path)
    (root / "articles" / "post.draft").write_text("id: post\n")
    (root / "articles" / "od\u0007d.yaml.draft").write_text("id: post\n")
    (root / "articles" / "large.yaml.draft").write_bytes(b"#" * (8 * 1024 * 1024 + 1))
    assert list(read_drafts(root)) == []
