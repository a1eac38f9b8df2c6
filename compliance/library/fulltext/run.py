"""Run a recorded search: over the texts of the library that it covers, and over its files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from compliance import __version__
from compliance.errors import ComplianceError
from compliance.library.fulltext.given_files import GivenFiles
from compliance.library.fulltext.index import Searched, Texts, search_texts
from compliance.library.fulltext.names import names_in
from compliance.library.fulltext.scope import Scope, hash_of_hashes, scope_of
from compliance.model.article import Article
from compliance.model.dates.edtf import EdtfDate
from compliance.model.incident import Search, SearchHit, SearchRun
from compliance.model.query.query import Query, expanded, parse_query
from compliance.workspace.faults import shown
from compliance.workspace.workspace import UnknownIdError, Workspace


class NoQueryError(ComplianceError):
    """A search that was made by hand, which no program can repeat."""

    def __init__(self, search: str) -> None:
        super().__init__(
            f"the search {shown(search)} has no query; add one to it in searches.yaml, "
            "or search with: compliance search WORDS"
        )


def find_search(workspace: Workspace, wanted: str) -> Search:
    """Return a search that can be run.

    Raises:
        UnknownIdError: no search has that id.
        NoQueryError: it has no query.
    """
    known = {search.id: search for search in workspace.searches if search.id is not None}
    if wanted not in known:
        raise UnknownIdError("search", wanted, known)
    if known[wanted].query is None:
        raise NoQueryError(wanted)
    return known[wanted]


def query_of(workspace: Workspace, search: Search) -> Query:
    """Return what a search that has a query asks, each name in all its spellings."""
    return expanded(parse_query(search.query or ""), names_in(workspace))


@dataclass(frozen=True, slots=True)
class SearchedTexts:
    """The texts that a search covers: of the library, and of its files."""

    library: Texts
    files: GivenFiles
    scope: Scope

    def pass_through(self, sha256: str) -> str | None:
        """Return the text with a hash; None if there is none any more."""
        return self.files.pass_through(sha256) or self.library.pass_through(sha256)

    def searched(self, query: Query, folder: Path | None) -> Searched:
        """Return which of the texts a query finds; raises as `search_texts` does."""
        held = search_texts(self.library, query, folder)
        given = search_texts(self.files, query, None)
        others = self.scope.others
        return Searched((held.texts - others) | given.texts, (held.found - others) | given.found)


@dataclass(frozen=True, slots=True)
class Ran:
    """A run of a search, with the texts that were searched and what was asked of them."""

    run: SearchRun
    query: Query
    texts: SearchedTexts
    searched: Searched


def run_search(
    workspace: Workspace,
    search: Search,
    library: Texts,
    files: GivenFiles,
    *,
    folder: Path | None,
    on: EdtfDate,
) -> Ran:
    """Run a search that has an id and a query.

    Raises:
        NoFullTextError: the SQLite of this Python has no FTS5.
    """
    query, scope = query_of(workspace, search), scope_of(workspace, search)
    texts = SearchedTexts(library, files, scope)
    searched = texts.searched(query, folder)
    owner = {
        held.text_sha256: article.id
        for article in workspace.articles.values()
        for held in article.held
    }
    run = SearchRun(
        search=search.id or "",
        on=on,
        query=search.query or "",
        expanded=str(query),
        texts=len(searched.texts),
        texts_sha256=hash_of_hashes(searched.texts),
        articles=len(scope.articles),
        articles_sha256=scope.articles_sha256,
        not_held=sum(1 for _ in _not_held(scope.articles, searched.texts)),
        hits=tuple(
            SearchHit(text_sha256=one, article=owner.get(one)) for one in sorted(searched.found)
        ),
        version=__version__,
    )
    return Ran(run, query, texts, searched)


def _not_held(articles: Iterable[Article], searched: frozenset[str]) -> Iterator[Article]:
    for article in articles:
        if searched.isdisjoint(held.text_sha256 for held in article.held):
            yield article
