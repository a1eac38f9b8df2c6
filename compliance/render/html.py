"""HTML reports: one file that asks for nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.render.templates import render_pieces

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from compliance.views.report.view import ReportView


def render_html(view: ReportView, folders: Sequence[Path]) -> tuple[bytes, ...]:
    """Return a report as a self-contained page, in UTF-8; templates of earlier folders win.

    Raises:
        TemplateFailedError: a template is missing, wrong, or does what it may not.
    """
    return render_pieces(folders, "report/report.html.j2", view)
