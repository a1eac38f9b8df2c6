"""Which articles a search covers: computed from files in git only."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from compliance.library.fulltext.scope import hash_of_hashes, scope_of
from support.builders import GAZETTE, HERALD
from support.reports import lake

SEARCH: dict[str, Any] = {
    "id": "boats",
    "side": "north",
    "targets": "all",
    "from": "1999-06-01",
    "to": "1999-07-31",
    "where": "the text library",
    "by": "the coder",
    "found": "nothing",
    "query": "boats",
}


@pytest.mark.parametrize(
    ("changes", "covered"),
    [
        ({}, [GAZETTE, HERALD, "post"]),
        ({"to": "1999-06-29"}, [GAZETTE, "post"]),
        ({"to": "1999-06"}, [GAZETTE, "post"]),
        ({"from": "1999-07-01"}, [HERALD]),
        ({"languages": ["en"]}, [GAZETTE, HERALD]),
        ({"languages": ["en-GB", "ru"]}, [GAZETTE, HERALD, "post"]),
        ({"languages": ["hy"]}, []),
    ],
)
def test_period_and_languages_decide(
    changes: dict[str, Any], covered: list[str], tmp_path: Path
) -> None:
    post = {"id": "post", "published": "1999-06", "language": "ru-RU"}
    made = lake(tmp_path, articles=[post], searches=[{**SEARCH, **changes}])
    scope = scope_of(made, made.searches[0])
    assert [article.id for article in scope.articles] == covered
    texts = {a.id: {held.text_sha256 for held in a.held} for a in made.articles.values()}
    assert scope.others == {t for one, held in texts.items() if one not in covered for t in held}


def test_the_hash_of_hashes_knows_no_order() -> None:
    assert hash_of_hashes(["b", "a"]) == hash_of_hashes(iter(["a", "b", "a"]))
    assert hash_of_hashes(["a"]) != hash_of_hashes(["a", "b"])


def test_a_text_of_two_articles_is_covered_with_either(tmp_path: Path) -> None:
    text = {"container_sha256": "a" * 64, "range": [0, 5], "text_sha256": "b" * 64}
    articles = [
        {"id": "one", "published": "1999-06-02", "held": [text]},
        {"id": "two", "published": "1999-09-02", "held": [{**text, "range": [5, 9]}]},
    ]
    made = lake(tmp_path, articles=articles, searches=[SEARCH])
    assert scope_of(made, made.searches[0]).others == frozenset()
