"""Rule on the readings that records carry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.audit.finding import Severity
from compliance.audit.place import of_evidence
from compliance.audit.rule import rule
from compliance.workspace.workspace import ALWAYS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from compliance.audit.audited import Audited
    from compliance.audit.finding import Remark


@rule("reading-not-held", Severity.WARNING)
def reading_not_held(audited: Audited) -> Iterator[Remark]:
    """A record carries a reading of which the agreement names no holder on the speaker's side.

    Third parties and the unidentified are passed over: they are no one voice, and what one of
    them says may stand on a reading that it does not hold itself.
    """
    holders = _holding_sides(audited)
    for e in audited.evidence:
        held_by = holders.get(e.entry.reading or "")
        if held_by is not None and e.side not in held_by and e.side not in ALWAYS:
            message = (
                f'the reading "{e.entry.reading}" has no holder of side "{e.side}"; name in the '
                "agreement who of that side holds it, or correct the reading"
            )
            yield of_evidence(e, message, "reading")


def _holding_sides(audited: Audited) -> Mapping[str, frozenset[str]]:
    """Return the sides whose voices hold each reading of the agreement."""
    sources = audited.workspace.sources
    side_of = {str(source.id): str(source.side) for source in sources.values()}
    return {
        reading.id: frozenset(side_of.get(h.source, h.source) for h in reading.holders)
        for clause in audited.agreement.clauses
        for obligation in clause.obligations
        for reading in obligation.readings
    }
