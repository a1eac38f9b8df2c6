"""Compare two operands: side by side or, if both are the same voice, record by record."""

from __future__ import annotations

from compliance.diff.revise import compare_records
from compliance.diff.rows import Difference
from compliance.diff.sides import compare_sides
from compliance.diff.subject import Subject


def compare(left: Subject, right: Subject, *, everything: bool = False) -> Difference:
    """Return the difference of two operands.

    One side or voice at two days, revisions or in two workspaces is matched record by record.
    """
    if left.voice == right.voice:
        return compare_records(left, right, everything=everything)
    return compare_sides(left, right, everything=everything)
