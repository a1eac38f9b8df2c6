"""The articles of a workspace, a line or an object each."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from compliance.render.text.articles import render_article_list
from support.builders import GAZETTE, HERALD
from support.reports import lake

if TYPE_CHECKING:
    from pathlib import Path


def test_articles_are_listed_with_date_and_whether_their_text_is_held(tmp_path: Path) -> None:
    made = lake(tmp_path)
    held = {article: article == HERALD for article in made.articles}
    assert render_article_list(made, held, "text") == (
        "gazette-1999-06-28  1999-06-28    text not held  Office: a gate was shut\n"
        "herald-1999-07-01   1999-07-01    text held      South keeps its boats …\n"
    )


def test_articles_are_objects_in_machine_output(tmp_path: Path) -> None:
    made = lake(tmp_path)
    document = json.loads(render_article_list(made, dict.fromkeys(made.articles, False), "json"))
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


def test_without_articles_there_is_nothing_to_list(tmp_path: Path) -> None:
    none = replace(lake(tmp_path), articles={})
    assert render_article_list(none, {}, "text") == ""
