"""Views of drawn workspaces, and the same ones of the workspaces with two sides exchanged."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, Final, NamedTuple

from hypothesis import strategies as st

from compliance.assessments.cut import Cut
from compliance.diff.compare import compare
from compliance.diff.own import compare_own
from compliance.library.fulltext.names import names_in
from compliance.model.base import WHOLE
from compliance.model.lock import LockEntry
from compliance.model.query.query import expanded, parse_query
from compliance.model.words import ArticleState
from compliance.passages.fingerprint import changed_parts, fingerprint
from compliance.passages.prove import Prover
from compliance.suggest.store import SuggestionStore
from compliance.views.audit.build import AuditRequest, build_audit_view
from compliance.views.audit.view import AuditView
from compliance.views.comparisons import Comparisons
from compliance.views.contradictions import (
    ContradictionView,
    contradiction_view,
    contradictions_of,
    first_of_each,
)
from compliance.views.coverage.build import Period, build_coverage_view
from compliance.views.coverage.view import CoverageView
from compliance.views.diff.view import DiffView
from compliance.views.inbox import ArticleFilter, InboxView, InboxWriter, inbox_view
from compliance.views.matrix.build import build_matrix_view
from compliance.views.matrix.view import By, MatrixView
from compliance.views.picture.build import build_picture
from compliance.views.picture.view import PictureView
from compliance.views.search import Owners, SearchRequest, SearchView, search_view
from compliance.views.show.inventory import InventoryView, build_inventory_view
from compliance.views.site.contents import SiteContents
from compliance.views.site.search_index import SearchIndexView, search_index
from compliance.views.ties.build import build_network_view
from compliance.views.ties.view import Among, NetworkView
from compliance.views.timeline.build import build_timeline_view
from compliance.views.timeline.view import TimelineView
from compliance.workspace.records import Records
from compliance.workspace.workspace import Workspace, link
from support import diff_views, reports
from support.audits import audit_of
from support.choices import among
from support.differences import subject_of, voices
from support.drawn_agreements import BODY_IDS, SIDE_IDS
from support.quarrels import quarrels
from support.relabel import Swap
from support.strategies import records

Query = dict[str, Any]

LEFT, RIGHT = SIDE_IDS[:2]
NOWHERE: Final = Path("/nonexistent/workspace")


@dataclass(frozen=True)
class Case:
    """A view, and the same one asked of the workspace with two sides exchanged."""

    query: Query
    swap: Swap = field(repr=False)
    before: Any = field(repr=False)
    after: Any = field(repr=False)


class Kind(NamedTuple):
    """A kind of view: what makes it of a workspace, what may be asked, and of what workspaces."""

    view: Callable[..., object]
    queries: Callable[[Workspace], st.SearchStrategy[Query]]
    drawn: Any = records


def audit_view(
    made: Workspace, source: str | None, points: tuple[str, ...], public: bool
) -> AuditView:
    audit = audit_of(made, source, points=points)
    return build_audit_view(audit, AuditRequest(root=NOWHERE, public=public))


def audit_queries(made: Workspace) -> st.SearchStrategy[Query]:
    """Draw what may be asked of an audit, as arguments of `audit_view`."""
    asked = ("source", "points", "public")
    return reports.queries(made).map(lambda query: {name: query[name] for name in asked})


def diff_view(made: Workspace, left: str, right: str, cut: Cut, everything: bool) -> DiffView:
    """Compare two voices, the left one at a day, the right one at all times."""
    both = subject_of(made, left, cut), subject_of(made, right)
    return diff_views.view_of(compare(*both, everything=everything))


@st.composite
def diff_queries(draw: st.DrawFn, made: Workspace) -> Query:
    left, right = draw(voices(made) | st.just((LEFT, LEFT)))
    cut = draw(st.just(Cut()) | reports.cuts())
    return {"left": left, "right": right, "cut": cut, "everything": draw(st.booleans())}


def own_view(made: Workspace, asked: str) -> DiffView:
    """Compare each voice of a side, or one voice, with itself."""
    return diff_views.view_of(compare_own(subject_of(made, asked)))


def quarrels_or_records(*, equal_names: bool) -> st.SearchStrategy[Any]:
    return quarrels(equal_names=equal_names) | records(equal_names=equal_names)


def matrix_view(made: Workspace, by: By) -> MatrixView:
    return build_matrix_view(reports.selection_of(made), by)


def picture_view(made: Workspace, official: bool) -> PictureView:
    return build_picture(reports.selection_of(made, official=official))


def contradiction_views(made: Workspace) -> tuple[ContradictionView, ...]:
    """Return all contradictions, those that a first page shows first."""
    selection = reports.selection_of(made)
    found = tuple(contradictions_of(Comparisons(selection)))
    points = ((WHOLE,), *(clause.targets for clause in selection.clauses))
    shown = first_of_each(found, points, 1)
    return tuple(contradiction_view(selection, one) for one in (*shown, *found))


def network_view(made: Workspace, by: Among, official: bool) -> NetworkView:
    return build_network_view(reports.selection_of(made, official=official), by)


def timeline_view(made: Workspace) -> TimelineView:
    return build_timeline_view(reports.selection_of(made))


def coverage_view(made: Workspace, first: date | None, side: str | None) -> CoverageView:
    return build_coverage_view(reports.selection_of(made), Period(first=first), side)


def coverage_queries(_: Workspace) -> st.SearchStrategy[Query]:
    """Draw what may be asked of coverage, as arguments of `coverage_view`."""
    days = st.none() | st.dates(date(2018, 1, 1), date(2021, 1, 1))
    return st.fixed_dictionaries({"first": days, "side": st.none() | among(SIDE_IDS[:2])})


def inventory_view(made: Workspace) -> InventoryView:
    return build_inventory_view(reports.selection_of(made))


def site_search_view(made: Workspace) -> SearchIndexView:
    return search_index(SiteContents(reports.selection_of(made)))


STORE: Final = SuggestionStore(NOWHERE, "none")


def inbox_of(made: Workspace, side: str | None, state: ArticleState | None) -> InboxView:
    writer = InboxWriter(made, Prover(made, reports.TextsInMemory()), STORE)
    states = frozenset({state} if state else ())
    return inbox_view(made, (), writer, ArticleFilter(side=side, states=states))


def inbox_queries(_: Workspace) -> st.SearchStrategy[Query]:
    """Draw what may be asked of the inbox, as arguments of `inbox_of`."""
    return st.fixed_dictionaries(
        {"side": st.none() | among(SIDE_IDS), "state": st.none() | st.sampled_from(ArticleState)}
    )


@dataclass(frozen=True)
class Given:
    """Texts by what stands for their hashes."""

    texts: Mapping[str, str]

    def hashes(self) -> Iterator[str]:
        yield from self.texts

    def pass_through(self, sha256: str) -> str | None:
        return self.texts[sha256]


def search_of(
    made: Workspace, texts: Mapping[str, str], asked: str, side: str | None, public: bool
) -> SearchView:
    writer = InboxWriter(made, Prover(made, reports.TextsInMemory()), STORE)
    request = SearchRequest(
        asked=asked,
        query=expanded(parse_query(asked), names_in(made)),
        wanted=ArticleFilter(side=side),
        most=5,
        public=public,
    )
    return search_view(Given(texts), Owners(made, (), writer), request, None)


@st.composite
def search_queries(draw: st.DrawFn, made: Workspace) -> Query:
    """Draw texts that name sides, and what to search for, as arguments of `search_of`."""
    held = [text.text_sha256 for article in made.articles.values() for text in article.held]
    words = st.lists(among([LEFT, RIGHT, "and", "said."]), min_size=1, max_size=30)
    return {
        "texts": {sha256: " ".join(draw(words)) for sha256 in (*held, "none")},
        "asked": draw(among([LEFT, RIGHT, f"{LEFT} OR {RIGHT}", f"said -{LEFT}"])),
        "side": draw(st.none() | among(SIDE_IDS)),
        "public": draw(st.booleans()),
    }


KINDS: Final = {
    "report": Kind(reports.view_of, reports.queries),
    "audit": Kind(audit_view, audit_queries),
    "diff": Kind(diff_view, diff_queries, quarrels_or_records),
    "own": Kind(
        own_view,
        lambda made: voices(made, 1).map(lambda asked: {"asked": asked[0]}),
        quarrels_or_records,
    ),
    "matrix": Kind(matrix_view, lambda _: st.fixed_dictionaries({"by": st.sampled_from(By)})),
    "network": Kind(
        network_view,
        lambda _: st.fixed_dictionaries({"by": st.sampled_from(Among), "official": st.booleans()}),
        quarrels_or_records,
    ),
    "picture": Kind(
        picture_view,
        lambda _: st.fixed_dictionaries({"official": st.booleans()}),
        quarrels_or_records,
    ),
    "contradictions": Kind(contradiction_views, lambda _: st.just({}), quarrels_or_records),
    "timeline": Kind(timeline_view, lambda _: st.just({})),
    "coverage": Kind(coverage_view, coverage_queries),
    "inventory": Kind(inventory_view, lambda _: st.just({})),
    "inbox": Kind(inbox_of, inbox_queries),
    "search": Kind(search_of, search_queries),
    "site-search": Kind(site_search_view, lambda _: st.just({}), quarrels_or_records),
}


def exchangeable(drawn: Records) -> st.SearchStrategy[tuple[str, ...]]:
    """Draw two ids: of sides, or of joint bodies where there are two."""
    declared = {body.id for a in drawn.agreements.values() for body in a.bodies}
    return among([(LEFT, RIGHT), *([BODY_IDS] if declared.issuperset(BODY_IDS) else [])])


@st.composite
def exchanged(draw: st.DrawFn, name: str, *, equal_names: bool = False) -> Case:
    """Draw a view of a kind, and the same of the workspace with two sides or bodies exchanged."""
    kind = KINDS[name]
    drawn = draw(kind.drawn(equal_names=equal_names))
    swap, made = Swap(drawn, *draw(exchangeable(drawn))), link(drawn)
    query = draw(kind.queries(made))
    other = affirmed_alike(made, link(swap.value(drawn)))
    before, after = kind.view(made, **query), kind.view(other, **swap.value(query))
    return Case(query=query, swap=swap, before=before, after=after)


def affirmed_alike(before: Workspace, after: Workspace) -> Workspace:
    """Return the exchanged workspace with a lock of which the same parts are out of date.

    The lock holds hashes, in which no side can be exchanged.
    """

    def now(made: Workspace, entry: LockEntry) -> Mapping[str, str]:
        evidence = made.evidence[entry.evidence]
        return fingerprint(evidence, made.agreements[evidence.agreement])

    lock = dict(after.lock)
    for i, entry in before.lock.items():
        if i in before.evidence:
            old = dict.fromkeys(changed_parts(entry.fingerprint, now(before, entry)), "0" * 16)
            lock[i] = replace(after.lock[i], fingerprint={**now(after, entry), **old})
    return replace(after, lock=lock)
