"""The pages of a site: each a view of its own, with the same head."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeVar

from compliance.views.article import ArticleView
from compliance.views.cite import CitationView
from compliance.views.diff.view import DiffSectionView
from compliance.views.matrix.view import MatrixView
from compliance.views.panel import SummaryCellView
from compliance.views.proofs import LevelView
from compliance.views.publication import PublicationView
from compliance.views.site.column import CardsView, ColumnView
from compliance.views.site.edition import EditionView
from compliance.views.site.links import LinkView
from compliance.views.site.takeaway import CARD
from compliance.views.timeline.drawing import TimelinePageView


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadView:
    """What every page begins and ends with. `root` leads to the first page's folder.

    `here` names the page, `says` tells in a sentence what stands on it, and `path` is where it
    stands, from the folder of the first page; `feed` is the feed of what changes on it, if it has
    one. `language` is that of the words of the program, and `up` leads from the folder of the first
    page to that of all editions. `title_in` and `names_in` are the tags of the languages of
    the title and of the names of the agreement, None that of the workspace.
    """

    title: str
    title_in: str | None
    agreement_title: str
    point_word: str
    points_word: str
    each_point: str
    names_in: str | None
    point_in: str | None
    language: str
    editions: tuple[EditionView, ...]
    root: str
    up: str
    public: bool
    links: tuple[LinkView, ...]
    here: str
    says: str
    path: str
    published: PublicationView
    with_card: bool
    feed: LinkView | None = None

    @property
    def card(self) -> str | None:
        """Where the card of the site stands on the web, which other places show beside a link."""
        return self._on_the_web(CARD) if self.with_card else None

    @property
    def address(self) -> str | None:
        """Where the page stands on the web, if the workspace says where its site does."""
        return self._on_the_web(self.path)

    def _on_the_web(self, path: str) -> str | None:
        here = next(one.folder for one in self.editions if one.here)
        address = self.published.address
        return None if address is None else f"{address}{here}{path}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """A page of a site, of whatever kind."""

    site: HeadView


P = TypeVar("P", bound=PageView)


def placed(view: P, path: str, feed: LinkView | None = None) -> P:
    """Return a page that stands at a path, from the folder of the first page, with its feed."""
    return replace(view, site=replace(view.site, path=path, feed=feed))


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedView:
    """Something that has a page of its own: its id, and what it is called."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteRowView:
    """A row of a table of targets: the target, and a cell for each column."""

    target: LinkView
    words: str
    cells: tuple[SummaryCellView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkListView:
    """A list of links under a heading."""

    heading: str
    links: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SidePageView(PageView):
    """A side: its labels by target, its voices, and where it is compared."""

    name: str
    id: str
    role: str
    read: int
    columns: tuple[LinkView, ...]
    rows: tuple[SiteRowView, ...]
    voices: tuple[VoiceLineView, ...]
    sections: tuple[LinkListView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceLineView:
    """A voice in a list."""

    voice: NamedView
    kind: str
    records: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VoicePageView(PageView):
    """A voice: why it is counted to its side, and all it says; `own` where that is opposed."""

    name: str
    id: str
    side: NamedView
    kind: str
    part_of: NamedView | None
    names: tuple[str, ...]
    sides: tuple[str, ...]
    channels: tuple[str, ...]
    succeeds: tuple[NamedView, ...]
    heirs: tuple[NamedView, ...]
    basis: str
    confidence: str
    url: str | None
    note: str | None
    parts: tuple[NamedView, ...]
    own: tuple[DiffSectionView, ...]
    blocks: tuple[CardsView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SilentView:
    """A side of which there is nothing, and why, in a line."""

    link: LinkView
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentPartView:
    """An incident or a part of one: what each side says of it.

    `voices` are the columns of those who have no label of their own.
    """

    incident: NamedView
    date: str | None
    columns: tuple[ColumnView, ...]
    voices: tuple[ColumnView, ...]
    silent: tuple[SilentView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentPageView(PageView):
    """An incident and its parts: what each side says of them."""

    name: str
    id: str
    date: str | None
    place: str | None
    note: str | None
    whole: NamedView | None
    parts: tuple[NamedView, ...]
    sections: tuple[IncidentPartView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePageView(PageView):
    """An article: how it reached the reader, and its statements, each with its passage.

    `published` is its date as programs that collect references read it, if it has one; `host` and
    `copy_host` are the sites on which it and the copy that was read stand, "" without an address.
    """

    article: ArticleView
    outlet: NamedView
    basis: str
    confidence: str
    published: str | None
    host: str
    copy_host: str
    blocks: tuple[CardsView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TablePageView(PageView):
    """A matrix on a page of its own, with where its columns and rows lead, and to take it away."""

    body: MatrixView
    tops: tuple[LinkView, ...]
    heads: tuple[LinkView, ...]
    downloads: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelinesPageView(PageView):
    """A timeline on a page of its own."""

    when: TimelinePageView
    downloads: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutPageView(PageView):
    """How all this was made: principles, method, coders, terms, how to object, how to cite it."""

    proofs: tuple[LevelView, ...]
    citation: CitationView
