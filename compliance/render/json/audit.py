"""The audit as JSON version 1: keys may be added, never renamed or taken away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain

from compliance.model.agreement import Agreement
from compliance.model.base import as_written
from compliance.render.json.report import (
    article_json,
    clauses_json,
    objected_json,
    obligation_json,
    place_json,
    record_json,
)
from compliance.render.json.writing import Json, dumps
from compliance.views.audit.findings import AuditTotals, audit_totals
from compliance.views.audit.view import (
    AuditedClauseView,
    AuditedTargetView,
    AuditView,
    FindingView,
    TracedArticleView,
    TraceView,
)
from compliance.views.site.audit import SiteAudit

SCHEMA = "compliance/audit/1"
SITE_SCHEMA = "compliance/site_audit/1"


def render_audit_json(view: AuditView) -> Iterator[bytes]:
    """Yield an audit as JSON, record by record."""
    totals = audit_totals(view.audit)
    return dumps(
        {
            "schema": SCHEMA,
            "agreement": totals.agreement,
            "source": view.source,
            "points": list(view.points),
            "public": view.public,
            "fail_on": view.fail_on,
            "failing": view.failing,
            **_summary(totals, view.all_findings),
            "read_in_full": {side: number for side, _, number in view.read_in_full},
            "read_in_part": {side: number for side, _, number in view.read_in_part},
            "texts_held": view.texts_held,
            **_target(view.whole),
            "clauses": map(partial(_clause, view.audit.audited.agreement), view.clauses),
            "articles": map(_article, view.articles),
        }
    )


def render_site_audit_json(found: SiteAudit) -> Iterator[bytes]:
    """Yield what an audit of everything comes to, without the chains: those are the site.

    `counts` has the number of findings of each code, those included that are not listed.
    """
    totals = audit_totals(found.audit)
    return dumps(
        {
            "schema": SITE_SCHEMA,
            "agreement": totals.agreement,
            "counts": dict(found.counts),
            **_summary(totals, found.findings),
            **objected_json(found.objections),
        },
        tight=True,
    )


def _summary(totals: AuditTotals, findings: Sequence[FindingView]) -> Json:
    return {
        "passages": {**totals.levels, "total": totals.total},
        "findings": map(_finding, findings),
        "unchecked": {
            "codes": list(totals.unchecked_codes),
            "evidence": list(totals.unchecked_evidence),
        },
    }


def _finding(finding: FindingView) -> Json:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "message": finding.message,
        "file": finding.file,
        "line": finding.line,
        "column": finding.column,
        "subject": finding.subject,
        "context": finding.context,
    }


def _clause(agreement: Agreement, clause: AuditedClauseView) -> Json:
    inside = {one.id: one for one in clause.obligations}
    return {
        "number": clause.number,
        **place_json(agreement, clause.number),
        "title": clause.title,
        **_target(clause.whole),
        "obligations": (
            {
                **obligation_json(agreement, o.obligation),
                **place_json(agreement, o.id),
                **_target(o),
            }
            for o in inside.values()
            if o.obligation is not None
        ),
        **clauses_json(agreement, inside, lambda target: _target(inside[target])),
    }


def _target(target: AuditedTargetView | None) -> Json:
    """Convert a target; one that was not asked for has nothing."""
    if target is None:
        return {"evidence": [], "blanks": {}}
    return {
        "evidence": map(trace_json, chain(target.traces, target.above)),
        "blanks": dict(target.missing),
    }


def trace_json(view: TraceView) -> Json:
    """Convert a record and the steps from it to its text."""
    proof = view.record.proved
    return {
        **record_json(view.record),
        "range": proof.range,
        "text_sha256": proof.text_sha256,
        "affirmed": view.affirmed_on,
        "suspect": view.changed,
        "denied_by": view.denied_by,
        "qualified_by": view.qualified_by,
        "near": view.near,
        "findings": [finding.code for finding in view.findings],
    }


def _article(view: TracedArticleView) -> Json:
    article = view.article.article
    return {
        **article_json(view.article),
        "published_basis": article.published_basis,
        "retrieved": article.retrieved.text if article.retrieved else None,
        "held": [
            {
                "container_sha256": held.container_sha256,
                "range": held.range,
                "text_sha256": held.text_sha256,
                "extractor": as_written(held.extractor) if held.extractor else None,
                "here": text.here,
            }
            for held, text in zip(article.held, view.texts, strict=True)
        ],
    }
