"""The report: every target of an agreement, one source's words first, all others beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compliance.views.words import PROOF_MEANINGS, PROOF_WORDS

if TYPE_CHECKING:
    from compliance.assessments.assessment import Assessment
    from compliance.model.agreement import Agreement, Obligation
    from compliance.model.article import Article
    from compliance.views.record import RecordView
    from compliance.views.report.summary import SummaryView


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupView:
    """One group's voices on one target: its label now, then its records.

    `differs` tells whether the group now gives the same respondents more than one status.
    """

    group: str
    label: str
    differs: bool
    records: tuple[RecordView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelView:
    """One side or voice on one target. `blank` says why there is nothing, where there is not."""

    id: str
    name: str
    labelled: bool
    groups: tuple[GroupView, ...]
    blank: str | None
    characterised: tuple[RecordView, ...]
    in_doubt: tuple[RecordView, ...]
    not_counted: tuple[RecordView, ...]
    assessment: Assessment

    @property
    def empty(self) -> bool:
        """Whether only a blank is left to print."""
        return not (self.groups or self.characterised or self.in_doubt)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingView:
    """One interpretation of a duty, and who holds it."""

    id: str
    says: str
    turns_on: str
    holders: tuple[str, ...]
    citations: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankView:
    """Why there is nothing, and of whom."""

    why: str
    names: tuple[str, ...]


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
        return f"target-{'whole' if self.id == '*' else self.id}"

    @property
    def others(self) -> tuple[PanelView, ...]:
        """The others of whom there is something."""
        return tuple(panel for panel in self.beside if not panel.empty)

    @property
    def blanks(self) -> tuple[BlankView, ...]:
        """The others of whom there is nothing, together where the reason is the same."""
        reasons: dict[str, list[str]] = {}
        for panel in self.beside:
            if panel.empty and panel.blank is not None:
                reasons.setdefault(panel.blank, []).append(panel.name)
        return tuple(BlankView(why=why, names=tuple(names)) for why, names in reasons.items())

    @property
    def spoken_of(self) -> bool:
        """Whether anybody says anything of it."""
        panels = (*self.beside, self.focus) if self.focus else self.beside
        return any(not panel.empty for panel in panels)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseView:
    """A numbered point: what is said of it as a whole, then its obligations."""

    number: str
    title: str
    whole: TargetView
    obligations: tuple[TargetView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainView:
    """One hand through which an article's words went."""

    role: str
    name: str
    date: str | None
    confidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    """One article of the bibliography."""

    number: int
    id: str
    title: str
    language: str
    outlet: str
    authors: tuple[str, ...]
    date: str
    url: str | None
    copy_url: str | None
    coded: str
    held: bool
    chain: tuple[ChainView, ...]
    records: int
    article: Article

    @property
    def hands(self) -> tuple[tuple[str, ...], ...]:
        """The names of the chain, those of one role side by side: they spoke, then it was told."""
        steps: list[tuple[str, list[str]]] = []
        for link in self.chain:
            if not steps or steps[-1][0] != link.role:
                steps.append((link.role, []))
            steps[-1][1].append(link.name)
        return tuple(tuple(names) for _, names in steps)


@dataclass(frozen=True, slots=True, kw_only=True)
class NotCountedView:
    """Records that fall under no target, by why they do not."""

    why: str
    records: tuple[RecordView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusView:
    """How much was read of whom; how many texts are on this machine."""

    texts_held: int
    articles: int
    read_in_full: tuple[tuple[str, str, int], ...]
    records: int
    articles_cited: int
    origins: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NameView:
    """Something with several names: the one this report prints, and the others."""

    neutral: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelView:
    """A level of proof, and what it means."""

    word: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """Everything a report prints, in order."""

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
    articles: tuple[ArticleView, ...]
    names: tuple[NameView, ...]
    agreement: Agreement

    @property
    def proof_levels(self) -> tuple[LevelView, ...]:
        """Every level of proof a record may have."""
        return tuple(
            LevelView(word=PROOF_WORDS[level], meaning=meaning)
            for level, meaning in PROOF_MEANINGS.items()
        )
