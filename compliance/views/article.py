"""Articles: those that a report cites, with the way their words went, and all there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from compliance.assessments.versions import Versions
from compliance.model.article import Article, ChainLink, Progress
from compliance.model.base import ArticleId
from compliance.model.dates.words import display_date
from compliance.model.words import ArticleKind, ArticleState, Coded
from compliance.passages.prove import Prover
from compliance.views.words import CHAIN_WORDS, counted, joined
from compliance.wording.speaking import tr
from compliance.wording.worded import Worded
from compliance.workspace.evidence import Evidence
from compliance.workspace.workspace import Workspace

STATE_WORDS: Mapping[ArticleState, str] = Worded(
    {
        ArticleState.NEW: "new",
        ArticleState.READ: "read",
        ArticleState.PART: "coded in part",
        ArticleState.FULL: "coded in full",
    },
    "how far an article has come",
)
KIND_WORDS: Mapping[ArticleKind, str] = Worded(
    {
        ArticleKind.ARTICLE: "article",
        ArticleKind.STATEMENT: "statement",
        ArticleKind.REPORT: "report",
        ArticleKind.POST: "post",
        ArticleKind.BROADCAST: "broadcast",
        ArticleKind.INTERVIEW: "interview",
        ArticleKind.DOCUMENT: "document",
    },
    "a kind of article",
)
_CODED: Mapping[Coded, str] = Worded(
    {Coded.FULL: "coded in full", Coded.PART: "coded in part", Coded.NONE: "not coded yet"}
)


def coded_words(coded: Coded, *, meaning: bool = False) -> str:
    """Return how far an article was coded; with what that means, if it is asked for."""
    if meaning and coded is Coded.FULL:
        return tr("coded in full: every sentence read against every obligation")
    return _CODED[coded]


def progress_words(progress: Sequence[Progress]) -> str | None:
    """Return how far an article has come, by whom and when; None where that is not written."""
    if not progress:
        return None
    last = progress[-1]
    state, day = STATE_WORDS[last.state], display_date(last.day)
    return tr("{state}, by {coder}, {day}", state=state, coder=last.by, day=day)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainView:
    """One hand through which an article's words went."""

    role: str
    name: str
    date: str | None
    confidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    """One article of the bibliography.

    `coded` tells how far it was coded, and whatever else is to be known of it: that it is no
    article, which version it is.
    """

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
    replaced_by: ArticleId | None
    article: Article

    @property
    def headline(self) -> str | None:
        """Its headline; None where it was not seen."""
        return self.article.headline

    @property
    def counted(self) -> str:
        """How many statements of it are cited, in words."""
        return counted(self.records, "statement")

    @property
    def hands(self) -> tuple[tuple[str, ...], ...]:
        """The names of the chain, those of one role side by side: they spoke, then it was told."""
        steps: list[tuple[str, list[str]]] = []
        for link in self.chain:
            if not steps or steps[-1][0] != link.role:
                steps.append((link.role, []))
            steps[-1][1].append(link.name)
        return tuple(tuple(names) for _, names in steps)


def article_views(
    workspace: Workspace,
    prover: Prover,
    numbers: Mapping[ArticleId, int],
    evidence: Sequence[Evidence],
    versions: Versions,
) -> tuple[ArticleView, ...]:
    """Return the cited articles in the order of their numbers."""
    records = Counter(e.article.id for e in evidence)
    return tuple(
        _article(
            workspace,
            prover,
            workspace.articles[article],
            number=number,
            records=records[article],
            replaced_by=versions.replaced_by.get(article),
        )
        for article, number in numbers.items()
    )


def _article(
    workspace: Workspace,
    prover: Prover,
    article: Article,
    *,
    number: int,
    records: int,
    replaced_by: ArticleId | None,
) -> ArticleView:
    return ArticleView(
        number=number,
        id=article.id,
        title=article.title,
        language=article.language,
        outlet=workspace.sources[article.outlet].short_on(article.published),
        authors=article.authors,
        date=display_date(article.published),
        url=article.url,
        copy_url=article.copy_url,
        coded=_standing(article, replaced_by),
        held=prover.holds(article),
        chain=tuple(_link(workspace, hand) for hand in article.chain),
        records=records,
        replaced_by=replaced_by,
        article=article,
    )


def _standing(article: Article, replaced_by: ArticleId | None) -> str:
    """Return what an article is unless an article, how far it was coded, and of which version."""
    kind = kind_of_article(article)
    said = [] if kind is None else [kind]
    said.append(coded_words(article.coded))
    if article.machine_translated:
        said.append(tr("machine translation"))
    if article.replaces:
        said.append(tr("replaces {articles}", articles=joined(article.replaces)))
    if replaced_by is not None:
        said.append(tr("replaced by {article}", article=replaced_by))
    return ", ".join(said)


def kind_of_article(article: Article) -> str | None:
    """Return what an article is; None if it is one indeed, which goes without saying."""
    return None if article.kind is ArticleKind.ARTICLE else KIND_WORDS[article.kind]


def _link(workspace: Workspace, hand: ChainLink) -> ChainView:
    name = workspace.sources[hand.source].name if hand.source else hand.name or ""
    return ChainView(
        role=CHAIN_WORDS[hand.role],
        name=name,
        date=display_date(hand.date) if hand.date else None,
        confidence=hand.confidence,
    )
