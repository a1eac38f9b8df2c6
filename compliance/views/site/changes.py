"""What was added, taken out and changed between a revision of a workspace and this one.

The days of changes are those of the data, never of the clock: the day on which the passage was last
affirmed, else the last day that the article's file tells of.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from compliance.diff.rows import DiffKind
from compliance.diff.subject import Subject
from compliance.model.base import WHOLE, SideId
from compliance.model.dates.edtf import EdtfDate, parse_edtf
from compliance.model.dates.words import display_date
from compliance.model.spoken import title_of
from compliance.views.diff.view import DiffChangeView, DiffRowView, DiffView
from compliance.views.record import RecordView
from compliance.views.site.contents import CHANGES, SiteContents
from compliance.views.site.links import LinkView
from compliance.views.site.search_page import point_names
from compliance.views.site.view import PageView
from compliance.views.words import counted
from compliance.wording.speaking import tr
from compliance.wording.worded import Worded
from compliance.workspace.evidence import Evidence, id_order
from compliance.workspace.workspace import Workspace

MOST: Final = 200
"""Changes of which a feed tells, the latest; readers of feeds give up on very long ones."""

CHANGE_WORDS: Final = Worded(
    {
        DiffKind.ADDED: "Added",
        DiffKind.CHANGED: "Changed",
        DiffKind.MOVED: "Moved",
        DiffKind.REWORDED: "Reworded",
        DiffKind.WITHDRAWN: "Taken out",
        DiffKind.RENUMBERED: "Renumbered",
    },
    "statements",
)
"""The kinds of change, in the order in which a page lists them."""

CHANGE_MEANINGS: Final = Worded(
    {
        DiffKind.ADDED: "Statements that were not here before.",
        DiffKind.CHANGED: "Statements that are told otherwise than before.",
        DiffKind.MOVED: "Statements that are counted to another point than before.",
        DiffKind.REWORDED: (
            "Statements that come to the same, in other words of ours or by another passage."
        ),
        DiffKind.WITHDRAWN: (
            "Statements that are no longer here; their speakers have withdrawn nothing."
        ),
        DiffKind.RENUMBERED: "The same statements under other numbers.",
    }
)
"""What they mean."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementChangeView:
    """A change of one statement.

    `record` is the statement as it is, or as it was where it was taken out; `href` leads to it from
    the first page's folder, or to the place on the page of changes. `uid` is the same for the same
    change in a language wherever the site stands; `day` has the day in words and `updated` as
    feeds have it.
    """

    anchor: str
    uid: str
    kind: str
    record: RecordView
    href: str
    day: str
    updated: str
    changes: tuple[DiffChangeView, ...]
    targets: tuple[LinkView, ...]
    there: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeKindView:
    """The changes of a kind, and what that means."""

    heading: str
    meaning: str
    counted: str
    changes: tuple[StatementChangeView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesPageView(PageView):
    """The page of changes since a revision."""

    since: str
    kinds: tuple[ChangeKindView, ...]
    feeds: tuple[LinkView, ...]
    downloads: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedPageView(PageView):
    """A feed of changes. `base` is the folder of the first page: its address, or the way there.

    `page` is where the page of the same stands in that folder. `left_out` is how many
    changes are on the page of changes only.
    """

    title: str
    since: str
    uid: str
    updated: str
    base: str
    page: str
    left_out: int
    entries: tuple[StatementChangeView, ...]


@dataclass(frozen=True, slots=True)
class _Change:
    """A change as it is worked out: its view, the day, and of whom and of what it is."""

    view: StatementChangeView
    kind: DiffKind
    day: date
    sides: frozenset[SideId]
    points: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed: where it stands, what it is of, the page of the same; of one side, point, or all."""

    path: str
    of: str
    page: str
    side: SideId | None = None
    point: str | None = None

    def tells(self, change: _Change) -> bool:
        """Return whether a change is told of there."""
        of_side = self.side is None or self.side in change.sides
        return of_side and (self.point is None or self.point in change.points)


class Changes:
    """Builds the page of changes and the feeds; `difference` is that of two revisions."""

    def __init__(self, contents: SiteContents, difference: DiffView) -> None:
        self.contents = contents
        self.difference = difference
        self.since = difference.difference.left.operand.revision or ""
        rows = (row for section in difference.sections for row in section.rows)
        self._changes = tuple(self._change(row) for row in rows)

    def page(self) -> ChangesPageView:
        """Return the page that lists every change."""
        return ChangesPageView(
            site=self.contents.head(tr(CHANGES[0]), root=""),
            since=self.since,
            kinds=tuple(self._kinds()),
            feeds=tuple(LinkView(words=feed.of, href=feed.path) for feed in self.feeds),
            downloads=(self.contents.data("JSON", "data/changes.json", root=""),),
        )

    @property
    def feeds(self) -> Iterator[Feed]:
        """The feed of everything, then one for each side and each point."""
        selection, address = self.contents.selection, self.contents.address
        yield Feed(path="feeds/site.atom", of=tr("Everything"), page="index.html")
        for side in selection.everyone:
            page = address("side", side.id)
            of = selection.names[side.id]
            yield Feed(path=f"feeds/side-{side.id}.atom", of=of, page=page, side=side.side)
        for point, of in point_names(self.contents):
            name = "whole" if point == WHOLE else point
            page = address("target", point)
            yield Feed(path=f"feeds/point-{name}.atom", of=of, page=page, point=point)

    def feeds_of_pages(self) -> Iterator[tuple[str, LinkView]]:
        """Yield the feed of each page that has one, by where the page stands."""
        for feed in self.feeds:
            link = LinkView(words=feed.of, href=feed.path)
            yield feed.page, link
            if feed.side is feed.point is None:
                yield CHANGES[1], link

    def feed(self, feed: Feed) -> FeedPageView:
        """Return what stands in a feed, the latest first."""
        told = [change for change in self._changes if feed.tells(change)]
        told.sort(key=lambda change: (-change.day.toordinal(), id_order(change.view.record.id)))
        workspace, more = self.contents.workspace, len(told) - MOST
        address, folder = self.contents.published.address, self.contents.edition.folder
        return FeedPageView(
            site=self.contents.head(tr(CHANGES[0])),
            title=f"{title_of(workspace.settings)}: {feed.of}",
            since=self.since,
            uid=_uid(self.contents.agreement.id, f"{folder}{feed.path}"),
            updated=_at(max((change.day for change in told), default=_last_day(workspace))),
            base=f"{address}{folder}" if address else "../",
            page=feed.page,
            left_out=max(more, 0),
            entries=tuple(change.view for change in told[:MOST]),
        )

    def _kinds(self) -> Iterator[ChangeKindView]:
        for kind, heading in CHANGE_WORDS.items():
            found = tuple(change.view for change in self._changes if change.kind is kind)
            if found:
                yield ChangeKindView(
                    heading=heading,
                    meaning=CHANGE_MEANINGS[kind],
                    counted=counted(len(found), "statement"),
                    changes=found,
                )

    def _change(self, row: DiffRowView) -> _Change:
        """Work out a change: of what stands there still, as it is; of what does not, as it was."""
        both = (self.difference.difference.left, self.difference.difference.right)
        cells = [(s, cell) for s, cell in zip(both, row.cells, strict=True) if cell.cell.records]
        told = [(subject, e) for subject, cell in cells for e in cell.cell.records]
        subject, cell = cells[-1]
        (record,), kind, day = cell.said, row.row.kind, _day_of(subject.workspace, told[-1][1])
        mark = hashlib.sha256(repr((kind, record.id, row.changes)).encode()).hexdigest()[:16]
        there, anchor = subject is both[1], f"change-{mark}"
        view = StatementChangeView(
            anchor=anchor,
            uid=_uid(subject.agreement.id, f"{self.contents.edition.folder}{mark}"),
            kind=CHANGE_WORDS[kind],
            record=record,
            href=self.contents.address("record", record.id) if there else f"{CHANGES[1]}#{anchor}",
            day=display_date(parse_edtf(day.isoformat())),
            updated=_at(day),
            changes=row.changes,
            targets=tuple(self._targets(record)),
            there=there,
        )
        sides = frozenset(e.side for _, e in told)
        return _Change(view, kind, day, sides, frozenset(_points(told)))

    def _targets(self, record: RecordView) -> Iterator[LinkView]:
        """Yield what a statement is about; what is no longer in the agreement leads nowhere."""
        known = self.contents.selection.duties
        for target, words in record.printed_targets:
            href = self.contents.address("target", target) if target in known else None
            yield LinkView(words=words, href=href)


def _points(told: Iterable[tuple[Subject, Evidence]]) -> Iterator[str]:
    """Yield the points that records are about, the whole among them, each in its own workspace."""
    for subject, e in told:
        for target in e.entry.targets:
            around = subject.agreement.around(target)
            yield around[0].number if around else WHOLE


def _day_of(workspace: Workspace, e: Evidence) -> date:
    """Return the last day of which the data tells for a record."""
    entry, article = workspace.lock.get(e.id), e.article
    days = (
        (entry.on,)
        if entry is not None
        else (*(step.day for step in article.progress), article.retrieved, article.published)
    )
    return max(_days(days), default=date.min)


def _last_day(workspace: Workspace) -> date:
    """Return the last day of which the data tells for any record."""
    return max((_day_of(workspace, e) for e in workspace.evidence.values()), default=date.min)


def _days(days: Iterable[EdtfDate | None]) -> Iterator[date]:
    for day in days:
        known = day and (day.upper or day.lower)
        if known:
            yield known


def _at(day: date) -> str:
    """Return a day as a moment, as feeds have it: its beginning, by universal time."""
    return f"{day.isoformat()}T00:00:00Z"


def _uid(*parts: str) -> str:
    return uuid5(NAMESPACE_URL, "/".join(parts)).urn
