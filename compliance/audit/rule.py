"""Define audit rules: what a rule is, what it remarks on, and at which place.

The first line of the docstring of a rule is the summary that readers see.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from compliance.audit.audited import Audited
from compliance.model.base import ArticleId, EvidenceId, SourceId, Target
from compliance.workspace import layout
from compliance.workspace.evidence import Evidence
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


def of_evidence(e: Evidence, message: str, *keys: str | int, context: str | None = None) -> Remark:
    """Return a remark on a record; `keys` lead on from it, for example to "status"."""
    return Remark(
        subject=e.id,
        file=e.file,
        route=("evidence", e.index, *keys),
        message=message,
        evidence=e.id,
        context=context,
    )


def of_article(audited: Audited, article: ArticleId, message: str, *keys: str | int) -> Remark:
    """Return a remark on an article."""
    file = audited.article_files[article]
    return Remark(subject=article, file=file, route=keys, message=message)


def of_source(audited: Audited, source: SourceId, message: str, *keys: str | int) -> Remark:
    """Return a remark on a source."""
    file, index = audited.source_places[source]
    return Remark(subject=source, file=file, route=("sources", index, *keys), message=message)


def of_target(audited: Audited, target: Target, message: str, *keys: str | int) -> Remark:
    """Return a remark on the agreement, a point or an obligation."""
    file, route = audited.target_places[target]
    return Remark(subject=target, file=file, route=(*route, *keys), message=message)


def of_lock(subject: str, message: str) -> Remark:
    """Return a remark on a line of the lock that has no record."""
    return Remark(subject=subject, file=layout.LOCK, route=(), message=message)


Look = Callable[["Audited"], Iterator[Remark]]


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditRule:
    """A rule of the audit; one that `reads_texts` sees nothing if no text is held here."""

    code: str
    severity: Severity
    summary: str
    look: Look
    reads_texts: bool = False

    def findings(self, audited: Audited) -> Iterator[Finding]:
        """Yield what the rule finds, in the order in which it looks."""
        for remark in self.look(audited):
            yield Finding(code=self.code, severity=self.severity, remark=remark)


def rule(
    code: str, severity: Severity, *, reads_texts: bool = False
) -> Callable[[Look], AuditRule]:
    """Return a decorator that makes a function the rule with a code."""

    def made(look: Look) -> AuditRule:
        summary = (look.__doc__ or "").partition("\n")[0]
        return AuditRule(
            code=code, severity=severity, summary=summary, look=look, reads_texts=reads_texts
        )

    return made
