"""What a search found: texts by date, whose they are, and the sentences that hold the words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from compliance.audit.language import language_of
from compliance.audit.sentence import around
from compliance.library.fulltext.hits import Place, find_hits
from compliance.library.fulltext.index import Searched, Texts, search_texts
from compliance.model.evidence import MOST_WORDS
from compliance.model.incident import SearchRun
from compliance.model.query.query import Query
from compliance.model.spaceless import word_places
from compliance.views.inbox import ArticleFilter, InboxRow, InboxWriter, place_of
from compliance.workspace.drafts import ArticleDraft
from compliance.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPassage:
    """A sentence, or several, in which words of a query stand: ranges of code points of its text.

    `whole` is None where only its ends are to be shown, which leave words out in between.
    """

    range: Place
    hits: tuple[Place, ...]
    start: str
    end: str
    whole: str | None

    @property
    def printed(self) -> str:
        """The passage in a line: whole if it may be shown, else its ends."""
        return f"{self.start} … {self.end}".strip() if self.whole is None else self.whole


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundText:
    """A text that holds what was asked for; `row` tells of its article, None if it is of none.

    `file` is where it stands, if it is no text of the library.
    """

    sha256: str
    row: InboxRow | None
    file: str | None
    passages: tuple[FoundPassage, ...]

    @property
    def hits(self) -> int:
        """How many times the words stand in it."""
        return sum(len(passage.hits) for passage in self.passages)


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView:
    """The result of a search: of `searched` texts, so many were `found`; `texts` are the first.

    `asked` is the query as it was written, `expanded` as it was searched. `unknown` tells how many
    more were found that are of no article, where something was asked of articles. `run` is the run
    of a recorded search.
    """

    asked: str
    expanded: str
    searched: int
    found: int
    unknown: int
    texts: tuple[FoundText, ...]
    run: SearchRun | None = None

    @property
    def more(self) -> int:
        """How many were found and are not shown."""
        return self.found - len(self.texts)


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRequest:
    """What is asked of texts, of which articles, and how much of it is shown."""

    asked: str
    query: Query
    wanted: ArticleFilter
    most: int
    public: bool = False


class Source(Protocol):
    """What has the texts that were found."""

    def pass_through(self, sha256: str) -> str | None:
        """Return the text with a hash; None if there is none any more."""


class Owners:
    """Of which article or draft each text is; the articles of a workspace come first."""

    def __init__(
        self, workspace: Workspace, drafts: Iterable[ArticleDraft], writer: InboxWriter
    ) -> None:
        self._writer = writer
        self._drafts = {held.text_sha256: draft for draft in drafts for held in draft.article.held}
        self._articles = {
            held.text_sha256: article
            for article in workspace.articles.values()
            for held in article.held
        }

    def row(self, sha256: str) -> InboxRow | None:
        """Return what is known of the article of a text; None if it is of none."""
        if sha256 in self._articles:
            return self._writer.of_article(self._articles[sha256], held=True)
        if sha256 in self._drafts:
            return self._writer.of_draft(self._drafts[sha256], held=True)
        return None


def search_view(
    texts: Texts, owners: Owners, request: SearchRequest, folder: Path | None
) -> SearchView:
    """Search texts, with an index in a folder.

    Raises:
        NoFullTextError: the SQLite of this Python has no FTS5.
    """
    return found_view(texts, owners, request, search_texts(texts, request.query, folder))


def found_view(
    texts: Source,
    owners: Owners,
    request: SearchRequest,
    searched: Searched,
    files: Mapping[str, str] | None = None,
    run: SearchRun | None = None,
) -> SearchView:
    """Return what is to be shown of the texts that were found; `files` has where some stand."""
    rows = {sha256: owners.row(sha256) for sha256 in sorted(searched.found)}
    unknown = [sha256 for sha256, row in rows.items() if row is None]
    known = [(sha256, row) for sha256, row in rows.items() if row and request.wanted.admits(row)]
    known.sort(key=lambda one: (place_of(one[1]), one[0]))
    asks = request.wanted.asks
    listed = [*known, *((sha256, None) for sha256 in unknown if not asks)]
    return SearchView(
        asked=request.asked,
        expanded=str(request.query),
        searched=len(searched.texts),
        found=len(listed),
        unknown=len(unknown) if asks else 0,
        run=run,
        texts=tuple(
            FoundText(
                sha256=sha256,
                row=row,
                file=(files or {}).get(sha256),
                passages=tuple(_passages(texts.pass_through(sha256) or "", row, request)),
            )
            for sha256, row in listed[: request.most]
        ),
    )


def _passages(text: str, row: InboxRow | None, request: SearchRequest) -> Iterator[FoundPassage]:
    """Yield the sentences of a text that hold hits; those that overlap are one passage."""
    gathered: list[tuple[Place, list[Place]]] = []
    for hit in find_hits(text, request.query.wanted):
        start, end = _sentence(text, hit, row.language if row else None)
        if gathered and start < gathered[-1][0][1]:
            (first, last), hits = gathered[-1]
            gathered[-1] = ((first, max(last, end)), [*hits, hit])
        else:
            gathered.append(((start, end), [hit]))
    for place, hits in gathered:
        yield _passage(text, place, tuple(hits), public=request.public)


def _sentence(text: str, hit: Place, language: str | None) -> Place:
    """Return the range of the sentence around a hit, without white space at its edges."""
    known = language_of(language) if language else None
    outside = around(text, hit, known.abbreviations if known else ())
    start, end = outside.before[0], outside.after[1]
    inside = text[start:end]
    return start + len(inside) - len(inside.lstrip()), end - len(inside) + len(inside.rstrip())


def _passage(text: str, place: Place, hits: tuple[Place, ...], *, public: bool) -> FoundPassage:
    words = word_places(text, *place)
    # At least one word is left out in between.
    most = min(MOST_WORDS, max((len(words) - 1) // 2, 0))
    first = text[place[0] : words[most - 1][1]] if most else ""
    last = text[words[-most][0] : place[1]] if most else ""
    return FoundPassage(
        range=place,
        hits=hits,
        start=" ".join(first.split()),
        end=" ".join(last.split()),
        whole=None if public else " ".join(text[slice(*place)].split()),
    )
