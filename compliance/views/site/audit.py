"""The audit's page of a site: how far every passage was checked, and what was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compliance.audit.audited import Audited
from compliance.audit.run import run_audit
from compliance.model.base import EvidenceId
from compliance.passages.prove import FOUND
from compliance.views.audit.findings import code_views, finding_views, grouped, unchecked_words
from compliance.views.site.links import (
    LinkView,
    article_address,
    evidence_address,
    inner,
    target_address,
    voice_address,
)
from compliance.views.words import PROOF_MEANINGS, PROOF_WORDS, counted

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from compliance.audit.run import Audit
    from compliance.passages.level import Level
    from compliance.views.audit.view import CodeView, FindingsView, FindingView
    from compliance.views.site.contents import SiteContents
    from compliance.views.site.view import HeadView


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelCountLine:
    """A level of proof: how many passages have it, and the first of those not found so far."""

    word: str
    meaning: str
    number: int
    records: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectFindingView:
    """A finding, and where what it is about stands on the site."""

    finding: FindingView
    subject: LinkView


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
class AuditPageView:
    """The page of the audit. Every passage has one level, so the numbers add up to `total`."""

    site: HeadView
    total: int
    levels: tuple[LevelCountLine, ...]
    unchecked: tuple[str, ...]
    found: tuple[FoundView, ...]
    codes: tuple[CodeCountView, ...]


MOST = 100
"""How many findings of one code a site lists; the others are counted, and `audit` lists them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteAudit:
    """An audit of everything; of each code the first findings, with their places, and how many."""

    audit: Audit
    findings: tuple[FindingView, ...]
    counts: Mapping[str, int]


def site_audit(contents: SiteContents, root: Path) -> SiteAudit:
    """Audit everything; `root` is the workspace's folder, for the lines in its files."""
    audit = run_audit(Audited(contents.workspace, contents.agreement, contents.prover))
    counts: dict[str, int] = {}
    first = []
    for finding in audit.findings:
        counts[finding.code] = counts.get(finding.code, 0) + 1
        if counts[finding.code] <= MOST:
            first.append(finding)
    findings = finding_views(first, root, public=contents.public)
    return SiteAudit(audit=audit, findings=findings, counts=counts)


def audit_page(contents: SiteContents, found: SiteAudit) -> AuditPageView:
    """Return the page of the audit."""
    audit = found.audit
    by_level: dict[Level, list[str]] = {}
    for e in audit.audited.evidence:
        by_level.setdefault(contents.prover.prove(e).level, []).append(e.id)
    return AuditPageView(
        site=contents.head("Audit"),
        total=audit.total,
        levels=tuple(
            LevelCountLine(
                word=PROOF_WORDS[level],
                meaning=PROOF_MEANINGS[level],
                number=number,
                records=() if level in FOUND else tuple(_record(e) for e in by_level[level][:MOST]),
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
    )


def _record(evidence_id: str) -> LinkView:
    return LinkView(words=evidence_id, href=inner(evidence_address(evidence_id)))


def _found(contents: SiteContents, audit: Audit, part: FindingsView) -> FoundView:
    number = sum(finding.severity == part.severity for finding in audit.findings)
    return FoundView(
        counted=counted(number, part.severity),
        findings=tuple(
            SubjectFindingView(finding=finding, subject=_subject(contents, finding.subject))
            for finding in part.findings
        ),
    )


def _subject(contents: SiteContents, subject: str) -> LinkView:
    """Return a link to what a finding is about; what has no page is only named."""
    workspace = contents.workspace
    address = None
    if EvidenceId(subject) in workspace.evidence:
        address = evidence_address(subject)
    elif subject in workspace.articles:
        address = article_address(subject)
    elif subject in workspace.sources:
        address = voice_address(subject)
    elif subject in contents.targets:
        address = target_address(contents.agreement, subject)
    return LinkView(words=subject, href=None if address is None else inner(address))
