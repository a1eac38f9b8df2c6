"""The audit's page of a site: how far every passage was checked, and what was found."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from pathlib import Path

from compliance.audit.audited import Audited
from compliance.audit.rule import Severity
from compliance.audit.run import Audit, run_audit
from compliance.model.base import EvidenceId
from compliance.passages.level import Level
from compliance.passages.prove import FOUND
from compliance.views.audit.findings import (
    code_views,
    counted_findings,
    finding_views,
    grouped,
    unchecked_words,
)
from compliance.views.audit.view import CodeView, FindingsView, FindingView
from compliance.views.objection import ObjectedView
from compliance.views.proofs import LevelView, level_view
from compliance.views.site.contents import SiteContents
from compliance.views.site.view import PageView
from compliance.wording.speaking import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteLevelView:
    """A level of proof: how many passages have it, and the first of those not found so far."""

    level: LevelView
    number: int
    records: tuple[EvidenceId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectFindingView:
    """A finding, and of which kind what it is about is; None of what has no page."""

    finding: FindingView
    kind: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundView:
    """The findings of one severity."""

    counted: str
    findings: tuple[SubjectFindingView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeCountView:
    """A code, how many findings have it, and how many of them at most are listed."""

    code: CodeView
    number: int
    listed: int

    @property
    def all_listed(self) -> bool:
        """Whether every finding of the code is listed."""
        return self.number <= self.listed


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditPageView(PageView):
    """The page of the audit. Every passage has one level, so the numbers add up to `total`.

    `objections` are those to records that findings are about.
    """

    total: int
    levels: tuple[SiteLevelView, ...]
    unchecked: tuple[str, ...]
    found: tuple[FoundView, ...]
    codes: tuple[CodeCountView, ...]
    objections: tuple[ObjectedView, ...]


MOST = 100
"""How many findings of one code a site lists; the others are counted, and `audit` lists them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteAudit:
    """An audit of everything; of each code the first findings, with their places, and how many.

    `objections` are those to records that these findings are about.
    """

    audit: Audit
    findings: tuple[FindingView, ...]
    counts: Mapping[str, int]
    objections: tuple[ObjectedView, ...]


def site_audit(contents: SiteContents, root: Path) -> SiteAudit:
    """Audit everything; `root` is the workspace's folder, for the lines in its files."""
    # The lock is of the agreement as it is written, and not as it reads in the language spoken.
    written = contents.selection.assessor.agreement
    audit = run_audit(Audited(contents.workspace, written, contents.prover))
    counts: dict[str, int] = {}
    first = []
    for finding in audit.findings:
        counts[finding.code] = counts.get(finding.code, 0) + 1
        if counts[finding.code] <= MOST:
            first.append(finding)
    findings = finding_views(first, root, public=contents.public)
    about = (EvidenceId(f.record) for f in findings if f.record is not None)
    objections = contents.selection.objections.among(about)
    return SiteAudit(audit=audit, findings=findings, counts=counts, objections=objections)


def audit_page(contents: SiteContents, found: SiteAudit) -> AuditPageView:
    """Return the page of the audit."""
    audit = found.audit
    by_level: dict[Level, list[EvidenceId]] = {}
    for e in audit.audited.evidence:
        by_level.setdefault(contents.prover.prove(e).level, []).append(e.id)
    return AuditPageView(
        site=contents.head(tr("Audit")),
        total=audit.total,
        levels=tuple(
            SiteLevelView(
                level=level_view(level),
                number=number,
                records=() if level in FOUND else tuple(by_level[level][:MOST]),
            )
            for level, number in audit.levels.items()
            if number
        ),
        unchecked=unchecked_words(audit),
        found=tuple(_found(contents, audit, part) for part in grouped(found.findings)),
        codes=tuple(
            CodeCountView(code=code, number=found.counts[code.code], listed=MOST)
            for code in code_views(found.findings)
        ),
        objections=found.objections,
    )


def _found(contents: SiteContents, audit: Audit, part: FindingsView) -> FoundView:
    number = sum(finding.severity == part.severity for finding in audit.findings)
    return FoundView(
        counted=counted_findings(number, Severity(part.severity)),
        findings=tuple(
            SubjectFindingView(finding=finding, kind=_kind_of(contents, finding.subject))
            for finding in part.findings
        ),
    )


def _kind_of(contents: SiteContents, subject: str) -> str | None:
    """Return the kind of page that something has, as addresses are asked for; None without one."""
    workspace = contents.workspace
    kinds: tuple[tuple[str, Container[str]], ...] = (
        ("record", workspace.evidence),
        ("article", workspace.articles),
        ("voice", workspace.sources),
        ("target", contents.targets),
    )
    return next((kind for kind, known in kinds if subject in known), None)
