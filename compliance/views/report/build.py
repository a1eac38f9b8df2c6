"""Build the report view: choose targets, assess everybody, number articles, count origins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compliance.assessments.assessment import Assessor
from compliance.assessments.origins import origins_of
from compliance.assessments.perspective import rest_of
from compliance.errors import ComplianceError
from compliance.model.base import WHOLE
from compliance.views.article import article_views
from compliance.views.panel import PanelWriter
from compliance.views.record import RecordWriter
from compliance.views.report.names import name_views
from compliance.views.report.view import (
    ClauseView,
    CorpusView,
    NotCountedView,
    ReportView,
    SummaryRowView,
    SummaryView,
    TargetView,
)
from compliance.views.target import head_of
from compliance.views.words import SCOPE_WORDS
from compliance.workspace.nearest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compliance.assessments.cut import Cut
    from compliance.assessments.perspective import Perspective
    from compliance.model.agreement import Agreement, Clause, Obligation
    from compliance.model.base import ArticleId, EvidenceId, Target
    from compliance.passages.prove import Prover
    from compliance.workspace.evidence import Evidence
    from compliance.workspace.workspace import Workspace


class UnknownPointError(ComplianceError):
    """The agreement has no point of that number."""

    def __init__(self, wanted: str, known: Sequence[str]) -> None:
        super().__init__(f'no point "{wanted}"{did_you_mean(wanted, known)}')


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRequest:
    """What was asked for. `points` empty: all; `source` None: everybody."""

    source: Perspective | None
    cut: Cut
    points: tuple[str, ...] = ()
    official: bool = False
    public: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """What a report is written from: the points, who says what of them, the writer of records."""

    request: ReportRequest
    assessor: Assessor
    clauses: tuple[Clause, ...]
    evidence: tuple[Evidence, ...]
    records: RecordWriter


def build_report_view(
    workspace: Workspace, agreement: Agreement, prover: Prover, request: ReportRequest
) -> ReportView:
    """Return the report view.

    Raises:
        UnknownPointError: a point asked for is not in the agreement.
    """
    agreement = request.cut.heard(agreement, workspace.evidence)
    assessor = Assessor.of(workspace, agreement, request.cut, official=request.official)
    return written(prepare(assessor, prover, request))


def prepare(assessor: Assessor, prover: Prover, request: ReportRequest) -> Prepared:
    """Choose the points, number the articles, count the origins; nothing is written yet.

    Raises:
        UnknownPointError: a point asked for is not in the agreement.
    """
    workspace, agreement = assessor.workspace, assessor.agreement
    clauses = _chosen(agreement, request.points)
    targets = _targets(clauses, whole=not request.points)
    evidence = _evidence(assessor, targets)
    return Prepared(
        request=request,
        assessor=assessor,
        clauses=clauses,
        evidence=evidence,
        records=RecordWriter(
            numbers=_numbers(evidence, request.source),
            party_names=party_names(workspace, agreement),
            incidents=workspace.incidents,
            homes=_homes(assessor, targets),
            origins=origins_of(evidence, workspace.lock),
            prover=prover,
            public=request.public,
        ),
    )


def written(prepared: Prepared) -> ReportView:
    """Return the report view of what was prepared."""
    request, assessor, writer = prepared.request, prepared.assessor, prepared.records
    workspace, agreement = assessor.workspace, assessor.agreement
    clauses, evidence = prepared.clauses, prepared.evidence
    panels = PanelWriter(assessor=assessor, records=writer)
    everyone = assessor.everyone
    sections = Sections(panels=panels, source=request.source, everyone=everyone)
    whole = sections.target(None, WHOLE, assessed=not request.points)
    clause_views = tuple(sections.clause(clause) for clause in clauses)
    return ReportView(
        title=workspace.settings.title,
        agreement_title=agreement.short_title,
        point_word=agreement.point_word,
        source=request.source.id if request.source else None,
        source_name=panels.name_of(request.source) if request.source else None,
        as_of=request.cut.as_of.isoformat() if request.cut.as_of else None,
        known_by=request.cut.known_by.isoformat() if request.cut.known_by else None,
        points=tuple(str(c.number) for c in clauses) if request.points else (),
        official=request.official,
        public=request.public,
        corpus=_corpus(panels, everyone, evidence),
        summary=None
        if request.source
        else _summary(panels, everyone, clauses, whole_too=whole.spoken_of),
        whole=whole,
        clauses=clause_views,
        not_counted=_not_counted(writer, evidence),
        articles=article_views(workspace, writer.prover, writer.numbers, evidence),
        names=name_views(workspace, agreement, (whole, *clause_views)),
        agreement=agreement,
    )


def _corpus(
    panels: PanelWriter, everyone: Sequence[Perspective], evidence: Sequence[Evidence]
) -> CorpusView:
    """Count what was read. Of what was published after the cut only what is quoted counts."""
    assessor, records = panels.assessor, panels.records
    workspace, cut = assessor.workspace, assessor.cut
    told = {e.article.id for e in workspace.evidence_on(assessor.agreement) if cut.admits(e)}
    articles = [a for a in workspace.articles.values() if cut.reads(a) or a.id in told]
    return CorpusView(
        texts_held=sum(records.prover.holds(article) for article in articles),
        articles=len(articles),
        read_in_full=tuple((p.id, panels.name_of(p), assessor.articles_read(p)) for p in everyone),
        records=len(evidence),
        articles_cited=len(records.numbers),
        origins=len(set(records.origins.values())),
    )


def party_names(workspace: Workspace, agreement: Agreement) -> dict[str, str]:
    """Return the name of every side and source, in full: "MoD" alone would not say whose."""
    names = {str(source.id): source.name for source in workspace.sources.values()}
    known = (*workspace.agreements.values(), agreement)
    names |= {str(side.id): side.name for one in known for side in one.sides}
    return {**names, "third": "third parties", "unknown": "unidentified"}


def _chosen(agreement: Agreement, points: tuple[str, ...]) -> tuple[Clause, ...]:
    known = [str(clause.number) for clause in agreement.clauses]
    for point in points:
        if point not in known:
            raise UnknownPointError(point, known)
    return tuple(c for c in agreement.clauses if not points or c.number in points)


def _targets(clauses: Sequence[Clause], *, whole: bool) -> tuple[Target, ...]:
    inner = [t for c in clauses for t in (c.number, *(o.id for o in c.obligations))]
    return (WHOLE, *inner) if whole else tuple(inner)


def _evidence(assessor: Assessor, targets: Sequence[Target]) -> tuple[Evidence, ...]:
    """Return the evidence on these targets, each once, in the order of the workspace."""
    wanted = {e.id: e for target in targets for e in assessor.by_target.get(target, ())}
    order = assessor.workspace.evidence
    return tuple(wanted[i] for i in order if i in wanted)


def _homes(assessor: Assessor, targets: Sequence[Target]) -> dict[EvidenceId, str]:
    """Return under which target each record is printed first."""
    homes: dict[EvidenceId, str] = {}
    for target in targets:
        for e in assessor.by_target.get(target, ()):
            homes.setdefault(e.id, target)
    return homes


def _numbers(evidence: Sequence[Evidence], source: Perspective | None) -> dict[ArticleId, int]:
    """Number the articles cited, those in which the source speaks first."""
    first = [e.article.id for e in evidence if source is not None and source.speaks(e)]
    cited = dict.fromkeys((*first, *(e.article.id for e in evidence)))
    return {article: number for number, article in enumerate(cited, 1)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sections:
    """Builds the views of targets and clauses, for a source or for everybody."""

    panels: PanelWriter
    source: Perspective | None
    everyone: tuple[Perspective, ...]

    def clause(self, clause: Clause) -> ClauseView:
        """Return a clause: as a whole, then its obligations."""
        return ClauseView(
            number=clause.number,
            title=clause.title,
            whole=self.target(clause, clause.number),
            obligations=tuple(self.target(o, o.id) for o in clause.obligations),
        )

    def target(
        self, about: Clause | Obligation | None, target: Target, *, assessed: bool = True
    ) -> TargetView:
        """Return a target with what everybody says of it; its head alone if not `assessed`."""
        source = self.source
        beside = [p for p in self.everyone if source is None or p.side != source.side]
        if source is not None and not source.is_side:
            rest = rest_of(source, self.panels.assessor.workspace)
            beside[:0] = [rest] if rest.voices else []
        panel = self.panels.panel
        return TargetView(
            **head_of(self.panels.records.party_names, self.panels.assessor.agreement, about),
            focus=panel(source, target) if source and assessed else None,
            beside=tuple(panel(p, target) for p in beside) if assessed else (),
        )


def _not_counted(writer: RecordWriter, evidence: Sequence[Evidence]) -> tuple[NotCountedView, ...]:
    left_out = [e for e in evidence if not e.counted]
    return tuple(
        NotCountedView(why=words, records=tuple(writer.write(e) for e in found))
        for scope, words in SCOPE_WORDS.items()
        if (found := [e for e in left_out if e.entry.scope is scope])
    )


def _summary(
    panels: PanelWriter,
    everyone: Sequence[Perspective],
    clauses: Sequence[Clause],
    *,
    whole_too: bool,
) -> SummaryView:
    def row(number: str, title: str, anchor: str, targets: Sequence[Target]) -> SummaryRowView:
        cells = tuple(panels.cell(p, targets) for p in everyone)
        return SummaryRowView(number=number, title=title, anchor=anchor, cells=cells)

    points = [
        row(c.number, c.title, f"point-{c.number}", (c.number, *(o.id for o in c.obligations)))
        for c in clauses
    ]
    whole = [row("whole", "agreement", "target-whole", (WHOLE,))] if whole_too else []
    return SummaryView(
        sides=tuple((p.id, panels.name_of(p)) for p in everyone), rows=(*whole, *points)
    )
