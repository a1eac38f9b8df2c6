"""A rule is made of a function: its code, its severity and the first line of its docstring."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from compliance.audit.audited import Audited
from compliance.audit.rule import Finding, Remark, Severity, rule
from support.audits import audit_of
from support.reports import lake


def remark(subject: str) -> Remark:
    return Remark(subject=subject, file="a.yaml", route=(), message="a message")


def look(audited: Audited) -> Iterator[Remark]:
    """Remark on each record.

    More is said below.
    """
    return (remark(str(e.id)) for e in audited.evidence)


def test_a_rule_has_the_first_line_of_its_function_as_its_summary() -> None:
    made = rule("each-record", Severity.WARNING)(look)
    assert (made.code, made.severity, made.summary) == (
        "each-record",
        Severity.WARNING,
        "Remark on each record.",
    )
    assert made.look is look


def test_a_rule_reads_texts_only_if_it_says_so() -> None:
    assert not rule("each-record", Severity.INFO)(look).reads_texts
    assert rule("each-record", Severity.INFO, reads_texts=True)(look).reads_texts


def test_a_function_without_a_docstring_has_no_summary() -> None:
    def bare(audited: Audited) -> Iterator[Remark]:
        return look(audited)

    assert not rule("each-record", Severity.INFO)(bare).summary


def test_what_a_rule_finds_has_its_code_and_severity_and_the_order_of_its_function(
    tmp_path: Path,
) -> None:
    audited = audit_of(lake(tmp_path, evidence=[{}, {}])).audited
    made = rule("each-record", Severity.ERROR)(look)
    assert list(made.findings(audited)) == [
        Finding(code="each-record", severity=Severity.ERROR, remark=remark(str(e.id)))
        for e in audited.evidence
    ]


@pytest.mark.parametrize(
    ("least", "reaching"),
    [
        (Severity.ERROR, [Severity.ERROR]),
        (Severity.WARNING, [Severity.ERROR, Severity.WARNING]),
        (Severity.INFO, [Severity.ERROR, Severity.WARNING, Severity.INFO]),
    ],
)
def test_what_is_at_least_as_severe_reaches(least: Severity, reaching: list[Severity]) -> None:
    assert [one for one in Severity if one.reaches(least)] == reaching
