"""The inbox: every article and draft, how far it has come, and what waits to be decided in it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from compliance.coding.decided import decided_of
from compliance.coding.decision import Decision
from compliance.model.article import Article
from compliance.model.base import ArticleId, SideId, Target
from compliance.model.dates.edtf import EdtfDate
from compliance.model.language import primary_language
from compliance.model.words import ArticleState, Coded
from compliance.passages.prove import Prover
from compliance.suggest.store import StoredSuggestions, SuggestionStore
from compliance.views.article import kind_of_article
from compliance.workspace.checks.record import is_after
from compliance.workspace.drafts import ArticleDraft
from compliance.workspace.evidence import Evidence
from compliance.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxRow:
    """One article, or a draft of one, of which facts may be missing: these are None, and `open`.

    `by` and `since` tell who brought it to its state, and when. `suggested` is None where nobody
    asked for suggestions, and `decided` how many of them are decided. `side` is that
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


class InboxWriter:
    """What tells of each article and draft of a workspace how far it has come.

    `decisions` has those of all coders that stand, by article.
    """

    def __init__(
        self,
        workspace: Workspace,
        prover: Prover,
        store: SuggestionStore,
        decisions: Mapping[ArticleId, Sequence[Decision]] | None = None,
    ) -> None:
        self._workspace, self._prover, self._store = workspace, prover, store
        self._decisions = decisions or {}
        self._coded: dict[ArticleId, list[Evidence]] = defaultdict(list)
        for e in workspace.evidence.values():
            self._coded[e.article.id].append(e)

    def of_article(self, article: Article, *, held: bool | None = None) -> InboxRow:
        """Return what is known of an article; whether a text is `held` is looked up if None."""
        records, stored = self._coded[article.id], self._store.get(article.id)
        return replace(
            self._row(article, stored, held=held),
            side=self._workspace.sources[article.outlet].side_on(article.published),
            records=len(records),
            decided=self._decided(article, stored, records) if stored else None,
            targets=_targets(stored).union(*(e.entry.targets for e in records)),
        )

    def of_draft(self, draft: ArticleDraft, *, held: bool | None = None) -> InboxRow:
        """Return what is known of a draft; nothing was coded from it."""
        row = self._row(draft.article, self._store.get(draft.id), held=held)
        missing = frozenset(draft.open)
        known = None if "outlet" in missing else self._workspace.sources.get(draft.article.outlet)
        return replace(
            row,
            id=draft.id,
            draft=draft.file,
            open=draft.open,
            title=None if "title" in missing else row.title,
            outlet=None if "outlet" in missing else row.outlet,
            side=known.side_on(draft.article.published) if known else None,
            published=None if "published" in missing else row.published,
            language=None if "language" in missing else row.language,
        )

    def _row(
        self, article: Article, stored: StoredSuggestions | None, *, held: bool | None
    ) -> InboxRow:
        """Return what the file of an article says, and what is suggested."""
        last = article.progress[-1] if article.progress else None
        return InboxRow(
            id=article.id,
            draft=None,
            open=(),
            title=article.title,
            kind=kind_of_article(article),
            outlet=article.outlet,
            side=None,
            published=article.published,
            language=article.language,
            coded=article.coded,
            state=article.state,
            by=last.by if last else None,
            since=last.day if last else None,
            held=self._prover.holds(article) if held is None else held,
            records=0,
            suggested=len(stored.suggestions) if stored else None,
            decided=0 if stored else None,
            targets=_targets(stored),
        )

    def _decided(
        self, article: Article, stored: StoredSuggestions, records: Iterable[Evidence]
    ) -> int:
        """Return how many suggestions for a text are decided."""
        on_it = self._decisions.get(article.id, ())
        decided = decided_of(records, self._prover.prove, stored.text_sha256, on_it)
        return decided.count(stored.suggestions)


def _targets(stored: StoredSuggestions | None) -> frozenset[Target]:
    suggested = stored.suggestions if stored else ()
    return frozenset(target for one in suggested for target in one.targets)


def inbox_view(
    workspace: Workspace,
    drafts: Iterable[ArticleDraft],
    writer: InboxWriter,
    wanted: ArticleFilter,
) -> InboxView:
    """Return the articles and drafts of a workspace that are asked for."""
    rows = [*map(writer.of_article, workspace.articles.values()), *map(writer.of_draft, drafts)]
    return InboxView(rows=tuple(sorted(filter(wanted.admits, rows), key=place_of)))


def place_of(row: InboxRow) -> tuple[date, date, str]:
    """Return what to sort articles by: the day, then the id; what has no day comes last."""
    if row.published is None:
        return (date.max, date.max, row.id)
    return (row.published.upper or date.max, row.published.lower or date.min, row.id)
