"""Count the records that are in no row, by reason, so that nothing is left out silently."""

from __future__ import annotations

from collections.abc import Collection

from compliance.assessments.apart import Apart, apart_of
from compliance.diff.kinds import Reason
from compliance.diff.rows import LeftOut
from compliance.diff.subject import Subject
from compliance.model.base import EvidenceId
from compliance.workspace.evidence import Evidence


def find_left_out(subject: Subject, in_rows: Collection[EvidenceId]) -> tuple[LeftOut, ...]:
    """Return the records of an operand that are in no row, by reason, in a stated order."""
    found: dict[Reason, list[Evidence]] = {reason: [] for reason in Reason}
    for e in subject.evidence:
        if e.id not in in_rows:
            found[reason_of(e)].append(e)
    return tuple(LeftOut(reason=r, evidence=tuple(told)) for r, told in found.items() if told)


def reason_of(e: Evidence) -> Reason:
    """Return the reason why a record is in no row."""
    apart = apart_of(e)
    if apart is not None:
        return Reason(e.entry.scope if apart is Apart.NOT_COUNTED else apart)
    # A current status is always in a row.
    return Reason.EARLIER if e.entry.status is not None else Reason(e.entry.act)
