"""Build a timeline: lanes of the groups that speak, due dates and later ones as lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.assessments.perspective import find_perspective
from compliance.model.base import WHOLE
from compliance.model.dates.words import display_date
from compliance.model.words import Act, Group
from compliance.views.report.build import UnknownPointError
from compliance.views.timeline.view import (
    DueView,
    LaneView,
    MarkView,
    Shape,
    TimelineTargetView,
    TimelineView,
    in_time,
)
from compliance.views.words import GROUP_WORDS, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from compliance.assessments.perspective import Perspective
    from compliance.model.agreement import Obligation
    from compliance.model.dates.edtf import EdtfDate
    from compliance.views.board import Board
    from compliance.workspace.evidence import Evidence

SHAPES = {Act.ASSESSES: Shape.STATUS, Act.STATES: Shape.FACT, Act.DENIES: Shape.DENIAL}


def build_timeline_view(
    board: Board, source: str | None = None, points: Sequence[str] = ()
) -> TimelineView:
    """Return the timeline of some points, or all; of one side or voice, or everybody.

    Raises:
        UnknownVoiceError: there is no such side or source.
        UnknownPointError: the agreement has no such point.
    """
    agreement = board.agreement
    voice = None if source is None else find_perspective(board.workspace, agreement, source)
    speakers = board.everyone if voice is None else (voice,)
    heads = _heads(board, points)
    by_target: Mapping[str, tuple[Evidence, ...]] = {
        str(t): found for t, found in board.assessor.by_target.items()
    }
    targets = tuple(
        TimelineTargetView(
            id=target,
            head=words if target == WHOLE else f"{target} {words}",
            dues=tuple(_dues(board, target)),
            lanes=tuple(_lanes(board, by_target.get(target, ()), speakers)),
        )
        for target, words in board.targets
        if target in heads
    )
    first, last = _span(agreement.signed, targets)
    shown = {target.id for target in targets if target.lanes or target.dues}
    told = {e.id for t in heads for e in by_target.get(t, ()) if not e.own and _by(e, voice)}
    return TimelineView(
        title=board.workspace.settings.title,
        agreement=agreement.id,
        agreement_title=agreement.short_title,
        source=source,
        source_name=None if source is None else board.names[source],
        points=tuple(points),
        first=first,
        last=last,
        targets=tuple(target for target in targets if target.id in shown),
        empty=tuple(target.id for target in targets if target.id not in shown),
        left_out=len(told),
        as_of=board.cut.as_of.isoformat() if board.cut.as_of else None,
        known_by=board.cut.known_by.isoformat() if board.cut.known_by else None,
    )


def _by(e: Evidence, voice: Perspective | None) -> bool:
    return voice is None or voice.speaks(e)


def _heads(board: Board, points: Sequence[str]) -> frozenset[str]:
    """Return the targets asked for: all, or those of some points."""
    clauses = {str(c.number): c for c in board.agreement.clauses}
    for point in points:
        if point not in clauses:
            raise UnknownPointError(point, tuple(clauses))
    if not points:
        return frozenset(target for target, _ in board.targets)
    return frozenset(t for p in points for t in (p, *(o.id for o in clauses[p].obligations)))


def _lanes(
    board: Board, found: Sequence[Evidence], speakers: Sequence[Perspective]
) -> Iterator[LaneView]:
    groups: dict[Group, list[Evidence]] = {group: [] for group in Group}
    for e in found:
        if e.own:
            groups[e.speaker.group].append(e)
    for perspective in speakers:
        for group, own in groups.items():
            said = [e for e in own if perspective.speaks(e)]
            if said:
                name = f"{board.names[perspective.id]}, {GROUP_WORDS[group]}"
                marks = sorted(
                    (m for e in said for m in _marked(board, e)),
                    key=lambda mark: in_time(mark.when),
                )
                yield LaneView(
                    side=perspective.id, group=GROUP_WORDS[group], name=name, marks=tuple(marks)
                )


def _marked(board: Board, e: Evidence) -> tuple[MarkView, ...]:
    """Return the marks of a record, made once for all lanes and timelines of a board."""
    if e.id not in board.marks:
        board.marks[e.id] = tuple(_marks(board, e))
    return board.marks[e.id]


def _marks(board: Board, e: Evidence) -> Iterator[MarkView]:
    """Yield when a record was said, and when that of which it tells is said to have happened."""
    view = board.records.write(e)
    status = f" [{view.status}]" if view.status else ""
    of = ""
    if view.status is None and e.entry.respondents:
        of = f" [of {joined([board.names[party] for party in e.entry.respondents])}]"
    words = f"{e.speaker.short} {view.verb} {view.words}{status}{of}"
    if e.entry.event is not None and e.entry.event != e.asserted:
        yield _mark(e, Shape.EVENT, e.entry.event, f"told of this date: {words}")
    yield _mark(e, SHAPES.get(e.entry.act, Shape.OTHER), e.asserted, words)


def _mark(e: Evidence, shape: Shape, when: EdtfDate, words: str) -> MarkView:
    return MarkView(shape=shape, date=display_date(when), words=words, evidence=e.id, when=when)


def _dues(board: Board, target: str) -> Iterator[DueView]:
    obligation = _obligation(board, target)
    if obligation is None:
        return
    due = obligation.due
    if due is not None and due.date is not None:
        words = "due, computed" if due.computed else "due in the text"
        yield DueView(kind="due", date=display_date(due.date), words=words, when=due.date)
    for amendment in obligation.amendments:
        if amendment.due is not None:
            holders = joined([board.names[h.source] for h in amendment.according_to])
            words = f"due, according to {holders}"
            when = amendment.due
            yield DueView(kind="amended", date=display_date(when), words=words, when=when)


def _obligation(board: Board, target: str) -> Obligation | None:
    obligations = (o for clause in board.agreement.clauses for o in clause.obligations)
    return next((o for o in obligations if o.id == target), None)


def _span(signed: EdtfDate, targets: Iterable[TimelineTargetView]) -> tuple[date, date]:
    """Return the first and the last day that anything under the targets can mean."""
    dates = [signed, *(when for target in targets for when in target.dates)]
    days = [day for when in dates for day in (when.lower, when.upper) if day is not None]
    return min(days), max(days)
