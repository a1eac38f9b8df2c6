"""What every page of a site is built from: one report on all sides, and links between pages."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from compliance.model.base import WHOLE
from compliance.views.report.build import build_report_view
from compliance.views.site.links import (
    LinkView,
    article_address,
    evidence_address,
    incident_address,
    inner,
    side_address,
    target_address,
    voice_address,
)
from compliance.views.site.view import HeadView, SiteGroupView, SitePanelView, SiteRecordView
from compliance.views.timeline.build import TimelineWriter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from compliance.model.base import EvidenceId
    from compliance.views.panel import PanelView
    from compliance.views.record import RecordView
    from compliance.views.report.view import ReportView, TargetView
    from compliance.views.selection import Selection
    from compliance.views.timeline.view import TimelineTargetView, TimelineView

AS_TOLD = "as told by another side"
IN_DOUBT = "printed under this name; who said it is in doubt"
NOT_COUNTED = "not counted"


class SiteContents:
    """A workspace as one agreement sees it, written once for all pages."""

    def __init__(self, selection: Selection) -> None:
        self.selection = selection
        self.workspace = selection.workspace
        self.agreement = selection.agreement
        self.prover = selection.prover
        self.public = selection.request.public
        self.timelines = TimelineWriter(selection)
        self._written: dict[tuple[EvidenceId, bool], SiteRecordView] = {}
        self._target_links: dict[str, LinkView] = {}
        self._record_links: dict[EvidenceId, LinkView] = {}

    @cached_property
    def report(self) -> ReportView:
        """The report on all sides."""
        return build_report_view(self.selection)

    @cached_property
    def timeline(self) -> TimelineView:
        """The timeline of all sides."""
        return self.timelines.view(None)

    @cached_property
    def lanes(self) -> Mapping[str, TimelineTargetView]:
        """The timeline of each target that has one."""
        return {target.id: target for target in self.timeline.targets}

    @cached_property
    def targets(self) -> Mapping[str, TargetView]:
        """Every target of the report by its id, in its order."""
        views = [self.report.whole]
        for clause in self.report.clauses:
            views += [clause.whole, *clause.obligations]
        return {view.id: view for view in views}

    @cached_property
    def records(self) -> Mapping[EvidenceId, RecordView]:
        """Every record of the report by its id; as it is shown where it was printed first."""
        found: dict[EvidenceId, RecordView] = {}
        for target in self.targets.values():
            for panel in target.beside:
                for group in self._groups(panel):
                    for record in group[2]:
                        found.setdefault(record.id, record)
        return found

    def head(self, here: str, *, root: str = "../") -> HeadView:
        """Return the head of a page; `here` names it."""
        pages = (
            ("Summary", "index.html"),
            ("Timeline", "timelines/all.html"),
            ("Tables", "tables/source.html"),
            ("Audit", "audit/all.html"),
        )
        return HeadView(
            title=self.workspace.settings.title,
            agreement_title=self.agreement.short_title,
            point_word=self.agreement.point_word,
            root=root,
            public=self.public,
            links=tuple(LinkView(words=words, href=f"{root}{page}") for words, page in pages),
            here=here,
        )

    def target_link(self, target: str) -> LinkView:
        """Return a link to a target from a page one folder down."""
        if target not in self._target_links:
            words = "the whole" if target == WHOLE else target
            address = inner(target_address(self.agreement, target))
            self._target_links[target] = LinkView(words=words, href=address)
        return self._target_links[target]

    def record_link(self, record: EvidenceId) -> LinkView:
        """Return a link to a record from a page one folder down."""
        if record not in self._record_links:
            address = inner(evidence_address(record))
            self._record_links[record] = LinkView(words=record, href=address)
        return self._record_links[record]

    def side_link(self, side: str) -> LinkView:
        """Return a link to a side from a page one folder down."""
        return LinkView(words=self.selection.names[side], href=inner(side_address(side)))

    def record(self, view: RecordView) -> SiteRecordView:
        """Return a record with its links."""
        key = (view.id, view.current)
        if key not in self._written:
            self._written[key] = self._record(view)
        return self._written[key]

    def _record(self, view: RecordView) -> SiteRecordView:
        e = view.evidence
        answered = (*e.responds_to, *e.qualifies)
        incident = e.entry.incident
        return SiteRecordView(
            record=view,
            href=inner(evidence_address(view.id)),
            marks=_marks(view),
            voice=LinkView(words=view.voice, href=inner(voice_address(e.speaker.id))),
            incident=inner(incident_address(incident)) if incident else None,
            article=LinkView(words=e.article.title, href=inner(article_address(e.article.id))),
            references=tuple(map(self.record_link, answered)),
            targets=tuple(map(self.target_link, e.entry.targets)),
        )

    def panel(self, panel: PanelView) -> SitePanelView:
        """Return what a side says of a target, every record with its links."""
        return SitePanelView(
            name=self.side_link(panel.id),
            blank=panel.blank,
            groups=tuple(
                SiteGroupView(
                    heading=heading,
                    label=label,
                    records=tuple(self.record(record) for record in records),
                )
                for heading, label, records in self._groups(panel)
            ),
        )

    def _groups(self, panel: PanelView) -> list[tuple[str, str, tuple[RecordView, ...]]]:
        groups = [(group.group, group.label, group.records) for group in panel.groups]
        apart = (
            (AS_TOLD, panel.characterised),
            (IN_DOUBT, panel.in_doubt),
            (NOT_COUNTED, panel.not_counted),
        )
        return [*groups, *((heading, "", found) for heading, found in apart if found)]


def _marks(view: RecordView) -> str:
    """Write what a record's status holds for: no longer, for a part, under a reading."""
    earlier = "" if view.current else " (earlier)"
    if view.arguable:
        return f"{earlier} ({view.scope}{f': {view.reading}' if view.reading else ''})"
    return f"{earlier} (reading {view.reading})" if view.reading else earlier
