"""The articles of a workspace as a list."""

from __future__ import annotations

from collections.abc import Sequence

from compliance.render.text.columns import Page, printable
from compliance.views.article_list import ListedArticleView


def render_article_list_text(articles: Sequence[ListedArticleView], *, colour: bool = False) -> str:
    """Write a line an article."""
    page = Page()
    width = max((len(a.id) for a in articles), default=0)
    for a in articles:
        text = "text held" if a.held else "text not held"
        page.add(f"{a.id:<{width}}  {a.published:<12}  {text:<13}  {printable(a.title)}")
    return page.render(colour=colour)
