"""The articles of a workspace, and whether their texts are on this machine."""

from __future__ import annotations

from dataclasses import dataclass

from compliance.passages.prove import Prover
from compliance.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedArticleView:
    """One article of the list; `published` is as files have it."""

    id: str
    title: str
    outlet: str
    published: str
    coded: str
    held: bool


def article_list(workspace: Workspace, prover: Prover) -> tuple[ListedArticleView, ...]:
    """Return every article of a workspace, in its order."""
    return tuple(
        ListedArticleView(
            id=article.id,
            title=article.title,
            outlet=article.outlet,
            published=article.published.text,
            coded=article.coded,
            held=prover.holds(article),
        )
        for article in workspace.articles.values()
    )
