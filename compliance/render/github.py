"""Findings as annotations of a change."""

from __future__ import annotations

from collections.abc import Mapping

from compliance.render.problems import annotation
from compliance.views.audit.view import AuditView, FindingView

KINDS: Mapping[str, str] = {"error": "error", "warning": "warning", "info": "notice"}
"""What a workflow command calls each severity."""


def render_audit_annotations(view: AuditView) -> str:
    """Write a workflow command for each finding, on the line that it is about."""
    return "".join(
        annotation(KINDS[f.severity], (f.file, f.line, f.column), f.code, _message(f)) + "\n"
        for f in view.all_findings
    )


def _message(finding: FindingView) -> str:
    return f"{finding.subject}: {finding.message}"
