"""Markdown reports: readable as plain text, and on GitHub."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.render.templates import render

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from compliance.views.report.view import ReportView


def render_markdown(view: ReportView, folders: Sequence[Path]) -> str:
    """Return a report in GitHub-flavoured Markdown; templates of earlier folders win.

    Raises:
        TemplateFailedError: a template is missing, wrong, or does what it may not.
    """
    return render(folders, "report/report.md.j2", view)
