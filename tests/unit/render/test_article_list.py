"""The articles of a workspace, a line or an object each."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from compliance.passages.prove import Prover
from compliance.render.json.show import render_article_list_json
from compliance.render.text.show import render_article_list_text
from compliance.views.article import article_list
from support.builders import GAZETTE, HERALD
from support.rendered import text_of
from support.reports import TextsInMemory, lake


def test_articles_are_listed_with_date_and_whether_their_text_is_held(tmp_path: Path) -> None:
    made = lake(tmp_path)
    articles = article_list(made, Prover(made, TextsInMemory()))
    assert [article.held for article in articles] == [False, False]
    held = [replace(article, held=article.id == HERALD) for article in articles]
    assert render_article_list_text(held) == (
        "gazette-1999-06-28  1999-06-28    text not held  Office: a gate was shut\n"
        "herald-1999-07-01   1999-07-01    text held      South keeps its boats …\n"
    )


def test_what_is_no_article_is_called_what_it_is(tmp_path: Path) -> None:
    made = lake(tmp_path, articles=[{"id": "a-post", "kind": "post", "title": "Gates shut"}])
    articles = article_list(made, Prover(made, TextsInMemory()))
    assert "  Gates shut (post)\n" in render_article_list_text(articles)
    document: dict[str, Any] = json.loads(text_of(render_article_list_json(articles)))
    kinds = {article["id"]: article.get("kind") for article in document["articles"]}
    assert {one: kind for one, kind in kinds.items() if kind} == {"a-post": "post"}


def test_articles_are_objects_in_machine_output(tmp_path: Path) -> None:
    made = lake(tmp_path)
    articles = article_list(made, Prover(made, TextsInMemory()))
    document: dict[str, Any] = json.loads(text_of(render_article_list_json(articles)))
    assert document["schema"] == "compliance/articles/1"
    assert [article["id"] for article in document["articles"]] == [GAZETTE, HERALD]
    assert document["articles"][0] == {
        "id": GAZETTE,
        "title": "Office: a gate was shut",
        "outlet": "south-gazette",
        "published": "1999-06-28",
        "coded": "part",
        "held": False,
    }


def test_without_articles_there_is_nothing_to_list() -> None:
    assert render_article_list_text(()) == ""
