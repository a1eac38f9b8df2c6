"""Compare a side, voice or workspace at two days or revisions, record by record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from compliance.diff.gathered import targets_in
from compliance.diff.matching import REFERENCES, WORDING, Names, field_texts, match
from compliance.diff.order import Order
from compliance.diff.rows import (
    ON_REQUEST,
    Cell,
    Change,
    Difference,
    DiffKind,
    Row,
    Topic,
    TopicKind,
)
from compliance.diff.subject import Subject
from compliance.workspace.evidence import Evidence, id_order


def compare_records(left: Subject, right: Subject, *, everything: bool = False) -> Difference:
    """Return a row for each record that differs or, with `everything`, for each record.

    Every record of the voices is compared, those that no report counts too.
    """
    matched = match(
        {e.id: e for e in left.evidence},
        {e.id: e for e in right.evidence},
        (left.agreement, right.agreement),
    )
    order = Order(left, right)
    reviser = Reviser(left=left, right=right, order=order, names=matched.names)
    rows = [
        *(reviser.row(DiffKind.WITHDRAWN, e, None) for e in matched.gone),
        *(reviser.row(DiffKind.ADDED, None, e) for e in matched.new),
    ]
    pairs = [(*pair, *reviser.changes(*pair)) for pair in matched.pairs]
    rows += [
        reviser.row(kind, one, other, changes)
        for one, other, kind, changes in pairs
        if everything or kind not in ON_REQUEST
    ]
    counts = Counter([DiffKind.WITHDRAWN] * len(matched.gone) + [DiffKind.ADDED] * len(matched.new))
    counts.update(kind for _, _, kind, _ in pairs)
    return Difference(
        left=left,
        right=right,
        by_record=True,
        rows=tuple(sorted(rows, key=lambda row: (order.of_row(row), _claims(row)))),
        counts={kind: counts[kind] for kind in DiffKind if counts[kind]},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviser:
    """A comparison of single records, by the comparable names of either operand's ids."""

    left: Subject
    right: Subject
    order: Order
    names: tuple[Names, Names]

    def row(
        self,
        kind: DiffKind,
        one: Evidence | None,
        other: Evidence | None,
        changes: tuple[Change, ...] = (),
    ) -> Row:
        """Return the row of a record, under the first target that it has on either side."""
        told = [(s, e) for s, e in ((self.left, one), (self.right, other)) if e is not None]
        targets = [target for subject, e in told for target in targets_in(subject, e)]
        ids = sorted({str(e.id) for _, e in told}, key=id_order)
        return Row(
            target=min(targets, key=self.order.of_target),
            topic=Topic(kind=TopicKind.RECORD, ids=tuple(ids)),
            kind=kind,
            left=_cell(self.left, one),
            right=_cell(self.right, other),
            changes=changes,
        )

    def changes(self, one: Evidence, other: Evidence) -> tuple[DiffKind, tuple[Change, ...]]:
        """Return the kinds of change between two versions of a record, and every changed part.

        What only refers to something by its new id has not changed.
        """
        here, there = (n.references(e) for n, e in zip(self.names, (one, other), strict=True))
        changes = tuple(self._changes(one, other, moved=here[0] != there[0]))
        differing = {change.field for change in changes} - REFERENCES - {"id"}
        if not changes:
            return DiffKind.UNCHANGED, ()
        if here[0] != there[0]:
            return DiffKind.MOVED, changes
        if differing - WORDING or here != there:
            return DiffKind.CHANGED, changes
        return (DiffKind.REWORDED if differing else DiffKind.RENUMBERED), changes

    def _changes(self, one: Evidence, other: Evidence, *, moved: bool) -> Iterator[Change]:
        current = (_is_current(self.left, one), _is_current(self.right, other))
        if one.id != other.id:
            yield Change(field="id", before=one.id, after=other.id)
        before, after = (
            field_texts(e, current=now) for e, now in zip((one, other), current, strict=True)
        )
        for field, said in before.items():
            # The same number may now belong to another duty.
            if said != after[field] or (moved and field == "targets"):
                yield Change(field=field, before=said, after=after[field])


def _is_current(subject: Subject, e: Evidence) -> bool:
    return not any(e.id in subject.displaced.get(t, ()) for t in e.entry.targets)


def _claims(row: Row) -> list[str]:
    """Return what tells apart rows whose records have exchanged ids, whichever operand is left."""
    return sorted(e.entry.claim for cell in (row.left, row.right) for e in cell.records)


def _cell(subject: Subject, e: Evidence | None) -> Cell:
    return Cell() if e is None else Cell(records=(e,), origins=(subject.origins[e.id],))
