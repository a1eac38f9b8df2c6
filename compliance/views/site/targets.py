"""Pages of the first page, of targets, and of sides."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from compliance.model.base import WHOLE, Target
from compliance.views.site.links import (
    LinkView,
    article_address,
    diff_address,
    incident_address,
    inner,
    side_address,
    target_address,
    timeline_address,
    voice_address,
)
from compliance.views.site.view import (
    HomePageView,
    LinkListView,
    SidePageView,
    SiteRowView,
    TargetPageView,
    VoiceLineView,
)
from compliance.views.timeline.drawing import draw_timeline
from compliance.views.words import PROOF_MEANINGS, PROOF_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compliance.assessments.perspective import Perspective
    from compliance.model.agreement import Clause
    from compliance.views.report.view import TargetView
    from compliance.views.site.desk import SiteDesk
    from compliance.workspace.workspace import Workspace

DOWNLOADS = (
    ("All records, CSV", "data/records.csv"),
    ("The report, JSON", "data/report.json"),
    ("The audit, JSON", "data/audit.json"),
)


def home_page(desk: SiteDesk) -> HomePageView:
    """Return the first page: the summary of all points and sides, and the way to every page."""
    summary = desk.report.summary
    assert summary is not None  # noqa: S101 - a report on all sides has one
    columns = tuple(LinkView(words=name, href=side_address(side)) for side, name in summary.sides)
    rows = tuple(
        SiteRowView(
            target=LinkView(
                words="" if row.number == "whole" else row.number,
                href=target_address(desk.agreement, WHOLE if row.number == "whole" else row.number),
            ),
            words="the agreement as a whole" if row.number == "whole" else row.title,
            cells=row.cells,
        )
        for row in summary.rows
    )
    return HomePageView(
        site=desk.head("Summary", root=""),
        columns=columns,
        rows=rows,
        corpus=desk.report.corpus,
        sections=tuple(_sections(desk)),
        proofs=tuple((PROOF_WORDS[level], PROOF_MEANINGS[level]) for level in PROOF_WORDS),
    )


def _sections(desk: SiteDesk) -> Iterator[LinkListView]:
    yield LinkListView(heading="Differences", links=tuple(_pairs(desk)))
    yield LinkListView(heading="What was said when", links=tuple(_timelines(desk)))
    incidents = desk.workspace.incidents.values()
    yield LinkListView(
        heading="Incidents",
        links=tuple(LinkView(words=i.name, href=incident_address(i.id)) for i in incidents),
    )
    articles = desk.workspace.articles.values()
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


def _timelines(desk: SiteDesk) -> Iterator[LinkView]:
    yield LinkView(words="All sides", href=timeline_address(None))
    for perspective in desk.board.everyone:
        words = desk.board.names[perspective.id]
        yield LinkView(words=words, href=timeline_address(str(perspective.id)))


def _pairs(desk: SiteDesk) -> Iterator[LinkView]:
    for left, right in pairs(desk):
        words = f"{desk.board.names[left]} and {desk.board.names[right]}"
        yield LinkView(words=words, href=diff_address(left, right))


def pairs(desk: SiteDesk) -> tuple[tuple[str, str], ...]:
    """Return every pair of sides that can be labelled, in the order of the sides."""
    sides = [str(p.id) for p in desk.board.everyone if p.labelled]
    return tuple((a, b) for i, a in enumerate(sides) for b in sides[i + 1 :])


def target_page(desk: SiteDesk, view: TargetView) -> TargetPageView:
    """Return the page of a target: its head, its timeline, and what every side says."""
    lanes = desk.lanes.get(view.id)
    drawing = None
    if lanes is not None:
        drawing = draw_timeline(replace(desk.timeline, targets=(lanes,)))
    clause = _clause(desk, view.id)
    rows: tuple[SiteRowView, ...] = ()
    if clause is not None and clause.number == view.id:
        rows = tuple(_row(desk, o.id, o.duty, desk.board.everyone) for o in clause.obligations)
    return TargetPageView(
        site=desk.head(view.heading),
        target=view,
        point=_point(desk, clause) if clause and clause.number != view.id else None,
        panels=tuple(desk.panel(panel) for panel in view.beside),
        lanes=lanes,
        drawing=drawing,
        rows=rows,
        columns=tuple(desk.side_link(p.id) for p in desk.board.everyone),
    )


def _point(desk: SiteDesk, clause: Clause) -> LinkView:
    words = f"{desk.agreement.point_word.capitalize()} {clause.number}: {clause.title}"
    return replace(desk.target_link(clause.number), words=words)


def _clause(desk: SiteDesk, target: str) -> Clause | None:
    for clause in desk.agreement.clauses:
        if target == clause.number or any(o.id == target for o in clause.obligations):
            return clause
    return None


def _row(desk: SiteDesk, target: str, words: str, everyone: Sequence[Perspective]) -> SiteRowView:
    link = desk.target_link(target)
    cells = (desk.board.panels.cell(p, [Target(target)]) for p in everyone)
    return SiteRowView(
        target=replace(link, words="") if target == WHOLE else link,
        words=words,
        # The head of the row names the target already.
        cells=tuple(
            replace(cell, labels=tuple(label.removeprefix(f"{target} ") for label in cell.labels))
            for cell in cells
        ),
    )


def side_page(desk: SiteDesk, perspective: Perspective) -> SidePageView:
    """Return the page of a side: what it says of each target, and its voices."""
    workspace, side = desk.workspace, perspective.id
    roles = {str(s.id): s.role for s in desk.agreement.sides}
    others = [pair for pair in pairs(desk) if side in pair]
    links = tuple(
        LinkView(
            words=f"{desk.board.names[a]} and {desk.board.names[b]}", href=inner(diff_address(a, b))
        )
        for a, b in others
    )
    return SidePageView(
        site=desk.head(desk.board.names[side]),
        name=desk.board.names[side],
        id=side,
        role=roles[side].replace("_", " ") if side in roles else "many voices",
        read=desk.board.assessor.articles_read(perspective),
        columns=(LinkView(words="What it says", href=None),),
        rows=tuple(_row(desk, t, words, (perspective,)) for t, words in desk.board.targets),
        voices=tuple(_voices(workspace, desk, perspective)),
        sections=(LinkListView(heading="Compared with others", links=links),) if links else (),
    )


def _voices(
    workspace: Workspace, desk: SiteDesk, perspective: Perspective
) -> Iterator[VoiceLineView]:
    counts: dict[str, int] = {}
    for e in desk.board.evidence:
        counts[e.speaker.id] = counts.get(e.speaker.id, 0) + 1
    for source in workspace.sources.values():
        if source.side == perspective.side:
            yield VoiceLineView(
                link=LinkView(words=source.name, href=inner(voice_address(source.id))),
                kind=source.kind.replace("_", " "),
                records=counts.get(source.id, 0),
            )
