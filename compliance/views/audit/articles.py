"""The end of the way: the article that a passage stands in, and which texts of it are known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from compliance.model.article import HeldText
from compliance.model.dates.words import display_date
from compliance.passages.prove import Prover
from compliance.views.article import ArticleView
from compliance.views.audit.trace import SHORT_HASH
from compliance.views.audit.view import FindingView, TextView, TracedArticleView
from compliance.views.words import CONFIDENCE_WORDS


def traced_articles(
    articles: Iterable[ArticleView],
    prover: Prover,
    about: Mapping[str, tuple[FindingView, ...]],
) -> tuple[TracedArticleView, ...]:
    """Return articles with their texts and with what was found about them."""
    return tuple(
        TracedArticleView(
            article=view,
            basis=view.article.published_basis,
            confidence=CONFIDENCE_WORDS[view.article.confidence],
            retrieved=display_date(view.article.retrieved) if view.article.retrieved else None,
            texts=tuple(_text(held, prover) for held in view.article.held),
            findings=about.get(view.id, ()),
        )
        for view in articles
    )


def _text(held: HeldText, prover: Prover) -> TextView:
    start, end = held.range
    return TextView(
        sha256=held.text_sha256,
        short=held.text_sha256[:SHORT_HASH],
        here=prover.text(held.text_sha256) is not None,
        standing=_standing(held, prover),
        start=f"{start:,}",
        end=f"{end:,}",
        container=held.container_sha256,
        container_short=held.container_sha256[:SHORT_HASH],
    )


def _standing(held: HeldText, prover: Prover) -> str:
    """Return whether a text is held here, and whether it still has its hash."""
    if prover.text(held.text_sha256) is not None:
        return "held here"
    stored = prover.stored(held.text_sha256)
    return "not here" if stored is None else "held here, but altered: it proves nothing"
