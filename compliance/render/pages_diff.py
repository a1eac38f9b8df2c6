"""Differences as Markdown and as a page that asks for nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.render.templates import render

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from compliance.views.diff.view import DiffView


def render_diff_html(view: DiffView, folders: Sequence[Path]) -> str:
    """Return a difference as a self-contained page; templates of earlier folders win.

    Raises:
        TemplateFailedError: a template is missing, wrong, or does what it may not.
    """
    return render(folders, "diff/diff.html.j2", view)


def render_diff_markdown(view: DiffView, folders: Sequence[Path]) -> str:
    """Return a difference in GitHub-flavoured Markdown; templates of earlier folders win.

    Raises:
        TemplateFailedError: a template is missing, wrong, or does what it may not.
    """
    return render(folders, "diff/diff.md.j2", view)
