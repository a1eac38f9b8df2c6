"""Rule on records that share an origin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.audit.finding import Severity
from compliance.audit.place import of_evidence
from compliance.audit.rule import rule
from compliance.workspace.checks.dates import is_after

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.audit.audited import Audited
    from compliance.audit.finding import Remark
    from compliance.workspace.evidence import Evidence


@rule("origin-differs", Severity.WARNING)
def origin_differs(audited: Audited) -> Iterator[Remark]:
    """Records share an origin, but voices of two sides said them, or they were said on two days.

    What has one origin counts as said once: two statements under one make a side look more silent.
    Each record is held against the first with its origin.
    """
    first: dict[str, Evidence] = {}
    for e in audited.workspace.evidence_on(audited.agreement):
        if e.entry.origin is None:
            continue
        other = first.setdefault(e.entry.origin, e)
        why = _difference(e, other)
        if why is not None and e.id in audited.by_id:
            message = (
                f'shares the origin "{e.entry.origin}" with "{other.id}", but {why}; give '
                "another origin, or correct what differs"
            )
            yield of_evidence(e, message, "origin")


def _difference(e: Evidence, other: Evidence) -> str | None:
    """Return why two records cannot be one act of utterance; None if they can."""
    if e.side != other.side:
        return f'is of side "{e.side}", not "{other.side}"'
    said, earlier = e.asserted, other.asserted
    if is_after(said, earlier) or is_after(earlier, said):
        return f'was asserted "{said.text}", not "{earlier.text}"'
    return None
