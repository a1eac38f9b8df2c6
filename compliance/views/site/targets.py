"""The first page, and the pages of sides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from compliance.assessments.perspective import Perspective
from compliance.model.base import WHOLE, Target
from compliance.views.parties import members_words
from compliance.views.site.addresses import pair_id
from compliance.views.site.contents import SiteContents
from compliance.views.site.links import LinkView
from compliance.views.site.view import (
    HomePageView,
    LinkListView,
    SidePageView,
    SiteRowView,
    VoiceLineView,
)
from compliance.views.words import WHOLE_AGREEMENT

DOWNLOADS = (
    ("All records, CSV", "data/records.csv"),
    ("The report, JSON", "data/report.json"),
    ("The audit, JSON", "data/audit.json"),
)


def home_page(contents: SiteContents) -> HomePageView:
    """Return the first page: the summary of all points and sides, and the way to every page."""
    summary = contents.report.summary
    assert summary is not None  # noqa: S101 - a report on all sides has one
    rows = []
    for row in summary.rows:
        whole = row.id == WHOLE
        rows.append(
            SiteRowView(
                target=contents.link("" if whole else row.number, "target", row.id, root=""),
                words=WHOLE_AGREEMENT if whole else row.title,
                cells=row.cells,
            )
        )
    return HomePageView(
        site=contents.head("Summary", root=""),
        columns=tuple(contents.link(name, "side", s, root="") for s, name in summary.sides),
        rows=tuple(rows),
        corpus=contents.report.corpus,
        sections=tuple(_sections(contents)),
    )


def _sections(contents: SiteContents) -> Iterator[LinkListView]:
    link = partial(contents.link, root="")
    workspace, names = contents.workspace, contents.selection.names
    lists = {
        "Differences": _pairs(contents, root=""),
        "What was said when": (
            link("All sides", "timeline", "all"),
            *(link(names[p.id], "timeline", p.id) for p in contents.selection.everyone),
        ),
        "Incidents": (link(i.name, "incident", i.id) for i in workspace.incidents.values()),
        "Articles": (
            link(f"{a.title} ({a.id})", "article", a.id) for a in workspace.articles.values()
        ),
        "Objections": (
            link(one.words, "record", one.record)
            for one in contents.selection.objections.among(
                e.id for e in contents.selection.evidence
            )
        ),
        "Joint bodies": (
            LinkView(words=f"{names[body.id]}: {members_words(names, body)}", href=None)
            for body in contents.agreement.bodies
        ),
        "To take away": (LinkView(words=words, href=href) for words, href in DOWNLOADS),
    }
    for heading, links in lists.items():
        yield LinkListView(heading=heading, links=tuple(links))


def _pairs(
    contents: SiteContents, *, root: str = "../", of: str | None = None
) -> Iterator[LinkView]:
    """Yield links to the pages on which two sides are compared; with `of`, those of one side."""
    names = contents.selection.names
    for pair in pairs(contents):
        if of is None or of in pair:
            left, right = pair
            words = f"{names[left]} and {names[right]}"
            yield contents.link(words, "difference", pair_id(left, right), root=root)


def pairs(contents: SiteContents) -> tuple[tuple[str, str], ...]:
    """Return every pair of sides that can be labelled, in the order of the sides."""
    sides = [str(p.id) for p in contents.selection.everyone if p.labelled]
    return tuple((a, b) for i, a in enumerate(sides) for b in sides[i + 1 :])


def _row(
    contents: SiteContents, target: str, words: str, everyone: Sequence[Perspective]
) -> SiteRowView:
    cells = (contents.selection.panels.cell(p, [Target(target)]) for p in everyone)
    printed = "" if target == WHOLE else contents.agreement.printed(target)
    return SiteRowView(
        target=contents.link(printed, "target", target),
        words=words,
        # The head of the row names the target already.
        cells=tuple(
            replace(cell, labels=tuple(label.removeprefix(f"{printed} ") for label in cell.labels))
            for cell in cells
        ),
    )


def side_page(contents: SiteContents, perspective: Perspective) -> SidePageView:
    """Return the page of a side: what it says of each target, and its voices."""
    side = perspective.id
    spoken = Counter(e.speaker.id for e in contents.selection.evidence)
    sides = {str(s.id): s for s in contents.agreement.sides}
    role = contents.selection.holders.role
    links = tuple(_pairs(contents, of=side))
    return SidePageView(
        site=contents.head(contents.selection.names[side]),
        name=contents.selection.names[side],
        id=side,
        role=role(sides[side]) if side in sides else "many voices",
        read=contents.selection.assessor.articles_read(perspective),
        columns=(LinkView(words="What it says", href=None),),
        rows=tuple(
            _row(contents, t, words, (perspective,))
            for t, words in contents.selection.duties.items()
        ),
        voices=tuple(
            VoiceLineView(
                voice=contents.named(source.id),
                kind=source.kind.replace("_", " "),
                records=spoken[source.id],
            )
            for source in contents.workspace.sources.values()
            if perspective.side in source.sides
        ),
        sections=(LinkListView(heading="Compared with others", links=links),) if links else (),
    )
