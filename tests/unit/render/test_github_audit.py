"""Findings as annotations."""

from __future__ import annotations

from compliance.render.github import render_audit_annotations
from compliance.views.audit.view import FindingsView
from support.audits import audit_view, finding_view


def test_each_severity_is_an_annotation_of_its_own_kind() -> None:
    groups = tuple(
        FindingsView(
            severity=severity,
            counted="",
            findings=(finding_view(severity, severity=severity, message="50% of\nit"),),
        )
        for severity in ("error", "warning", "info")
    )
    kinds = {"error": "error", "warning": "warning", "info": "notice"}
    assert render_audit_annotations(audit_view(findings=groups)) == "".join(
        f"::{kind} file=file-of-{name}.yaml,line=301,col=302,title=code-{name}::"
        f"subject of {name}: 50%25 of%0Ait\n"
        for name, kind in kinds.items()
    )


def test_words_of_an_article_stand_in_no_annotation() -> None:
    assert "context" not in render_audit_annotations(audit_view())
