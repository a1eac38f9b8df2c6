"""The articles of a workspace as a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.render.json.report import dumps
from compliance.render.text.columns import Page, printable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from compliance.model.base import ArticleId
    from compliance.workspace.workspace import Workspace

SCHEMA = "compliance/articles/1"


def render_article_list(
    workspace: Workspace,
    held: Mapping[ArticleId, bool],
    format: str,
) -> str:
    """Write a line, or a JSON object, an article."""
    articles = workspace.articles.values()
    if format == "json":
        rows = [
            {
                "id": a.id,
                "title": a.title,
                "outlet": a.outlet,
                "published": a.published.text,
                "coded": a.coded,
                "held": held[a.id],
            }
            for a in articles
        ]
        return dumps({"schema": SCHEMA, "articles": rows})
    page = Page()
    width = max((len(a.id) for a in articles), default=0)
    for a in articles:
        text = "text held" if held[a.id] else "text not held"
        page.add(f"{a.id:<{width}}  {a.published.text:<12}  {text:<13}  {printable(a.title)}")
    return page.render(colour=False)
