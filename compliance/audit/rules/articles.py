"""Rules on how far the articles of a workspace were coded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.audit.finding import Severity
from compliance.audit.place import of_article
from compliance.audit.rule import rule
from compliance.model.words import Coded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.audit.audited import Audited
    from compliance.audit.finding import Remark


@rule("article-not-coded", Severity.WARNING)
def article_not_coded(audited: Audited) -> Iterator[Remark]:
    """An article has no file of evidence, so nothing shows that anybody read it for a record.

    Where nothing in it bears on the agreement, a file with an empty list of evidence says so.
    """
    files = {file.article for file in audited.workspace.records.evidence.values()}
    for article in audited.articles.values():
        if article.id not in files:
            message = (
                f'marked coded "{article.coded}", but no file of evidence is about it; code it, '
                "or say that nothing bears by a file with an empty list"
            )
            yield of_article(audited, article.id, message, "coded")


@rule("article-coded-in-part", Severity.INFO)
def article_coded_in_part(audited: Audited) -> Iterator[Remark]:
    """An article was not read against every obligation, so that no silence can rest on it."""
    for article in audited.articles.values():
        if article.coded is Coded.PART:
            message = (
                'not every sentence was read against every obligation; read it, then mark it "full"'
            )
            yield of_article(audited, article.id, message, "coded")
