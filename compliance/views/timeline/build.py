"""Build a timeline: lanes of the groups that speak, due dates and later ones as lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial

from compliance.assessments.perspective import Perspective
from compliance.model.base import WHOLE, EvidenceId, Target
from compliance.model.dates.edtf import EdtfDate
from compliance.model.dates.words import display_date
from compliance.model.words import Act, Group, Link
from compliance.views.selection import Selection
from compliance.views.target import instrument_words
from compliance.views.timeline.view import (
    DueView,
    LaneView,
    MarkView,
    Shape,
    TimelineTargetView,
    TimelineView,
)
from compliance.views.when import in_time
from compliance.views.words import GROUP_WORDS, joined
from compliance.workspace.evidence import Evidence

SHAPES = {Act.ASSESSES: Shape.STATUS, Act.STATES: Shape.FACT, Act.DENIES: Shape.DENIAL}


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
        self._marks: dict[EvidenceId, tuple[MarkView, ...]] = {}

    def view(self, source: Perspective | None) -> TimelineView:
        """Return the timeline of a side or voice, or of everybody.

        Raises:
            UnknownPointError: the agreement has no such point.
        """
        selection = self.selection
        agreement, cut = selection.agreement, selection.request.cut
        targets = tuple(self._target(target, source) for target in selection.targets)
        first, last = _span(agreement.signed, targets)
        # These stand in no lane, since they are not a side's own words.
        others = [e for e in selection.evidence if not e.own and _asked(source, e)]
        objections = selection.objections.among
        return TimelineView(
            title=selection.workspace.settings.title,
            agreement=agreement.id,
            agreement_title=agreement.short_title,
            source=None if source is None else source.id,
            source_name=None if source is None else selection.names[source.id],
            points=selection.points,
            first=first,
            last=last,
            targets=tuple(target for target in targets if target.dated),
            empty=tuple(target.id for target in targets if not target.dated),
            empty_numbers=tuple(agreement.printed(t.id) for t in targets if not t.dated),
            left_out=len(others),
            objections=objections(e.id for e in selection.evidence if e.own and _asked(source, e)),
            left_out_objections=objections(e.id for e in others),
            as_of=cut.as_of.isoformat() if cut.as_of else None,
            known_by=cut.known_by.isoformat() if cut.known_by else None,
        )

    def _target(self, target: Target, source: Perspective | None) -> TimelineTargetView:
        selection, words = self.selection, self.selection.duties[target]
        return TimelineTargetView(
            id=target,
            head=words if target == WHOLE else f"{selection.agreement.printed(target)} {words}",
            dues=tuple(_dues(selection, target)),
            lanes=tuple(self._lanes(target, source)),
        )

    def _lanes(self, target: Target, source: Perspective | None) -> Iterator[LaneView]:
        groups: dict[Group, list[Evidence]] = {group: [] for group in Group}
        for e in self.selection.assessor.by_target.get(target, ()):
            if e.own:
                groups[e.speaker.group].append(e)
        for perspective in self.selection.everyone if source is None else (source,):
            for group, own in groups.items():
                said = [e for e in own if perspective.speaks(e)]
                if said:
                    yield self._lane(perspective, group, said)

    def _lane(self, perspective: Perspective, group: Group, said: Sequence[Evidence]) -> LaneView:
        marks = (mark for e in said for mark in self._marks_of(e))
        return LaneView(
            side=perspective.id,
            group=GROUP_WORDS[group],
            name=f"{self.selection.names[perspective.id]}, {GROUP_WORDS[group]}",
            marks=tuple(sorted(marks, key=lambda mark: in_time(mark.when))),
        )

    def _marks_of(self, e: Evidence) -> tuple[MarkView, ...]:
        if e.id not in self._marks:
            self._marks[e.id] = tuple(self._made(e))
        return self._marks[e.id]

    def _made(self, e: Evidence) -> Iterator[MarkView]:
        """Yield when a record was said, and when what it tells of is said to have happened."""
        objections = self.selection.objections.to(e.id)
        mark = partial(MarkView, evidence=e.id, say=self._say, objections=objections)
        # What happened on the day it was told of would be marked twice.
        if e.entry.event is not None and e.entry.event != e.asserted:
            yield mark(shape=Shape.EVENT, when=e.entry.event)
        yield mark(shape=SHAPES.get(e.entry.act, Shape.OTHER), when=e.asserted)

    def _say(self, evidence: EvidenceId) -> str:
        e, records = self.selection.workspace.evidence[evidence], self.selection.records
        said, of = records.status(e), ""
        status = f" [{said}]" if said else ""
        if said is None and e.entry.respondents:
            names = self.selection.names
            of = f" [of {joined([names[party] for party in e.entry.respondents])}]"
        mark = "~ " if e.entry.link is Link.INFERRED else ""
        return f"{mark}{e.speaker_short} {records.clause(e)}{status}{of}"


def _asked(source: Perspective | None, e: Evidence) -> bool:
    return source is None or source.speaks(e)


def _dues(selection: Selection, target: Target) -> Iterator[DueView]:
    obligation = selection.agreement.obligation(target)
    if obligation is None:
        return
    due = obligation.due
    if due is not None and due.date is not None:
        words = "due, computed" if due.computed else "due in the text"
        yield DueView(kind="due", date=display_date(due.date), words=words, when=due.date)
    for amendment in selection.agreement.amendments_of(obligation):
        if amendment.due is not None:
            by = instrument_words(selection.agreement, amendment)
            holders = joined(list(map(selection.holders.words, amendment.according_to)))
            words = f"due{by}, according to {holders}"
            when = amendment.due
            yield DueView(kind="amended", date=display_date(when), words=words, when=when)


def _span(signed: EdtfDate, targets: Iterable[TimelineTargetView]) -> tuple[date, date]:
    """Return the first and the last day that anything under the targets can mean."""
    dates = [signed, *(when for target in targets for when in target.dates)]
    days = [day for when in dates for day in (when.lower, when.upper) if day is not None]
    return min(days), max(days)
