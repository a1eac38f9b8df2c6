"""A timeline by templates: a drawing, or a page with the drawing and the same in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.render.templates import render
from compliance.views.timeline.drawing import TimelinePageView, draw_timeline

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from compliance.views.timeline.view import TimelineView


def render_timeline_page(view: TimelineView, format: str, folders: Sequence[Path]) -> str:
    """Return a timeline as "html" or "svg"; templates of earlier folders win.

    Raises:
        TemplateFailedError: a template is missing, wrong, or does what it may not.
    """
    drawing = draw_timeline(view)
    if format == "svg":
        return render(folders, "_shared/drawing.svg.j2", drawing)
    page = TimelinePageView(timeline=view, drawing=drawing)
    return render(folders, "timeline/timeline.html.j2", page)
