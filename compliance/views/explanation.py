"""What a code means: of a problem in a file, or of a finding of the audit."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from compliance.audit.rule import Severity
from compliance.audit.run import RULES
from compliance.errors import ComplianceError
from compliance.model.nearest import did_you_mean
from compliance.workspace.faults import shown
from compliance.workspace.layout import FINDINGS, PROBLEMS, section_of
from compliance.workspace.problem_codes import PROBLEM_CODES

PROBLEM = "problem"


class UnknownCodeError(ComplianceError):
    """No problem and no finding has the code that was asked for."""

    def __init__(self, wanted: str, known: Collection[str]) -> None:
        self.wanted = wanted
        hint = did_you_mean(wanted, known) or "; see: compliance explain"
        super().__init__(f"no code {shown(wanted)}{hint}")


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeLineView:
    """A code with the one sentence on it."""

    code: str
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeListView:
    """The codes of one kind: problems, or findings of one severity."""

    title: str
    codes: tuple[CodeLineView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplanationView:
    """One code: its kind, and its section of the reference as Markdown."""

    code: str
    kind: str
    section: str


def code_lists() -> tuple[CodeListView, ...]:
    """Return every code there is: of problems, then of findings by severity."""
    problems = tuple(CodeLineView(code=c, summary=words) for c, words in PROBLEM_CODES.items())
    findings = tuple(
        CodeListView(
            title=f"findings: {severity}",
            codes=tuple(
                CodeLineView(code=rule.code, summary=rule.summary)
                for rule in RULES
                if rule.severity is severity
            ),
        )
        for severity in Severity
    )
    return (CodeListView(title="problems", codes=problems), *findings)


def explain_code(wanted: str) -> ExplanationView:
    """Return what a code means.

    Raises:
        UnknownCodeError: there is none of that name; says what is near.
    """
    if wanted in PROBLEM_CODES:
        section = section_of(PROBLEMS, wanted) or PROBLEM_CODES[wanted]
        return ExplanationView(code=wanted, kind=PROBLEM, section=section)
    for rule in RULES:
        if rule.code == wanted:
            section = section_of(FINDINGS, wanted) or rule.summary
            return ExplanationView(code=wanted, kind=f"finding, {rule.severity}", section=section)
    raise UnknownCodeError(wanted, [*PROBLEM_CODES, *(rule.code for rule in RULES)])
