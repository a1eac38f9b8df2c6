"""The timelines of a site, which lead to the pages of statements, or to their place in the list."""

from __future__ import annotations

from collections.abc import Iterable

from compliance.assessments.perspective import Perspective
from compliance.model.base import Target
from compliance.views.site.contents import SiteContents
from compliance.views.timeline.drawing import TimelinePageView, draw_timeline
from compliance.views.timeline.marks import MarkView
from compliance.views.timeline.view import TimelineView


def when_of(contents: SiteContents, targets: Iterable[Target]) -> TimelinePageView | None:
    """Return what was said when of some targets, for a page one folder down; None if nothing."""
    timeline = contents.timelines.view(None, targets)
    return drawn(contents, timeline) if timeline.episodes else None


def timeline_of(contents: SiteContents, source: Perspective | None) -> TimelineView:
    """Return the timeline of a side, or of all."""
    return contents.timelines.view(source)


def drawn(contents: SiteContents, timeline: TimelineView) -> TimelinePageView:
    """Return a timeline with its drawing, for a page one folder down."""

    def to(anchor: str, mark: MarkView | None) -> str:
        if mark is None:
            return f"#{anchor}"
        return f"../{contents.address('record', mark.evidence)}"

    return TimelinePageView(timeline=timeline, drawing=draw_timeline(timeline, to))
