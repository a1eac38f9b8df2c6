"""The inbox: every article and draft, how far it has come, and what waits to be decided in it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from compliance.model.article import Article
from compliance.model.base import ArticleId, SideId, Target
from compliance.model.dates.edtf import EdtfDate
from compliance.model.language import primary_language
from compliance.model.words import ArticleState, Coded
from compliance.passages.prove import Prover
from compliance.suggest.store import StoredSuggestions, SuggestionStore, count_decided
from compliance.views.article import kind_of_article
from compliance.workspace.checks.record import is_after
from compliance.workspace.drafts import ArticleDraft
from compliance.workspace.evidence import Evidence
from compliance.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxRow:
    """One article, or a draft of one, of which facts may be missing: these are None, and `open`.

    `by` and `since` tell who brought it to its state, and when. `suggested` is None where nobody
    asked for suggestions, and `decided` for how many of them a record was accepted. `side` is that
    of the outlet on the day of publication. `targets` are those of records and suggestions.
    """

    id: ArticleId
    draft: str | None
    open: tuple[str, ...]
    title: str | None
    kind: str | None
    outlet: str | None
    side: SideId | None
    published: EdtfDate | None
    language: str | None
    coded: Coded
    state: ArticleState
    by: str | None
    since: EdtfDate | None
    held: bool
    records: int
    suggested: int | None
    decided: int | None
    targets: frozenset[Target]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFilter:
    """Which articles are asked for; what is None, or empty, asks for nothing.

    A fact that a draft does not have yet fits no filter that asks for it. Of days, only those out
    of which an article surely falls leave it out.
    """

    outlet: str | None = None
    side: str | None = None
    since: EdtfDate | None = None
    until: EdtfDate | None = None
    states: frozenset[ArticleState] = frozenset()
    drafts: bool = False
    targets: frozenset[Target] | None = None
    language: str | None = None

    @property
    def asks(self) -> bool:
        """Whether anything is asked for."""
        return self != ArticleFilter()

    def admits(self, row: InboxRow) -> bool:
        """Return whether an article is one of those asked for."""
        return (
            (self.outlet is None or row.outlet == self.outlet)
            and (self.side is None or row.side == self.side)
            and self._in_time(row.published)
            and self._has_come_so_far(row)
            and (self.targets is None or not self.targets.isdisjoint(row.targets))
            and (self.language is None or _is_in(row.language, self.language))
        )

    def _in_time(self, published: EdtfDate | None) -> bool:
        if self.since is None and self.until is None:
            return True
        if published is None or (self.since is not None and is_after(self.since, published)):
            return False
        return self.until is None or not is_after(published, self.until)

    def _has_come_so_far(self, row: InboxRow) -> bool:
        if not self.states and not self.drafts:
            return True
        return row.state in self.states or (self.drafts and row.draft is not None)


def _is_in(language: str | None, wanted: str) -> bool:
    return language is not None and primary_language(language) == primary_language(wanted)


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxView:
    """The articles and drafts asked for, by date and id; what has no date stands last."""

    rows: tuple[InboxRow, ...]

    @property
    def articles(self) -> tuple[InboxRow, ...]:
        """Those that are no drafts."""
        return tuple(row for row in self.rows if row.draft is None)

    @property
    def drafts(self) -> tuple[InboxRow, ...]:
        """The drafts."""
        return tuple(row for row in self.rows if row.draft is not None)

    @property
    def counts(self) -> Mapping[ArticleState, int]:
        """How many articles are in each state."""
        found = Counter(row.state for row in self.articles)
        return {state: found[state] for state in ArticleState}


def inbox_view(
    workspace: Workspace,
    drafts: Iterable[ArticleDraft],
    prover: Prover,
    store: SuggestionStore,
    wanted: ArticleFilter,
) -> InboxView:
    """Return the articles and drafts of a workspace that are asked for."""
    rows = [row for row in inbox_rows(workspace, drafts, prover, store) if wanted.admits(row)]
    return InboxView(rows=tuple(sorted(rows, key=_place)))


def _place(row: InboxRow) -> tuple[date, date, str]:
    if row.published is None:
        return (date.max, date.max, row.id)
    return (row.published.upper or date.max, row.published.lower or date.min, row.id)


def inbox_rows(
    workspace: Workspace, drafts: Iterable[ArticleDraft], prover: Prover, store: SuggestionStore
) -> Iterator[InboxRow]:
    """Yield a row for each article, by id, then for each draft."""
    coded: dict[ArticleId, list[Evidence]] = defaultdict(list)
    for e in workspace.evidence.values():
        coded[e.article.id].append(e)
    for article in workspace.articles.values():
        records = coded[article.id]
        yield _row(workspace, prover, article, records, store.get(article.id))
    for draft in drafts:
        yield _drafted(workspace, prover, draft, store.get(draft.id))


def _row(
    workspace: Workspace,
    prover: Prover,
    article: Article,
    records: list[Evidence],
    stored: StoredSuggestions | None,
) -> InboxRow:
    last = article.progress[-1] if article.progress else None
    suggested = stored.suggestions if stored else ()
    spoken = {target for e in records for target in e.entry.targets}
    return InboxRow(
        id=article.id,
        draft=None,
        open=(),
        title=article.title,
        kind=kind_of_article(article),
        outlet=article.outlet,
        side=workspace.sources[article.outlet].side_on(article.published),
        published=article.published,
        language=article.language,
        coded=article.coded,
        state=article.state,
        by=last.by if last else None,
        since=last.day if last else None,
        held=prover.holds(article),
        records=len(records),
        suggested=len(suggested) if stored else None,
        decided=_decided(stored, records, prover) if stored else None,
        targets=frozenset(spoken.union(*(one.targets for one in suggested))),
    )


def _decided(stored: StoredSuggestions, records: Iterable[Evidence], prover: Prover) -> int:
    """Return how many suggestions for a text are decided by records whose passage stands in it."""
    proofs = [(prover.prove(e), e) for e in records]
    accepted = [
        (proof.range, frozenset(e.entry.targets))
        for proof, e in proofs
        if proof.range is not None and proof.text_sha256 == stored.text_sha256
    ]
    return count_decided(stored.suggestions, accepted)


def _drafted(
    workspace: Workspace, prover: Prover, draft: ArticleDraft, stored: StoredSuggestions | None
) -> InboxRow:
    article, missing = draft.article, frozenset(draft.open)
    outlet = None if "outlet" in missing else workspace.sources.get(article.outlet)
    last = article.progress[-1] if article.progress else None
    suggested = stored.suggestions if stored else ()
    return InboxRow(
        id=draft.id,
        draft=draft.file,
        open=draft.open,
        title=None if "title" in missing else article.title,
        kind=kind_of_article(article),
        outlet=None if "outlet" in missing else article.outlet,
        side=outlet.side_on(article.published) if outlet else None,
        published=None if "published" in missing else article.published,
        language=None if "language" in missing else article.language,
        coded=article.coded,
        state=article.state,
        by=last.by if last else None,
        since=last.day if last else None,
        held=prover.holds(article),
        records=0,
        suggested=len(suggested) if stored else None,
        decided=0 if stored else None,
        targets=frozenset().union(*(one.targets for one in suggested)),
    )
