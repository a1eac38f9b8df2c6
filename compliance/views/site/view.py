"""The pages of a site: each a view of its own, with the same head."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from compliance.views.article import ArticleView
from compliance.views.drawing import DrawingView
from compliance.views.matrix.view import MatrixView
from compliance.views.panel import SummaryCellView
from compliance.views.record import LevelView, RecordView
from compliance.views.report.view import CorpusView, TargetView
from compliance.views.site.excerpt import ExcerptView
from compliance.views.site.links import LinkView
from compliance.views.timeline.view import TimelineTargetView, TimelineView


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadView:
    """What every page begins with. `root` leads to the first page's folder."""

    title: str
    agreement_title: str
    point_word: str
    root: str
    public: bool
    links: tuple[LinkView, ...]
    here: str


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
class HomePageView:
    """The first page: the summary, what was read, and the way to everything."""

    site: HeadView
    columns: tuple[LinkView, ...]
    rows: tuple[SiteRowView, ...]
    corpus: CorpusView
    sections: tuple[LinkListView, ...]
    proofs: tuple[LevelView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkListView:
    """A list of links under a heading."""

    heading: str
    links: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SidePageView:
    """A side: its labels by target, its voices, and where it is compared."""

    site: HeadView
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
class RecordBlockView:
    """Records of a page; `why` they are not their speakers' own words, None of those that are."""

    why: str | None
    records: Sequence[RecordView]


@dataclass(frozen=True, slots=True, kw_only=True)
class VoicePageView:
    """A voice: why it is counted to its side, and all it says."""

    site: HeadView
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
    blocks: tuple[RecordBlockView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetPageView:
    """A target: its duty, when what was said of it, and what everybody says."""

    site: HeadView
    target: TargetView
    point: NamedView | None
    lanes: TimelineTargetView | None
    drawing: DrawingView | None
    rows: tuple[SiteRowView, ...]
    columns: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentPageView:
    """An incident and its parts: what each side says of them."""

    site: HeadView
    name: str
    id: str
    date: str | None
    place: str | None
    note: str | None
    whole: NamedView | None
    parts: tuple[NamedView, ...]
    table: MatrixView
    tops: tuple[LinkView, ...]
    heads: tuple[LinkView, ...]
    blocks: tuple[RecordBlockView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePageView:
    """An article: how it reached the reader, its passages in their context, its records."""

    site: HeadView
    article: ArticleView
    outlet: NamedView
    basis: str
    confidence: str
    excerpts: tuple[ExcerptView, ...]
    blocks: tuple[RecordBlockView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TablePageView:
    """A matrix on a page of its own, with where its columns and rows lead, and to take it away."""

    site: HeadView
    body: MatrixView
    tops: tuple[LinkView, ...]
    heads: tuple[LinkView, ...]
    downloads: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelinesPageView:
    """A timeline on a page of its own."""

    site: HeadView
    body: TimelineView
    drawing: DrawingView
    downloads: tuple[LinkView, ...]
