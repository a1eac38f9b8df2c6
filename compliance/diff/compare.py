"""Compare two operands: side by side or, if both are the same voice, record by record."""

from __future__ import annotations

from collections import Counter
from itertools import chain

from compliance.diff.gathered import Deniable, GatheredRows, targets_in, topic_of
from compliance.diff.naming import Namer
from compliance.diff.order import Order
from compliance.diff.revise import compare_records
from compliance.diff.row_writer import CellWriter, bodies_of, fold_unread, write_rows
from compliance.diff.rows import Cell, Difference, DiffKind, Row, Topic, TopicKind
from compliance.diff.statuses import Said, meetings
from compliance.diff.subject import Subject, bearers_of
from compliance.model.words import Act
from compliance.workspace.evidence import Evidence


def compare(left: Subject, right: Subject, *, everything: bool = False) -> Difference:
    """Return the difference of two operands.

    One side or voice at two days, revisions or in two workspaces is matched record by record.
    """
    if left.voice == right.voice:
        return compare_records(left, right, everything=everything)
    return compare_sides(left, right, everything=everything)


def compare_sides(left: Subject, right: Subject, *, everything: bool = False) -> Difference:
    """Return the rows of two different sides or voices.

    `everything` also lists targets on which neither says anything.
    """
    order = Order(left, right)
    both = (left, right)
    gathered = _gathered(both, order)
    writers = (
        CellWriter(left, [parts[0] for parts in gathered.rows.values()]),
        CellWriter(right, [parts[1] for parts in gathered.rows.values()]),
    )
    written = write_rows(gathered, *writers, namer_of(left, right))
    rows = sorted(fold_unread(written), key=order.of_row)
    silent = _silent(both)
    counts = Counter(row.kind for row in (*rows, *silent))
    if everything:
        rows = sorted((*rows, *silent), key=order.of_row)
    return Difference(
        left=left,
        right=right,
        by_record=False,
        rows=tuple(rows),
        counts={kind: counts[kind] for kind in DiffKind if counts[kind]},
        left_out=(writers[0].left_out(), writers[1].left_out()),
    )


def find_agreements(left: Subject, right: Subject) -> tuple[Row, ...]:
    """Return the rows of two operands in which both say the same, as `compare_sides` has them.

    The rows in which only one speaks are not written: between many voices nearly all are such.
    """
    order = Order(left, right)
    gathered = _gathered((left, right), order)
    gathered.rows = {key: cells for key, cells in gathered.rows.items() if all(cells)}
    writers = [CellWriter(one, (), beside=False) for one in (left, right)]
    rows = write_rows(gathered, writers[0], writers[1], namer_of(left, right))
    return tuple(sorted((r for r in rows if r.kind is DiffKind.AGREE), key=order.of_row))


def _gathered(both: tuple[Subject, Subject], order: Order) -> GatheredRows:
    """Put what both say into rows, with the denials that reach them."""
    gathered = GatheredRows()
    _put_statuses(gathered, both, order)
    for which, subject in enumerate(both):
        for e in _told(subject, Act.STATES):
            for target in targets_in(subject, e):
                gathered.put(which, target, topic_of(e), (e,))
    _put_denials(gathered, both)
    _join_statuses(gathered, both)
    return gathered


def namer_of(left: Subject, right: Subject) -> Namer:
    """Return what names the rows of two operands."""
    times = (left.assessor.times, right.assessor.times)
    return Namer(bodies=bodies_of(left, right), times=times)


def _put_statuses(gathered: GatheredRows, both: tuple[Subject, Subject], order: Order) -> None:
    said = tuple(subject.current for subject in both)
    bearers = tuple(bearers_of(subject.agreement) for subject in both)
    bodies = bodies_of(*both)
    for target in dict.fromkeys((*said[0], *said[1])):
        left, right = (
            Said(said[which].get(target, ()), bearers[which].get(target, ()), bodies)
            for which in (0, 1)
        )
        for meeting in meetings(left, right, order.of_party):
            topic = Topic(kind=TopicKind.RESPONDENTS, ids=meeting.respondents)
            gathered.put_statuses(0, target, topic, meeting.left)
            gathered.put_statuses(1, target, topic, meeting.right)


def _told(subject: Subject, act: Act) -> list[Evidence]:
    """Return what an operand says itself by an act."""
    return [e for e in subject.evidence if e.own and e.entry.act is act]


def _put_denials(gathered: GatheredRows, both: tuple[Subject, Subject]) -> None:
    """Put each denial into the rows of what it reaches, or else of what it says it is about."""
    reachable = [Deniable(s, (*chain(*s.current.values()), *_told(s, Act.STATES))) for s in both]
    for which, subject in enumerate(both):
        other, others = both[1 - which], reachable[1 - which]
        for denial in _told(subject, Act.DENIES):
            reached = others.denied_by(denial, subject)
            for denied in reached:
                for key in tuple(gathered.places_of(denied, targets_in(other, denied))):
                    row = gathered.row(*key)
                    row[which].deny(denial, denied)
                    if denied.entry.act is Act.DENIES:
                        row[1 - which].deny(denied)
                    else:
                        row[1 - which].records[denied.id] = denied
            if not reached:
                for target in targets_in(subject, denial):
                    gathered.row(target, topic_of(denial))[which].deny(denial)


def _join_statuses(gathered: GatheredRows, both: tuple[Subject, Subject]) -> None:
    """Add statuses about an incident to the row of what else is said about that incident."""
    for which, subject in enumerate(both):
        for target, found in subject.current.items():
            for e in found:
                key = (target, topic_of(e))
                if e.entry.incident is not None and key in gathered.rows:
                    gathered.put(which, *key, (e,))


def _silent(both: tuple[Subject, Subject]) -> list[Row]:
    """Return a row for each target about which neither operand says anything of its own."""
    spoken = {t for s in both for e in s.evidence if e.own for t in targets_in(s, e)}
    targets = dict.fromkeys((*both[0].targets, *both[1].targets))
    return [
        Row(
            target=target,
            topic=None,
            kind=DiffKind.BOTH_SILENT,
            left=Cell(blank=both[0].blank_on(target)),
            right=Cell(blank=both[1].blank_on(target)),
        )
        for target in targets
        if target not in spoken
    ]
