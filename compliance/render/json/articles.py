"""The articles of a workspace as JSON version 1: keys may be added, never renamed or taken away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from compliance.render.json.report import dumps
from compliance.views.article_list import ListedArticleView

SCHEMA = "compliance/articles/1"


def render_article_list_json(articles: Sequence[ListedArticleView]) -> str:
    """Write an object an article."""
    return dumps({"schema": SCHEMA, "articles": [asdict(article) for article in articles]})
