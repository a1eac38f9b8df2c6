"""What was found: findings with their places, by severity; what was not looked at; the totals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from compliance.audit.rule import Finding, Severity
from compliance.audit.run import RULES, Audit
from compliance.views.audit.view import SEVERITY_WORDS, CodeView, FindingsView, FindingView
from compliance.views.words import counted
from compliance.wording.speaking import trn
from compliance.workspace import layout
from compliance.workspace.faults import Route
from compliance.workspace.places import find_places


def finding_views(
    findings: Sequence[Finding], root: Path, *, public: bool
) -> tuple[FindingView, ...]:
    """Return findings with line and column; files are read only where something was found."""
    routes = [(finding.remark.file, _route(finding)) for finding in findings]
    places = find_places(root, routes)
    anchors = _anchors(findings)
    return tuple(
        _view(finding, anchor, places.get(route, (1, 1)), public=public)
        for finding, anchor, route in zip(findings, anchors, routes, strict=True)
    )


def _anchors(findings: Iterable[Finding]) -> list[str]:
    """Return a name for each finding, made of code and subject: a link outlives other findings."""
    times: Counter[str] = Counter()
    anchors = []
    for finding in findings:
        subject = finding.remark.subject.replace("#", "-").replace("*", "whole")
        name = f"f-{finding.code}-{subject}"
        times[name] += 1
        anchors.append(name if times[name] == 1 else f"{name}-{times[name]}")
    return anchors


def _route(finding: Finding) -> Route:
    remark = finding.remark
    return (remark.subject,) if remark.file == layout.LOCK else tuple(remark.route)


def _view(finding: Finding, anchor: str, place: tuple[int, int], *, public: bool) -> FindingView:
    remark = finding.remark
    line, column = place
    return FindingView(
        anchor=anchor,
        code=finding.code,
        severity=str(finding.severity),
        severity_words=SEVERITY_WORDS[finding.severity],
        subject=remark.subject,
        file=remark.file,
        line=line,
        column=column,
        message=remark.message,
        context=None if public else remark.context,
        finding=finding,
        record=remark.evidence,
    )


def code_views(findings: Iterable[FindingView]) -> tuple[CodeView, ...]:
    """Return the codes that findings have, each once, with what its rule looks for."""
    rules = {rule.code: rule for rule in RULES}
    return tuple(
        CodeView(
            code=code,
            severity=str(rules[code].severity),
            severity_words=SEVERITY_WORDS[rules[code].severity],
            summary=rules[code].summary,
        )
        for code in dict.fromkeys(finding.code for finding in findings)
    )


def grouped(findings: Sequence[FindingView]) -> tuple[FindingsView, ...]:
    """Return the findings by severity, each severity named even where it has none."""
    groups = {s: tuple(f for f in findings if f.severity == s) for s in Severity}
    return tuple(
        FindingsView(
            severity=str(severity),
            counted=counted_findings(len(found), severity),
            findings=found,
        )
        for severity, found in groups.items()
    )


def counted_findings(number: int, severity: Severity) -> str:
    """Return how many findings of a severity there are, in words."""
    match severity:
        case Severity.ERROR:
            return counted(number, "error")
        case Severity.WARNING:
            return counted(number, "warning")
        case _:
            return counted(number, "info")


def unchecked_words(audit: Audit) -> tuple[str, ...]:
    """Return what could not be checked: how many passages, why, and by which rules."""
    unchecked = audit.unchecked
    if not unchecked.evidence:
        return ()
    words = trn(
        "{number} passage of which no sound text is here; not run on them: {codes}",
        "{number} passages of which no sound text is here; not run on them: {codes}",
        len(unchecked.evidence),
        codes=", ".join(unchecked.codes),
    )
    return (words,)


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditTotals:
    """How many passages have each level of proof, and what could not be looked at."""

    agreement: str
    levels: Mapping[str, int]
    total: int
    unchecked_codes: tuple[str, ...]
    unchecked_evidence: tuple[str, ...]


def audit_totals(audit: Audit) -> AuditTotals:
    """Return what an audit comes to."""
    unchecked = audit.unchecked
    return AuditTotals(
        agreement=audit.audited.agreement.id,
        levels={level.value: number for level, number in audit.levels.items()},
        total=audit.total,
        unchecked_codes=tuple(unchecked.codes),
        unchecked_evidence=tuple(unchecked.evidence),
    )
