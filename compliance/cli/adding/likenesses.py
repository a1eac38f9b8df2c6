"""Proposals about a new article that is like a known one: the same, a version of it, or a copy."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.library.likeness import KnownTexts, Likeness
from compliance.model.article import Article
from compliance.workspace.write.draft_file import Draft

_SAME = "held: as that of {}, if this is the same page again: {}"
_REPLACES = "replaces: [{}], if this is a later version of it: {}"
_FAMILY = "family: {}, if one is a copy of the other: {}"


def proposals(draft: Draft, text: str, known: KnownTexts) -> Iterator[str]:
    """Yield what may be written into a draft, with figures; a person decides."""
    for article, likeness in known.like(text):
        if article.id != draft.text.article:
            yield _proposal(draft, article, likeness)


def _proposal(draft: Draft, article: Article, likeness: Likeness) -> str:
    told = {**draft.found.values, **draft.facts.given}
    urls = {article.url, article.copy_url} - {None}
    same_page = bool(urls & {told.get("url"), told.get("copy_url")})
    same_outlet = told.get("outlet") == article.outlet
    if likeness.is_same and (same_page or same_outlet or not told.get("outlet")):
        return _SAME.format(article.id, likeness)
    if same_page or (same_outlet and draft.text.title == article.title):
        return _REPLACES.format(article.id, likeness)
    return _FAMILY.format(article.family or article.id, likeness)
