"""Articles: those that a report cites, with the way their words went, and all there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from compliance.model.article import Article, ChainLink
from compliance.model.base import ArticleId
from compliance.model.dates.words import display_date
from compliance.passages.prove import Prover
from compliance.views.words import CHAIN_WORDS
from compliance.workspace.evidence import Evidence
from compliance.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainView:
    """One hand through which an article's words went."""

    role: str
    name: str
    date: str | None
    confidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    """One article of the bibliography."""

    number: int
    id: str
    title: str
    language: str
    outlet: str
    authors: tuple[str, ...]
    date: str
    url: str | None
    copy_url: str | None
    coded: str
    held: bool
    chain: tuple[ChainView, ...]
    records: int
    article: Article

    @property
    def hands(self) -> tuple[tuple[str, ...], ...]:
        """The names of the chain, those of one role side by side: they spoke, then it was told."""
        steps: list[tuple[str, list[str]]] = []
        for link in self.chain:
            if not steps or steps[-1][0] != link.role:
                steps.append((link.role, []))
            steps[-1][1].append(link.name)
        return tuple(tuple(names) for _, names in steps)


def article_views(
    workspace: Workspace,
    prover: Prover,
    numbers: Mapping[ArticleId, int],
    evidence: Sequence[Evidence],
) -> tuple[ArticleView, ...]:
    """Return the cited articles in the order of their numbers."""
    records = Counter(e.article.id for e in evidence)
    return tuple(
        _article(workspace, prover, workspace.articles[article], number, records[article])
        for article, number in numbers.items()
    )


def _article(
    workspace: Workspace, prover: Prover, article: Article, number: int, records: int
) -> ArticleView:
    return ArticleView(
        number=number,
        id=article.id,
        title=article.title,
        language=article.language,
        outlet=workspace.sources[article.outlet].short,
        authors=article.authors,
        date=display_date(article.published),
        url=article.url,
        copy_url=article.copy_url,
        coded=f"coded in {article.coded}",
        held=prover.holds(article),
        chain=tuple(_link(workspace, hand) for hand in article.chain),
        records=records,
        article=article,
    )


def _link(workspace: Workspace, hand: ChainLink) -> ChainView:
    name = workspace.sources[hand.source].name if hand.source else hand.name or ""
    return ChainView(
        role=CHAIN_WORDS[hand.role],
        name=name,
        date=display_date(hand.date) if hand.date else None,
        confidence=hand.confidence,
    )


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
