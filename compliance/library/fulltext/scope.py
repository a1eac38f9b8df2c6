"""Which articles and texts a recorded search covers, computed from files in git only."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from compliance.model.article import Article
from compliance.model.incident import Search
from compliance.model.language import primary_language
from compliance.workspace.checks.record import is_after
from compliance.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Scope:
    """The articles that a search covers, and the texts of articles that it does not."""

    articles: tuple[Article, ...]
    others: frozenset[str]

    @property
    def articles_sha256(self) -> str:
        """A hash of which texts the files of its articles name."""
        return hash_of_hashes(held.text_sha256 for one in self.articles for held in one.held)


def scope_of(workspace: Workspace, search: Search) -> Scope:
    """Return what a search covers: by when it was published, and in which language.

    An article is left out only if it surely was published on other days. Whose it is does not
    matter: what a side says stands in articles of others too.
    """
    languages = frozenset(map(primary_language, search.languages))
    inside: list[Article] = []
    outside: list[Article] = []
    for article in workspace.articles.values():
        day = article.published
        in_time = not (is_after(day, search.to) or is_after(search.since, day))
        in_words = not languages or primary_language(article.language) in languages
        (inside if in_time and in_words else outside).append(article)
    own = {held.text_sha256 for article in inside for held in article.held}
    others = {held.text_sha256 for article in outside for held in article.held}
    return Scope(tuple(inside), frozenset(others - own))


def hash_of_hashes(hashes: Iterable[str]) -> str:
    """Return one hash for a set of hashes, in whatever order they come."""
    return hashlib.sha256("\n".join(sorted(set(hashes))).encode()).hexdigest()
