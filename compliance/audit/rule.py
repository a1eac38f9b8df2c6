"""Define audit rules: a rule is a function with a code and a severity.

The first line of the function's docstring is the summary that readers see.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from compliance.audit.audited import Audited
from compliance.audit.finding import Finding, Remark, Severity

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
