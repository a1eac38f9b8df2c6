"""What an audit comes to: every passage counted once, findings by severity, what was not seen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from compliance.assessments.points import UnknownPointError
from compliance.audit.audited import Audited
from compliance.audit.rule import Finding, Remark, Severity, of_lock
from compliance.audit.run import RULES
from compliance.model.base import Target
from compliance.model.words import Waivable
from compliance.passages.level import Level
from compliance.passages.prove import Prover
from support.audits import audit_of
from support.builders import GAZETTE as GAZETTE_ID
from support.builders import HERALD as HERALD_ID
from support.lake_texts import GAZETTE, HERALD
from support.reports import TextsInMemory, lake

MISSING = {"article": HERALD_ID, "passage": {"start": "Nothing of it"}}
TWICE = {"article": HERALD_ID, "passage": {"start": "South Shore"}}


def test_every_passage_is_counted_under_one_of_all_levels(tmp_path: Path) -> None:
    audit = audit_of(lake(tmp_path, evidence=[{}, {}, MISSING, TWICE]), texts=[HERALD])
    assert list(audit.levels) == list(Level)
    assert {level: count for level, count in audit.levels.items() if count} == {
        Level.UNVERIFIED: 2,
        Level.AMBIGUOUS: 1,
        Level.MISSING: 1,
    }
    assert audit.total == 4


def test_findings_stand_by_severity_and_then_in_the_order_of_the_rules(tmp_path: Path) -> None:
    audit = audit_of(lake(tmp_path, evidence=[{}, MISSING, TWICE]), texts=[HERALD])
    severities, codes = list(Severity), [rule.code for rule in RULES]
    ranks = [(severities.index(f.severity), codes.index(f.code)) for f in audit.findings]
    assert ranks == sorted(ranks)
    assert {f.severity for f in audit.findings} == set(Severity)


WAIVER = {"finding": "claim-status", "because": "The claim says so in other words."}


@pytest.mark.parametrize(
    ("waivers", "codes"),
    [
        ([], {"claim-status", "status-not-coded"}),
        ([WAIVER], {"status-not-coded"}),
        ([{**WAIVER, "finding": "long-passage"}], {"claim-status", "status-not-coded"}),
    ],
)
def test_what_the_coder_of_a_record_waives_is_no_finding_on_it(
    waivers: list[dict[str, str]], codes: set[str], tmp_path: Path
) -> None:
    claim = "South met point 1"
    judged = {"status": "violated", "claim": claim, "waivers": waivers}
    told = {"act": "states", "event": "1999", "claim": "South broke point 1", "waivers": [WAIVER]}
    found = audit_of(lake(tmp_path, evidence=[judged, told])).findings
    assert {f.code for f in found} & {"claim-status", "status-not-coded"} == codes


def test_what_may_be_waived_is_about_the_words_of_records_and_no_error() -> None:
    severities = {rule.code: rule.severity for rule in RULES}
    assert all(severities[code] in {Severity.WARNING, Severity.INFO} for code in Waivable)


@pytest.mark.parametrize(("least", "count"), [("error", 1), ("warning", 2), ("info", 3)])
def test_findings_below_a_severity_are_left_out(least: str, count: int, tmp_path: Path) -> None:
    findings = [
        Finding(
            code=f"of-{severity}",
            severity=severity,
            remark=Remark(subject="a", file="a.yaml", route=(), message="m"),
        )
        for severity in Severity
    ]
    audit = audit_of(lake(tmp_path), findings=findings)
    assert audit.reaching(Severity(least)) == tuple(findings[:count])


def test_rules_that_read_texts_are_named_where_a_text_is_not_held(tmp_path: Path) -> None:
    made = lake(tmp_path, evidence=[{}, {"article": HERALD_ID}])
    reading = tuple(rule.code for rule in RULES if rule.reads_texts)
    assert "missing-passage" in reading
    unheld = audit_of(made, texts=[HERALD]).unchecked
    assert (unheld.codes, [str(i) for i in unheld.evidence]) == (reading, [f"{GAZETTE_ID}#e1"])
    held = audit_of(made, texts=[HERALD, GAZETTE]).unchecked
    assert (held.codes, held.evidence) == ((), ())


def test_a_point_that_the_agreement_has_not_is_refused_with_what_is_near(tmp_path: Path) -> None:
    made = lake(tmp_path)
    with pytest.raises(UnknownPointError) as raised:
        audit_of(made, points=["1", "1aa"])
    assert str(raised.value) == 'no point "1aa"; did you mean "1a"?'


def test_where_points_are_too_many_to_be_listed_the_refusal_says_where_they_are(
    tmp_path: Path,
) -> None:
    made = lake(tmp_path)
    with pytest.raises(UnknownPointError, match=r"known: 1, 1a, 1b, 2, 2a, 2b$"):
        audit_of(made, points=["nothing like it"])
    agreement = made.agreement()
    (clause, _) = agreement.clauses
    many = tuple(replace(clause, number=Target(str(n))) for n in range(1, 30))
    audited = replace(agreement, clauses=many)
    prover = Prover(made, TextsInMemory())
    with pytest.raises(UnknownPointError) as raised:
        Audited(made, audited, prover, points=["nothing like it"])
    assert str(raised.value) == 'no point "nothing like it"; see: compliance show'


def test_a_finding_on_the_lock_stands_in_the_lock_itself() -> None:
    assert of_lock("a#e1", "gone") == Remark(
        subject="a#e1", file="compliance.lock", route=(), message="gone"
    )
