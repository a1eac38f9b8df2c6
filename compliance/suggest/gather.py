"""Gather what an engine is given: a workspace's knowledge once, then each article's text."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.model.agreement import Agreement
from compliance.model.article import Article
from compliance.model.words import Coded
from compliance.passages.prove import Prover
from compliance.suggest.given import CodedPassage, Given, Known
from compliance.workspace.drafts import ArticleDraft
from compliance.workspace.evidence import Evidence
from compliance.workspace.workspace import Workspace


def gather_known(workspace: Workspace, agreement: Agreement, prover: Prover) -> Known:
    """Return what a workspace knows of an agreement, its coded passages with their words."""
    return Known(
        agreement=agreement,
        sources=workspace.sources,
        incidents=workspace.incidents,
        coded=tuple(
            CodedPassage(evidence, _words(evidence, prover))
            for evidence in workspace.evidence_on(agreement)
        ),
    )


def text_of(article: Article | ArticleDraft, prover: Prover) -> tuple[str, str] | None:
    """Return the hash and the text of an article, the first one held here; None if none is."""
    for held in _record(article).held:
        search = prover.text(held.text_sha256)
        if search is not None:
            return held.text_sha256, search.text
    return None


def given_of(article: Article | ArticleDraft, text: str, known: Known) -> Given:
    """Return what an engine is given of an article, or of a draft with a day and a language."""
    record = _record(article)
    no_outlet = isinstance(article, ArticleDraft) and "outlet" in article.open
    return Given(
        text=text,
        published=record.published,
        known=known,
        language=record.language,
        outlet=None if no_outlet else record.outlet,
        authors=record.authors,
        article=article.id,
    )


def _record(article: Article | ArticleDraft) -> Article:
    return article.article if isinstance(article, ArticleDraft) else article


def awaiting(workspace: Workspace, prover: Prover) -> Iterator[Article]:
    """Yield the articles that are not coded in full and whose text is held, in order of ids."""
    for _, article in sorted(workspace.articles.items()):
        if article.coded is not Coded.FULL and prover.holds(article):
            yield article


def _words(evidence: Evidence, prover: Prover) -> str:
    """Return the passage of a record; where its text is not held, its ends and its claim."""
    found = prover.prove(evidence).text
    if found is not None:
        return found
    pin = evidence.entry.passage
    return " ".join((pin.start, pin.end or "", evidence.entry.claim))
