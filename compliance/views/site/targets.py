"""Pages of the first page, of targets, and of sides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from compliance.assessments.perspective import Perspective
from compliance.model.agreement import Clause
from compliance.model.base import WHOLE, Target
from compliance.views.record import proof_levels
from compliance.views.report.view import TargetView
from compliance.views.site.contents import SiteContents
from compliance.views.site.links import (
    LinkView,
    article_address,
    diff_address,
    incident_address,
    inner,
    side_address,
    target_address,
    timeline_address,
)
from compliance.views.site.view import (
    HomePageView,
    LinkListView,
    NamedView,
    SidePageView,
    SiteRowView,
    TargetPageView,
    VoiceLineView,
)
from compliance.views.timeline.drawing import draw_timeline
from compliance.workspace.workspace import Workspace

DOWNLOADS = (
    ("All records, CSV", "data/records.csv"),
    ("The report, JSON", "data/report.json"),
    ("The audit, JSON", "data/audit.json"),
)


def home_page(contents: SiteContents) -> HomePageView:
    """Return the first page: the summary of all points and sides, and the way to every page."""
    summary = contents.report.summary
    assert summary is not None  # noqa: S101 - a report on all sides has one
    columns = tuple(LinkView(words=name, href=side_address(side)) for side, name in summary.sides)
    rows = tuple(
        SiteRowView(
            target=LinkView(
                words="" if row.number == "whole" else row.number,
                href=target_address(
                    contents.agreement, WHOLE if row.number == "whole" else row.number
                ),
            ),
            words="the agreement as a whole" if row.number == "whole" else row.title,
            cells=row.cells,
        )
        for row in summary.rows
    )
    return HomePageView(
        site=contents.head("Summary", root=""),
        columns=columns,
        rows=rows,
        corpus=contents.report.corpus,
        sections=tuple(_sections(contents)),
        proofs=proof_levels(),
    )


def _sections(contents: SiteContents) -> Iterator[LinkListView]:
    yield LinkListView(heading="Differences", links=tuple(_pairs(contents)))
    yield LinkListView(heading="What was said when", links=tuple(_timelines(contents)))
    incidents = contents.workspace.incidents.values()
    yield LinkListView(
        heading="Incidents",
        links=tuple(LinkView(words=i.name, href=incident_address(i.id)) for i in incidents),
    )
    articles = contents.workspace.articles.values()
    yield LinkListView(
        heading="Articles",
        links=tuple(
            LinkView(words=f"{a.title} ({a.id})", href=article_address(a.id)) for a in articles
        ),
    )
    yield LinkListView(
        heading="To take away",
        links=tuple(LinkView(words=words, href=href) for words, href in DOWNLOADS),
    )


def _timelines(contents: SiteContents) -> Iterator[LinkView]:
    yield LinkView(words="All sides", href=timeline_address(None))
    for perspective in contents.selection.everyone:
        words = contents.selection.names[perspective.id]
        yield LinkView(words=words, href=timeline_address(str(perspective.id)))


def _pairs(contents: SiteContents) -> Iterator[LinkView]:
    for left, right in pairs(contents):
        words = f"{contents.selection.names[left]} and {contents.selection.names[right]}"
        yield LinkView(words=words, href=diff_address(left, right))


def pairs(contents: SiteContents) -> tuple[tuple[str, str], ...]:
    """Return every pair of sides that can be labelled, in the order of the sides."""
    sides = [str(p.id) for p in contents.selection.everyone if p.labelled]
    return tuple((a, b) for i, a in enumerate(sides) for b in sides[i + 1 :])


def target_page(contents: SiteContents, view: TargetView) -> TargetPageView:
    """Return the page of a target: its head, its timeline, and what every side says."""
    lanes = contents.lanes.get(view.id)
    drawing = None
    if lanes is not None:
        drawing = draw_timeline(replace(contents.timeline, targets=(lanes,)))
    clause = contents.agreement.clause_of(view.id)
    rows: tuple[SiteRowView, ...] = ()
    if clause is not None and clause.number == view.id:
        rows = tuple(
            _row(contents, o.id, o.duty, contents.selection.everyone) for o in clause.obligations
        )
    return TargetPageView(
        site=contents.head(view.heading),
        target=view,
        point=_point(contents, clause) if clause and clause.number != view.id else None,
        lanes=lanes,
        drawing=drawing,
        rows=rows,
        columns=tuple(contents.side_link(p.id) for p in contents.selection.everyone),
    )


def _point(contents: SiteContents, clause: Clause) -> NamedView:
    name = f"{contents.agreement.point_word.capitalize()} {clause.number}: {clause.title}"
    return NamedView(id=clause.number, name=name)


def _row(
    contents: SiteContents, target: str, words: str, everyone: Sequence[Perspective]
) -> SiteRowView:
    cells = (contents.selection.panels.cell(p, [Target(target)]) for p in everyone)
    return SiteRowView(
        target=LinkView(
            words="" if target == WHOLE else target,
            href=inner(target_address(contents.agreement, target)),
        ),
        words=words,
        # The head of the row names the target already.
        cells=tuple(
            replace(cell, labels=tuple(label.removeprefix(f"{target} ") for label in cell.labels))
            for cell in cells
        ),
    )


def side_page(contents: SiteContents, perspective: Perspective) -> SidePageView:
    """Return the page of a side: what it says of each target, and its voices."""
    workspace, side = contents.workspace, perspective.id
    roles = {str(s.id): s.role for s in contents.agreement.sides}
    others = [pair for pair in pairs(contents) if side in pair]
    links = tuple(
        LinkView(
            words=f"{contents.selection.names[a]} and {contents.selection.names[b]}",
            href=inner(diff_address(a, b)),
        )
        for a, b in others
    )
    return SidePageView(
        site=contents.head(contents.selection.names[side]),
        name=contents.selection.names[side],
        id=side,
        role=roles[side].replace("_", " ") if side in roles else "many voices",
        read=contents.selection.assessor.articles_read(perspective),
        columns=(LinkView(words="What it says", href=None),),
        rows=tuple(
            _row(contents, t, words, (perspective,))
            for t, words in contents.selection.duties.items()
        ),
        voices=tuple(_voices(workspace, contents, perspective)),
        sections=(LinkListView(heading="Compared with others", links=links),) if links else (),
    )


def _voices(
    workspace: Workspace, contents: SiteContents, perspective: Perspective
) -> Iterator[VoiceLineView]:
    counts: dict[str, int] = {}
    for e in contents.selection.evidence:
        counts[e.speaker.id] = counts.get(e.speaker.id, 0) + 1
    for source in workspace.sources.values():
        if source.side == perspective.side:
            yield VoiceLineView(
                voice=contents.named(source.id),
                kind=source.kind.replace("_", " "),
                records=counts.get(source.id, 0),
            )
