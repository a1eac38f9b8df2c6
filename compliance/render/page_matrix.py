"""A matrix by templates: a page, Markdown, or a drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.render.templates import render
from compliance.views.matrix.drawing import draw_matrix

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from compliance.views.matrix.view import MatrixView


def render_matrix_page(view: MatrixView, format: str, folders: Sequence[Path]) -> str:
    """Return a matrix as "html", "md" or "svg"; templates of earlier folders win.

    Raises:
        TemplateFailedError: a template is missing, wrong, or does what it may not.
    """
    if format == "svg":
        return render(folders, "_shared/drawing.svg.j2", draw_matrix(view))
    return render(folders, f"matrix/matrix.{format}.j2", view)
