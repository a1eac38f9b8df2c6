"""Findings: what the audit remarks on in a valid workspace."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from compliance.model.base import EvidenceId
from compliance.workspace.faults import Route


class Severity(StrEnum):
    """How much a finding matters; each rule has one severity, whatever the case."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    def reaches(self, least: Severity) -> bool:
        """Return whether this severity is at least as high as another."""
        order = list(Severity)
        return order.index(self) <= order.index(least)


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What a rule says about one thing, without the code and severity of the rule.

    `subject` is the id of the thing, and `route` leads to the place in its `file`. `evidence` is
    the record under which the report prints the remark, if it is about one. `context` holds words
    of an article beyond the pinned ends, so public output must leave it out.
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
