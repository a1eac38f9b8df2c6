"""Build a timeline: lanes of the groups that speak, due dates and later ones as lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import count

from compliance.assessments.perspective import Perspective
from compliance.model.base import WHOLE, EvidenceId, Target
from compliance.model.dates.edtf import EdtfDate
from compliance.model.dates.words import display_date
from compliance.model.spoken import title_in, title_of
from compliance.model.words import Group, Link
from compliance.views.selection import Selection
from compliance.views.signs import SHAPES, ActShape
from compliance.views.target import instrument_words
from compliance.views.timeline.episodes import episodes_of
from compliance.views.timeline.marks import (
    DueView,
    LaneView,
    MarkView,
    Shape,
    TimelineTargetView,
)
from compliance.views.timeline.teller import MarkTeller
from compliance.views.timeline.view import TimelineView
from compliance.views.told import claim_of, told
from compliance.views.when import in_time
from compliance.views.words import joined, target_words, voices_words
from compliance.wording.speaking import tr
from compliance.workspace.evidence import Evidence

KINDS = {
    ActShape.JUDGES: Shape.STATUS,
    ActShape.REPORTS: Shape.FACT,
    ActShape.DENIES: Shape.DENIAL,
    ActShape.ASKS: Shape.OTHER,
}
"""What the sign of an act is called on a timeline."""


def build_timeline_view(selection: Selection) -> TimelineView:
    """Return the timeline of what was selected.

    Raises:
        UnknownPointError: the agreement has no such point.
    """
    return TimelineWriter(selection).view(selection.request.source)


class TimelineWriter:
    """Writes timelines of one selection, for any of its voices; each mark is made once."""

    def __init__(self, selection: Selection) -> None:
        self.selection = selection
        self._teller = MarkTeller(selection)
        self._places = {e.id: place for place, e in enumerate(selection.evidence)}
        self._marks: dict[EvidenceId, tuple[MarkView, ...]] = {}

    def view(
        self, source: Perspective | None, targets: Iterable[Target] | None = None
    ) -> TimelineView:
        """Return the timeline of a side or voice, or of everybody.

        With `targets`, only of what is about these, which must be among those selected.

        Raises:
            UnknownPointError: the agreement has no such point.
        """
        selection = self.selection
        agreement, cut = selection.agreement, selection.request.cut
        wanted = tuple(selection.targets if targets is None else targets)
        asked = tuple(self._target(target, source) for target in wanted)
        first, last = _span(agreement.signed, asked)
        break_days, episodes = episodes_of(
            tuple(self._together(asked)), [due for one in asked for due in one.dues]
        )
        # These stand in no lane, since they are not a side's own words.
        about = selection.evidence if targets is None else selection.on(wanted)
        heard = [e for e in about if _asked(source, e)]
        others = [e for e in heard if not e.own]
        objections = selection.objections.among
        return TimelineView(
            title=title_of(selection.workspace.settings),
            title_in=title_in(selection.workspace.settings),
            agreement=agreement.id,
            agreement_title=agreement.short_title,
            source=None if source is None else source.id,
            source_name=None if source is None else selection.names[source.id],
            points=selection.points,
            first=first,
            last=last,
            targets=tuple(target for target in asked if target.dated),
            break_days=break_days,
            episodes=episodes,
            empty=tuple(target.id for target in asked if not target.dated),
            empty_numbers=tuple(target.number for target in asked if not target.dated),
            left_out=len(others),
            objections=objections(e.id for e in heard if e.own),
            left_out_objections=objections(e.id for e in others),
            as_of=cut.as_of.isoformat() if cut.as_of else None,
            known_by=cut.known_by.isoformat() if cut.known_by else None,
        )

    def _target(self, target: Target, source: Perspective | None) -> TimelineTargetView:
        selection, words = self.selection, self.selection.duties[target]
        return TimelineTargetView(
            id=target,
            number=target_words(selection.agreement, target),
            head=words if target == WHOLE else f"{selection.agreement.printed(target)} {words}",
            dues=tuple(_dues(selection, target)),
            lanes=tuple(self._lanes(target, source)),
        )

    def _lanes(self, target: Target, source: Perspective | None) -> Iterator[LaneView]:
        groups: dict[Group, list[Evidence]] = {group: [] for group in Group}
        for e in self.selection.assessor.by_target.get(target, ()):
            if e.own:
                groups[e.speaker.group].append(e)
        ranks = count()
        for perspective in self.selection.everyone if source is None else (source,):
            for group, own in groups.items():
                rank, said = next(ranks), [e for e in own if perspective.speaks(e)]
                if said:
                    yield self._lane(perspective, group, rank, said)

    def _lane(
        self, perspective: Perspective, group: Group, rank: int, said: Sequence[Evidence]
    ) -> LaneView:
        marks = (mark for e in said for mark in self._marks_of(e))
        return LaneView(
            side=perspective.id,
            group=group,
            name=voices_words(perspective.side, self.selection.names[perspective.id], group),
            official=group is Group.OFFICIAL,
            rank=rank,
            marks=tuple(sorted(marks, key=lambda mark: in_time(mark.when))),
        )

    def _together(self, targets: Iterable[TimelineTargetView]) -> Iterator[LaneView]:
        """Yield the lanes of some targets; what is said of several of them stands there once."""
        lanes: dict[str, LaneView] = {}
        marks: dict[str, dict[tuple[EvidenceId, Shape], MarkView]] = {}
        for target in targets:
            for lane in target.lanes:
                lanes.setdefault(lane.id, lane)
                marks.setdefault(lane.id, {}).update(((m.evidence, m.shape), m) for m in lane.marks)
        for lane in sorted(lanes.values(), key=lambda lane: lane.rank):
            ordered = sorted(marks[lane.id].values(), key=self._in_order)
            yield replace(lane, marks=tuple(ordered))

    def _in_order(self, mark: MarkView) -> tuple[tuple[str, str], int]:
        return in_time(mark.when), self._places[mark.evidence]

    def _marks_of(self, e: Evidence) -> tuple[MarkView, ...]:
        if e.id not in self._marks:
            self._marks[e.id] = tuple(self._made(e))
        return self._marks[e.id]

    def _made(self, e: Evidence) -> Iterator[MarkView]:
        """Yield when a record was said, and when what it tells of is said to have happened."""
        agreement, entry = self.selection.agreement, e.entry
        shape, line, claim = KINDS[SHAPES[entry.act]], self._teller.line(e), claim_of(e)
        mark = partial(
            MarkView,
            evidence=e.id,
            tell=self._teller,
            about=tuple(target_words(agreement, target) for target in dict.fromkeys(entry.targets)),
            inferred=entry.link is Link.INFERRED,
            objections=self.selection.objections.to(e.id),
        )
        # What happened on the day it was told of would be marked twice.
        if entry.event is not None and entry.event != e.asserted:
            of_date = told(tr("told of this date: {what}", what=line), claim, e.language)
            yield mark(shape=Shape.EVENT, when=entry.event, told=of_date, status=None)
        status = self.selection.records.status(e) if shape is Shape.STATUS else None
        yield mark(
            shape=shape,
            when=e.asserted,
            told=told(line, claim, e.language),
            status=status,
            answers=e.responds_to,
        )


def _asked(source: Perspective | None, e: Evidence) -> bool:
    return source is None or source.speaks(e)


def _dues(selection: Selection, target: Target) -> Iterator[DueView]:
    obligation = selection.agreement.obligation(target)
    if obligation is None:
        return
    due, number = obligation.due, selection.agreement.printed(target)
    if due is not None and due.date is not None:
        words = tr("due, computed") if due.computed else tr("due in the text")
        yield DueView(
            kind="due", number=number, date=display_date(due.date), words=words, when=due.date
        )
    for amendment in selection.agreement.amendments_of(obligation):
        if amendment.due is not None:
            words = tr(
                "due{instrument}, according to {holders}",
                instrument=instrument_words(selection.agreement, amendment),
                holders=joined(list(map(selection.holders.words, amendment.according_to))),
            )
            when = amendment.due
            yield DueView(
                kind="amended", number=number, date=display_date(when), words=words, when=when
            )


def _span(signed: EdtfDate, targets: Iterable[TimelineTargetView]) -> tuple[date, date]:
    """Return the first and the last day that anything under the targets can mean."""
    dates = [signed, *(when for target in targets for when in target.dates)]
    days = [day for when in dates for day in (when.lower, when.upper) if day is not None]
    return min(days), max(days)
