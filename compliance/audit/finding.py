"""A finding: one remark of the audit on a workspace that is valid."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compliance.model.base import EvidenceId
    from compliance.workspace.faults import Route


class Severity(StrEnum):
    """How much a finding matters; it belongs to the rule, never to the case."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    def reaches(self, least: Severity) -> bool:
        """Return whether it is at least as severe as another."""
        order = list(Severity)
        return order.index(self) <= order.index(least)


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What a rule has to say of one thing, before it is known under which code.

    `subject` is the id of the thing; `route` leads to what is meant in its `file`. `evidence`
    is the record under which the chain prints it, if it is about one. `context` holds words of
    an article beyond the pinned ends: whoever prints for the public leaves it out.
    """

    subject: str
    file: str
    route: Route
    message: str
    evidence: EvidenceId | None = None
    context: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A remark with the code and the severity of its rule."""

    code: str
    severity: Severity
    remark: Remark
