"""Build the audit view: every record under its targets, traced; then what was found about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from compliance.assessments.blank import Blank
from compliance.assessments.perspective import Perspective
from compliance.audit.audited import Audited
from compliance.audit.rule import Severity
from compliance.audit.run import Audit
from compliance.model.agreement import Clause, target_of
from compliance.model.base import WHOLE, ArticleId, EvidenceId, Target
from compliance.model.obligation import Obligation
from compliance.model.spoken import as_spoken, names_in, point_in, title_of
from compliance.model.words import Coded
from compliance.views.article import article_views
from compliance.views.audit.findings import code_views, finding_views, grouped, unchecked_words
from compliance.views.audit.trace import TraceWriter, traced_articles
from compliance.views.audit.view import (
    AuditedClauseView,
    AuditedTargetView,
    AuditView,
    FindingView,
    LevelCountView,
)
from compliance.views.blank import BlankView, blank_of, blanks_together
from compliance.views.made import Made
from compliance.views.proofs import level_view
from compliance.views.selection import Request, Selection
from compliance.views.target import clause_words, head_of
from compliance.workspace.evidence import Evidence

Missing = tuple[tuple[Perspective, Blank], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditRequest:
    """Where the files are, how much to print, and which findings make the audit fail.

    `checkout` is the way from the root of the checkout to the workspace, as "data/", or empty.
    """

    root: Path
    fail_on: Severity | None = Severity.ERROR
    public: bool = False
    checkout: str = ""


def build_audit_view(audit: Audit, request: AuditRequest) -> AuditView:
    """Return the view of an audit."""
    audited = audit.audited
    agreement, workspace = as_spoken(audited.agreement), audited.workspace
    findings = finding_views(audit.findings, request.root, public=request.public)
    records = AuditedRecords(audited, findings, public=request.public)
    failing = () if request.fail_on is None else audit.reaching(request.fail_on)
    selection = records.selection
    names = selection.names
    return AuditView(
        title=title_of(workspace.settings),
        agreement_title=agreement.short_title,
        point_word=agreement.one_point,
        source=audited.source.id if audited.source else None,
        source_name=names[audited.source.id] if audited.source else None,
        points=audited.points,
        public=request.public,
        total=audit.total,
        levels=_levels(audit),
        texts_held=sum(audited.prover.holds(a) for a in audited.articles.values()),
        read_in_full=selection.read(Coded.FULL),
        read_in_part=selection.read(Coded.PART),
        unchecked=unchecked_words(audit),
        whole=records.target(None, WHOLE) if WHOLE in records.wanted else None,
        clauses=tuple(
            records.clause(clause) for clause in agreement.clauses if records.asked_for(clause)
        ),
        findings=grouped(findings),
        codes=code_views(findings),
        articles=traced_articles(
            article_views(
                workspace,
                audited.prover,
                records.numbers,
                audited.evidence,
                selection.assessor.versions,
            ),
            audited.prover,
            records.about,
        ),
        checkout=request.checkout,
        objections=selection.objections.among(e.id for e in audited.evidence),
        fail_on=None if request.fail_on is None else str(request.fail_on),
        failing=len(failing),
        names_in=names_in(agreement),
        point_in=point_in(agreement),
        audit=audit,
    )


def _levels(audit: Audit) -> tuple[LevelCountView, ...]:
    return tuple(
        LevelCountView(level=level_view(level), number=number)
        for level, number in audit.levels.items()
        if number
    )


class AuditedRecords:
    """The records of one audit by target, in the order printed, and what each is traced with."""

    def __init__(
        self, audited: Audited, findings: tuple[FindingView, ...], *, public: bool
    ) -> None:
        self.audited = audited
        self.wanted = frozenset(audited.targets)
        # An audit looks at what was said on any day: nothing is cut off.
        self.selection = Selection.of(
            audited.workspace, audited.agreement, audited.prover, Request(public=public)
        )
        self.about: dict[str, tuple[FindingView, ...]] = {}
        for finding in findings:
            key = finding.finding.remark.evidence or finding.subject
            self.about[key] = (*self.about.get(key, ()), finding)

    @cached_property
    def by_target(self) -> Mapping[Target, tuple[Evidence, ...]]:
        """The records on each target: by the order of sides, then of ids."""
        order = {p.side: place for place, p in enumerate(self.selection.everyone)}
        found: dict[Target, list[Evidence]] = {}
        for e in self.audited.evidence:
            for target in dict.fromkeys(e.entry.targets):
                found.setdefault(target, []).append(e)
        return {
            target: tuple(sorted(found.get(target, ()), key=lambda e: order[e.side]))
            for target in self.audited.targets
        }

    @cached_property
    def first_under(self) -> Mapping[EvidenceId, str]:
        """Under which target each record is printed in full: the first of its targets."""
        first: dict[EvidenceId, str] = {}
        for target, found in self.by_target.items():
            for e in found:
                first.setdefault(e.id, target)
        return first

    @cached_property
    def numbers(self) -> Mapping[ArticleId, int]:
        """The articles that are audited with their numbers, those that none cites among them."""
        every = self.audited.workspace.numbers
        return {a: number for a, number in every.items() if a in self.audited.articles}

    @cached_property
    def writer(self) -> TraceWriter:
        """What traces one record."""
        return TraceWriter(
            records=self.selection.record_writer(self.numbers, self.first_under),
            workspace=self.audited.workspace,
            findings={e.id: self.about.get(e.id, ()) for e in self.audited.evidence},
            answers=self._answers(),
        )

    def _answers(self) -> Mapping[EvidenceId, tuple[Evidence, ...]]:
        """Return which records of the whole workspace deny a record or add to it."""
        answers: dict[EvidenceId, list[Evidence]] = {}
        for e in self.audited.workspace.evidence.values():
            for answered in dict.fromkeys((*e.responds_to, *e.qualifies)):
                answers.setdefault(answered, []).append(e)
        return {answered: tuple(found) for answered, found in answers.items()}

    def asked_for(self, clause: Clause) -> bool:
        """Return whether the audit is about a point or a part of it."""
        parts = clause.targets
        return not self.wanted.isdisjoint(parts)

    def clause(self, clause: Clause) -> AuditedClauseView:
        """Return a point: as a whole, then what stands in it, as far as it was asked for."""
        whole = clause.number in self.wanted
        _, *inside = clause.inside
        return AuditedClauseView(
            number=clause.number,
            heading=clause_words(self.selection.agreement, clause),
            title=clause.title,
            whole=self.target(clause, clause.number) if whole else None,
            obligations=tuple(
                self.target(one, target_of(one)) for one in inside if target_of(one) in self.wanted
            ),
        )

    def target(self, about: Clause | Obligation | None, target: Target) -> AuditedTargetView:
        """Return a target with its records, each in full under the first of its targets."""
        told = self.by_target[target]
        first = [e for e in told if self.first_under[e.id] == target]
        above = [e for e in told if self.first_under[e.id] != target]
        missing = self._missing(target)
        head = head_of(self.selection.holders, self.selection.agreement, about)
        return AuditedTargetView(
            id=head["id"],
            heading=head["heading"],
            duty=head["duty"],
            kind=head["kind"],
            bearers=head["bearers"],
            due=head["due"],
            obligation=head["obligation"],
            traces=Made(first, self.writer.trace),
            above=Made(above, self.writer.trace),
            blanks=self._blanks(target, missing),
            findings=self.about.get(str(target), ()),
            missing=tuple((p.id, blank) for p, blank in missing),
        )

    def _missing(self, target: Target) -> Missing:
        """Return of whom nothing of their own is on a target, and why."""
        source = self.audited.source
        asked = (source,) if source else tuple(p for p in self.selection.everyone if p.labelled)
        found = ((p, self.selection.assessor.assess(p, target).blank) for p in asked)
        return tuple((p, blank) for p, blank in found if blank is not None)

    def _blanks(self, target: Target, missing: Missing) -> tuple[BlankView, ...]:
        """Return the blanks in words, those with the same reason together."""
        assessor = self.selection.assessor
        # By ids, not names: an audit is read beside the files.
        names = self.selection.names
        return blanks_together(
            (blank_of(assessor, p, names[p.id], blank, target), p.id) for p, blank in missing
        )
