"""What a link to an article opens: the outlet's own page, or a copy elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from compliance.model.base import ArticleId
from compliance.views.original import opening_words
from compliance.workspace.load import load_workspace
from support.builders import article, source, workspace

REPOST = {"role": "repost", "name": "A forum", "confidence": "A"}
ORIGIN = {"role": "origin", "name": "The wire", "confidence": "A"}


def opened(root: Path, home: str | None, **keys: Any) -> str:  # noqa: ANN401 - as the files take them
    """Return what is opened of an article of an outlet whose site is at `home`."""
    site = {} if home is None else {"url": home}
    outlet = source(id="lake-post", **site)
    made = article(id="post-1", outlet="lake-post", **keys)
    loaded = load_workspace(workspace(root, sources=[outlet], articles=[made]))
    return opening_words(loaded.articles[ArticleId("post-1")], loaded.sources[made["outlet"]])


@pytest.mark.parametrize(
    ("home", "url", "words"),
    [
        ("https://post.example/", "https://post.example/a", "open the original"),
        ("https://www.post.example/", "https://en.post.example/a", "open the original"),
        ("https://en.post.example/", "https://post.example:8080/a", "open the original"),
        ("https://post.example/", "https://notpost.example/a", "open the copy on notpost.example"),
        ("https://post.example/", "https://www.forum.example/1", "open the copy on forum.example"),
        (None, "https://ministry.example/a", "open the original"),
    ],
)
def test_an_address_is_the_outlets_own_if_its_site_is(
    tmp_path: Path, home: str | None, url: str, words: str
) -> None:
    assert opened(tmp_path, home, url=url) == words


def test_the_address_of_the_copy_that_was_read_is_that_of_a_copy(tmp_path: Path) -> None:
    copy = "https://forum.example/threads/1"
    home = "https://post.example/"
    assert opened(tmp_path, home, copy_url=copy) == "open the copy on forum.example"


def test_where_the_site_of_an_outlet_is_not_known_the_chain_tells(tmp_path: Path) -> None:
    url = "https://papers.example/1"
    assert opened(tmp_path / "a", None, url=url, chain=[ORIGIN]) == "open the original"
    reposted = opened(tmp_path / "b", None, url=url, chain=[ORIGIN, REPOST])
    assert reposted == "open the copy on papers.example"
