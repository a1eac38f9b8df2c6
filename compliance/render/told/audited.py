"""What an audit tells, for services that watch changes."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.render.told.annotations import render_annotations
from compliance.render.told.junit import render_junit
from compliance.render.told.sarif import render_sarif
from compliance.render.told.told import told_by_audit
from compliance.views.audit.view import AuditView


def annotations_of_audit(view: AuditView) -> str:
    """Write an audit as annotations of a change."""
    return render_annotations(told_by_audit(view))


def sarif_of_audit(view: AuditView) -> Iterator[bytes]:
    """Write an audit as SARIF."""
    return render_sarif(told_by_audit(view))


def junit_of_audit(view: AuditView) -> Iterator[bytes]:
    """Write an audit as JUnit's XML."""
    return render_junit(told_by_audit(view))
