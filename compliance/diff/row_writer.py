"""Make rows of gathered records: cells, then the kind; and count the records in no row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from compliance.assessments.assessment import Apart, apart_of
from compliance.diff.gathered import GatheredCell, GatheredRows, targets_in
from compliance.diff.naming import Namer
from compliance.diff.rows import (
    Cell,
    Denying,
    DiffKind,
    LeftOut,
    Reason,
    Row,
    Topic,
    TopicKind,
)
from compliance.diff.subject import Subject
from compliance.model.base import EvidenceId, Target
from compliance.model.words import Act
from compliance.workspace.evidence import Evidence, id_order
from compliance.workspace.voices import Source


def reason_of(e: Evidence) -> Reason:
    """Return the reason why a record is in no row."""
    apart = apart_of(e)
    if apart is not None:
        return Reason(e.entry.scope if apart is Apart.NOT_COUNTED else apart)
    # A current status is always in a row.
    return Reason.EARLIER if e.entry.status is not None else Reason(e.entry.act)


# What stands beside a row it is not compared in: words of the operand's own on the same incident,
# and those whose printed speaker is in doubt. What another side tells of it stands nowhere here.
BESIDE = frozenset(
    {Reason.IN_DOUBT, Reason.COMMITS, Reason.DEMANDS, Reason.FORECASTS, Reason.BACKGROUND}
)


class CellWriter:
    """A maker of the cells of one operand, from `parts` that were gathered completely."""

    def __init__(
        self, subject: Subject, parts: Sequence[GatheredCell], *, beside: bool = True
    ) -> None:
        """Find what is in a row, what limits it and, if that is wanted, what stands beside it."""
        self.subject = subject
        self.spoken = {t for e in subject.evidence if e.own for t in targets_in(subject, e)}
        self.caveats = _caveats(subject)
        gathered = {i for part in parts for i in (*part.records, *part.denials)}
        limits = {caveat.id for told in gathered for caveat in self.caveats.get(told, ())}
        self.in_rows = gathered | limits
        self.beside: dict[tuple[Target, str], list[Evidence]] = {}
        for e in subject.evidence if beside else ():
            if e.entry.incident and e.id not in self.in_rows and reason_of(e) in BESIDE:
                for target in targets_in(subject, e):
                    self.beside.setdefault((target, e.entry.incident), []).append(e)

    def cell(self, target: Target, topic: Topic, gathered: GatheredCell) -> Cell:
        """Return a cell, with its records in the order of ids."""
        denials = sorted(gathered.denials.values(), key=lambda told: id_order(told[0].id))
        records = _by_id(gathered.records)
        told = [*(e.id for e in records), *(denial.id for denial, _ in denials)]
        caveats = {c.id: c for i in told for c in self.caveats.get(i, ())}
        beside: Sequence[Evidence] = ()
        if topic.kind is TopicKind.INCIDENT:
            beside = self.beside.get((target, topic.ids[0]), ())
        return Cell(
            records=records,
            denials=tuple(
                Denying(evidence=denial, denies=tuple(sorted(denies, key=id_order)))
                for denial, denies in denials
            ),
            caveats=_by_id(caveats),
            beside=tuple(beside),
            blank=None if target in self.spoken else self.subject.blank_on(target),
            origins=tuple(dict.fromkeys(self.subject.origins[i] for i in told)),
        )

    def left_out(self) -> tuple[LeftOut, ...]:
        """Return the records that are in no row, by reason, in a stated order."""
        found: dict[Reason, list[Evidence]] = {reason: [] for reason in Reason}
        for e in self.subject.evidence:
            if e.id not in self.in_rows:
                found[reason_of(e)].append(e)
        return tuple(LeftOut(reason=r, evidence=tuple(told)) for r, told in found.items() if told)


def write_rows(
    gathered: GatheredRows, left: CellWriter, right: CellWriter, namer: Namer
) -> Iterator[Row]:
    """Yield every gathered row, in no particular order."""
    for (target, topic), parts in gathered.rows.items():
        cells = left.cell(target, topic, parts[0]), right.cell(target, topic, parts[1])
        kind, *also = namer.kinds_of(target, topic, *cells)
        yield Row(
            target=target, topic=topic, kind=kind, left=cells[0], right=cells[1], also=tuple(also)
        )


def fold_unread(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield rows; those in which nothing of the other was read come together, one a target."""
    unread: dict[Target, list[Row]] = {}
    for row in rows:
        if row.kind is DiffKind.NOT_READ:
            unread.setdefault(row.target, []).append(row)
        else:
            yield row
    for target, found in unread.items():
        yield Row(
            target=target,
            topic=None,
            kind=DiffKind.NOT_READ,
            left=_together([row.left for row in found]),
            right=_together([row.right for row in found]),
        )


def _together(cells: Sequence[Cell]) -> Cell:
    """Return one cell with all that several have, each record once."""
    records = {e.id: e for cell in cells for e in cell.records}
    denials = {d.evidence.id: d for cell in cells for d in cell.denials}
    caveats = {e.id: e for cell in cells for e in cell.caveats}
    beside = {e.id: e for cell in cells for e in cell.beside}
    return Cell(
        records=_by_id(records),
        denials=tuple(denials[i] for i in sorted(denials, key=id_order)),
        caveats=_by_id(caveats),
        beside=_by_id(beside),
        blank=cells[0].blank,
        origins=tuple(dict.fromkeys(origin for cell in cells for origin in cell.origins)),
    )


def bodies_of(*subjects: Subject) -> dict[str, Source]:
    """Return every source in either operand's workspace, by its id."""
    sources = chain.from_iterable(s.workspace.sources.values() for s in subjects)
    return {str(source.id): source for source in sources}


def _caveats(subject: Subject) -> dict[EvidenceId, list[Evidence]]:
    """Return the operand's own caveats by what they limit."""
    found: dict[EvidenceId, list[Evidence]] = {}
    for e in subject.evidence:
        if e.own and e.entry.act is Act.CAVEATS:
            for qualified in e.qualifies:
                found.setdefault(qualified, []).append(e)
    return found


def _by_id(records: Mapping[EvidenceId, Evidence]) -> tuple[Evidence, ...]:
    return tuple(records[i] for i in sorted(records, key=id_order))
