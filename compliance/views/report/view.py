"""The report: every target of an agreement, one source's words first, all others beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from compliance.model.agreement import Agreement
from compliance.model.obligation import Obligation
from compliance.views.article import ArticleView
from compliance.views.blank import BlankView, blanks_together
from compliance.views.objection import ObjectedView
from compliance.views.panel import PanelView, SummaryCellView
from compliance.views.proofs import LevelView, proof_levels
from compliance.views.record import RecordView
from compliance.views.spoken import Spoken
from compliance.views.target import ReadingView, target_anchor
from compliance.views.words import counted, occasions_words
from compliance.wording.speaking import tr
from compliance.workspace.workspace import ALWAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetView:
    """A target with what everybody says of it."""

    id: str
    heading: str
    duty: str
    detail: str | None
    kind: str | None
    bearers: str
    due: str
    readings: tuple[ReadingView, ...]
    focus: PanelView | None
    beside: tuple[PanelView, ...]
    obligation: Obligation | None

    @property
    def anchor(self) -> str:
        """The name by which links in a page lead here."""
        return target_anchor(self.id)

    @property
    def others(self) -> tuple[PanelView, ...]:
        """The others of whom there is something."""
        return tuple(panel for panel in self.beside if not panel.empty)

    @property
    def blanks(self) -> tuple[BlankView, ...]:
        """The others of whom there is nothing, together where the reason is the same."""
        empty = (panel for panel in self.beside if panel.empty)
        return blanks_together((p.blank, p.name) for p in empty if p.blank is not None)

    @property
    def spoken_of(self) -> bool:
        """Whether anybody says anything of it."""
        panels = (*self.beside, self.focus) if self.focus else self.beside
        return any(not panel.empty for panel in panels)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseView:
    """A numbered point: what is said of it as a whole, then what stands in it, in its order.

    Among its `obligations` stand the clauses within it, which have no kind, each before its own.
    """

    number: str
    heading: str
    title: str
    whole: TargetView
    obligations: tuple[TargetView, ...]

    @property
    def unspoken(self) -> bool:
        """Whether nobody says anything of it as a whole, and that was asked."""
        return bool(self.whole.focus or self.whole.beside) and not self.whole.spoken_of


@dataclass(frozen=True, slots=True, kw_only=True)
class NotCountedView:
    """Records that fall under no target, by why they do not."""

    why: str
    records: Sequence[RecordView]


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusView:
    """How much was read of whom; how many texts are on this machine."""

    texts_held: int
    articles: int
    read_in_full: tuple[tuple[str, str, int], ...]
    read_in_part: tuple[tuple[str, str, int], ...]
    records: int
    articles_cited: int
    origins: int

    @property
    def counted(self) -> str:
        """How much stands in the report, in words."""
        said = occasions_words(self.records, self.origins)
        articles = counted(self.articles_cited, "article")
        return tr("{statements}, in {articles}", statements=said, articles=articles)


@dataclass(frozen=True, slots=True, kw_only=True)
class NameView:
    """Something with several names: the one this report prints, and the others."""

    neutral: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryRowView:
    """One point across all sides, or the agreement as a whole; `anchor` is where a page has it.

    The number is as the agreement prints it; the id is for programs.
    """

    id: str
    number: str
    title: str
    anchor: str
    cells: tuple[SummaryCellView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryView:
    """The table at the head of a report on all sides."""

    sides: tuple[tuple[str, str], ...]
    rows: tuple[SummaryRowView, ...]

    @property
    def labelled(self) -> tuple[tuple[str, str], ...]:
        """The sides that are labelled: neither third parties nor unidentified voices."""
        return tuple((side, name) for side, name in self.sides if side not in ALWAYS)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView(Spoken):
    """Everything a report prints, in order. `objections` also stand with their records.

    `names_in` and
    `point_in` are the tags of the languages of the agreement's names and of its word for a clause;
    None: that of the workspace.
    """

    title: str
    agreement_title: str
    point_word: str
    source: str | None
    source_name: str | None
    as_of: str | None
    known_by: str | None
    points: tuple[str, ...]
    official: bool
    public: bool
    corpus: CorpusView
    summary: SummaryView | None
    whole: TargetView
    clauses: tuple[ClauseView, ...]
    not_counted: tuple[NotCountedView, ...]
    objections: tuple[ObjectedView, ...]
    articles: tuple[ArticleView, ...]
    names: tuple[NameView, ...]
    agreement: Agreement
    names_in: str | None
    point_in: str | None

    @property
    def proof_levels(self) -> tuple[LevelView, ...]:
        """Every level of proof a record may have."""
        return proof_levels()
