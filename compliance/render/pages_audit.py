"""Audits as pages: HTML that asks for nothing else, and Markdown; by templates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.render.templates import render

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from compliance.views.audit.view import AuditView


def render_audit_html(view: AuditView, folders: Sequence[Path]) -> str:
    """Return an audit as a self-contained page; templates of earlier folders win.

    Raises:
        TemplateFailedError: a template is missing, wrong, or does what it may not.
    """
    return render(folders, "audit/audit.html.j2", view)


def render_audit_markdown(view: AuditView, folders: Sequence[Path]) -> str:
    """Return an audit in GitHub-flavoured Markdown; templates of earlier folders win.

    Raises:
        TemplateFailedError: a template is missing, wrong, or does what it may not.
    """
    return render(folders, "audit/audit.md.j2", view)
