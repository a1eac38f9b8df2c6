"""What an audit comes to as plain data, for machine output."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from compliance.audit.run import Audit


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditTotals:
    """How many passages have each level of proof, and what could not be looked at."""

    agreement: str
    levels: Mapping[str, int]
    total: int
    unchecked_codes: tuple[str, ...]
    unchecked_evidence: tuple[str, ...]


def audit_totals(audit: Audit) -> AuditTotals:
    """Return what an audit comes to."""
    unchecked = audit.unchecked
    return AuditTotals(
        agreement=audit.audited.agreement.id,
        levels={level.value: number for level, number in audit.levels.items()},
        total=audit.total,
        unchecked_codes=tuple(unchecked.codes),
        unchecked_evidence=tuple(unchecked.evidence),
    )
