"""Build the audit view: every record under its targets, traced; then what was found about it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from compliance.assessments.assessment import Assessor
from compliance.assessments.blank import own_articles
from compliance.assessments.cut import Cut
from compliance.assessments.origins import origins_of
from compliance.assessments.perspective import perspectives
from compliance.audit.finding import Severity
from compliance.model.base import WHOLE
from compliance.views.article import article_views
from compliance.views.audit.articles import traced_articles
from compliance.views.audit.findings import code_views, finding_views, grouped, unchecked_words
from compliance.views.audit.trace import TraceWriter
from compliance.views.audit.view import (
    AuditedClauseView,
    AuditedTargetView,
    AuditView,
    LevelCountView,
)
from compliance.views.blank import blank_of, blanks_together
from compliance.views.proof import level_view
from compliance.views.record import RecordWriter
from compliance.views.report.build import party_names
from compliance.views.target import head_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from compliance.assessments.blank import Blank
    from compliance.assessments.perspective import Perspective
    from compliance.audit.audited import Audited
    from compliance.audit.run import Audit
    from compliance.model.agreement import Clause, Obligation
    from compliance.model.base import ArticleId, EvidenceId, Target
    from compliance.views.audit.view import FindingView
    from compliance.views.blank import BlankView
    from compliance.workspace.evidence import Evidence

    Missing = tuple[tuple[Perspective, Blank], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditRequest:
    """Where the files are, how much to print, and which findings make the audit fail."""

    root: Path
    fail_on: Severity | None = Severity.ERROR
    public: bool = False


def build_audit_view(audit: Audit, request: AuditRequest) -> AuditView:
    """Return the view of an audit."""
    audited = audit.audited
    agreement, workspace = audited.agreement, audited.workspace
    findings = finding_views(audit.findings, request.root, public=request.public)
    tracing = _Tracing(audited, findings, public=request.public)
    failing = () if request.fail_on is None else audit.reaching(request.fail_on)
    names = tracing.names
    return AuditView(
        title=workspace.settings.title,
        agreement_title=agreement.short_title,
        point_word=agreement.point_word,
        source=audited.source.id if audited.source else None,
        source_name=names[audited.source.id] if audited.source else None,
        points=audited.points,
        public=request.public,
        total=audit.total,
        levels=tuple(
            LevelCountView(level=level_view(level), number=number)
            for level, number in audit.levels.items()
            if number
        ),
        texts_held=sum(audited.prover.holds(a) for a in audited.articles.values()),
        read_in_full=tuple(
            (p.id, names[p.id], len(own_articles(workspace, p, Cut()))) for p in tracing.everyone
        ),
        unchecked=unchecked_words(audit),
        whole=tracing.target(None, WHOLE) if WHOLE in tracing.wanted else None,
        clauses=tuple(
            tracing.clause(clause) for clause in agreement.clauses if tracing.asked_for(clause)
        ),
        findings=grouped(findings),
        codes=code_views(findings),
        articles=traced_articles(
            article_views(workspace, audited.prover, tracing.numbers, audited.evidence),
            audited.prover,
            tracing.about,
        ),
        fail_on=None if request.fail_on is None else str(request.fail_on),
        failing=len(failing),
        audit=audit,
    )


class _Tracing:
    """The records of one audit by target, in the order printed, and what each is traced with."""

    def __init__(
        self, audited: Audited, findings: tuple[FindingView, ...], *, public: bool
    ) -> None:
        self.audited = audited
        self.wanted = frozenset(audited.targets)
        self.public = public
        self.names = party_names(audited.workspace, audited.agreement)
        self.everyone = perspectives(audited.workspace, audited.agreement)
        self.about: dict[str, tuple[FindingView, ...]] = {}
        for finding in findings:
            key = finding.finding.remark.evidence or finding.subject
            self.about[key] = (*self.about.get(key, ()), finding)

    @cached_property
    def by_target(self) -> Mapping[Target, tuple[Evidence, ...]]:
        """The records on each target: by the order of sides, then of ids."""
        order = {p.side: place for place, p in enumerate(self.everyone)}
        found: dict[Target, list[Evidence]] = {}
        for e in self.audited.evidence:
            for target in dict.fromkeys(e.entry.targets):
                found.setdefault(target, []).append(e)
        return {
            target: tuple(sorted(found.get(target, ()), key=lambda e: order[e.side]))
            for target in self.audited.targets
        }

    @cached_property
    def homes(self) -> Mapping[EvidenceId, str]:
        """Under which target each record is printed in full: the first of its targets."""
        homes: dict[EvidenceId, str] = {}
        for target, found in self.by_target.items():
            for e in found:
                homes.setdefault(e.id, target)
        return homes

    @cached_property
    def numbers(self) -> Mapping[ArticleId, int]:
        """The articles in the order in which records cite them, then those that none cites."""
        cited = [e.article.id for found in self.by_target.values() for e in found]
        order = dict.fromkeys((*cited, *self.audited.articles))
        return {article: number for number, article in enumerate(order, 1)}

    @cached_property
    def writer(self) -> TraceWriter:
        """What traces one record."""
        audited = self.audited
        workspace = audited.workspace
        records = RecordWriter(
            numbers=self.numbers,
            party_names=self.names,
            incidents=workspace.incidents,
            homes=self.homes,
            origins=origins_of(workspace.evidence_on(audited.agreement), workspace.lock),
            prover=audited.prover,
            public=self.public,
        )
        return TraceWriter(
            records=records,
            workspace=workspace,
            findings={e.id: self.about.get(e.id, ()) for e in audited.evidence},
            answers=self._answers(),
        )

    def _answers(self) -> Mapping[EvidenceId, tuple[Evidence, ...]]:
        """Return which records of the whole workspace deny a record or add to it."""
        answers: dict[EvidenceId, list[Evidence]] = {}
        for e in self.audited.workspace.evidence.values():
            for answered in dict.fromkeys((*e.responds_to, *e.qualifies)):
                answers.setdefault(answered, []).append(e)
        return {answered: tuple(found) for answered, found in answers.items()}

    @cached_property
    def assessor(self) -> Assessor:
        """What says why there is nothing of a side."""
        return Assessor.of(self.audited.workspace, self.audited.agreement, Cut())

    def asked_for(self, clause: Clause) -> bool:
        """Tell whether the audit is about a point or a part of it."""
        parts = (clause.number, *(o.id for o in clause.obligations))
        return not self.wanted.isdisjoint(parts)

    def clause(self, clause: Clause) -> AuditedClauseView:
        """Return a point: as a whole, then those of its obligations that were asked for."""
        whole = clause.number in self.wanted
        return AuditedClauseView(
            number=clause.number,
            title=clause.title,
            whole=self.target(clause, clause.number) if whole else None,
            obligations=tuple(
                self.target(o, o.id) for o in clause.obligations if o.id in self.wanted
            ),
        )

    def target(self, about: Clause | Obligation | None, target: Target) -> AuditedTargetView:
        """Return a target with its records, each in full under the first of its targets."""
        traces = [self.writer.trace(e) for e in self.by_target[target]]
        missing = self._missing(target)
        head = head_of(self.names, self.audited.agreement, about)
        return AuditedTargetView(
            id=head["id"],
            heading=head["heading"],
            duty=head["duty"],
            kind=head["kind"],
            bearers=head["bearers"],
            due=head["due"],
            obligation=head["obligation"],
            traces=tuple(t for t in traces if t.record.home == target),
            above=tuple(t for t in traces if t.record.home != target),
            blanks=self._blanks(missing),
            findings=self.about.get(str(target), ()),
            missing=tuple((p.id, blank) for p, blank in missing),
        )

    def _missing(self, target: Target) -> Missing:
        """Return of whom nothing of their own is on a target, and why."""
        source = self.audited.source
        asked = (source,) if source else tuple(p for p in self.everyone if p.labelled)
        found = ((p, self.assessor.assess(p, target).blank) for p in asked)
        return tuple((p, blank) for p, blank in found if blank is not None)

    def _blanks(self, missing: Missing) -> tuple[BlankView, ...]:
        """Say why there is nothing, those together of whom the reason is the same."""
        return blanks_together((blank_of(self.assessor, p, blank), p.id) for p, blank in missing)
