"""Problems and findings for what watches changes: workflow commands, SARIF and JUnit's XML."""

from __future__ import annotations

import json
from typing import Any

import pytest
from junitparser import JUnitXml
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Sarif

from compliance.errors import Problem
from compliance.render.told.annotations import render_annotations
from compliance.render.told.audited import annotations_of_audit, junit_of_audit, sarif_of_audit
from compliance.render.told.junit import render_junit
from compliance.render.told.sarif import render_sarif
from compliance.render.told.told import Account, told_by_check
from compliance.views.audit.view import AuditView, CodeView, FindingsView
from compliance.views.objection import ObjectedView, ObjectionView
from support.audits import audit_view, finding_view
from support.rendered import text_of
from support.views import filled

MESSAGE = 'unknown key "x"\nand 100% more, \x07<b>'
ONE = Problem("evidence/a,b: \u0451.yaml", 3, 5, "unknown-key", MESSAGE)
MEANINGS = {"unknown-key": "A key is not allowed.", "syntax": "No YAML."}
SEVERITIES = {"error": "error", "warning": "warning", "info": "notice"}


def checked(*problems: Problem, notices: tuple[Problem, ...] = ()) -> Account:
    return told_by_check(problems, notices, MEANINGS, "data/")


def audited(fail_on: str | None = "error", objections: tuple[ObjectedView, ...] = ()) -> AuditView:
    groups = tuple(
        FindingsView(
            severity=severity,
            counted="",
            findings=(
                finding_view(severity, severity=severity, message="50% of\nit", record=severity),
            ),
        )
        for severity in SEVERITIES
    )
    codes = tuple(
        CodeView(code=f"code-{s}", severity=s, severity_words=s, summary=f"It is {s}.")
        for s in SEVERITIES
    )
    return audit_view(
        findings=groups, codes=codes, checkout="data/", fail_on=fail_on, objections=objections
    )


def test_an_annotation_is_one_command_whatever_the_message_holds() -> None:
    assert render_annotations(checked(ONE)) == (
        "::error file=data/evidence/a%2Cb%3A \u0451.yaml,line=3,col=5,title=unknown-key::"
        'unknown key "x"%0Aand 100%25 more, \\u0007<b>\n'
    )


def test_each_severity_is_an_annotation_of_its_own_kind() -> None:
    assert annotations_of_audit(audited()) == "".join(
        f"::{kind} file=data/file-of-{name}.yaml,line=301,col=302,title=code-{name}::"
        f"subject of {name}: 50%25 of%0Ait\n"
        for name, kind in SEVERITIES.items()
    )


def test_words_of_an_article_stand_in_no_annotation() -> None:
    for render in (annotations_of_audit, sarif_of_audit, junit_of_audit):
        assert "context" not in text_of(render(audited()))


def sarif_run(text: str) -> dict[str, Any]:
    """Return the one run of a document that is as the schema has it."""
    Sarif.model_validate_json(text)
    (run,) = json.loads(text)["runs"]
    found: dict[str, Any] = run
    return found


def test_a_result_says_where_and_by_which_rule() -> None:
    run = sarif_run(text_of(render_sarif(checked(ONE, notices=(ONE,)))))
    assert run["tool"]["driver"]["rules"] == [
        {"id": "unknown-key", "shortDescription": {"text": "A key is not allowed."}}
    ]
    first, second = run["results"]
    assert (first["level"], second["level"]) == ("error", "note")
    assert first["locations"][0]["physicalLocation"] == {
        "artifactLocation": {
            "uri": "data/evidence/a%2Cb%3A%20%D1%91.yaml",
            "uriBaseId": "%SRCROOT%",
        },
        "region": {"startLine": 3, "startColumn": 5},
    }
    assert "\x07" not in first["message"]["text"]


def test_what_a_result_is_known_by_stays_when_lines_are_added_above_it() -> None:
    lower = Problem(ONE.file, 30, 5, ONE.code, ONE.message)
    other = Problem(ONE.file, 3, 5, ONE.code, "something else")
    run = sarif_run(text_of(render_sarif(checked(ONE, lower, other))))
    known = [one["partialFingerprints"]["compliance/v1"] for one in run["results"]]
    assert known[0] == known[1] != known[2]


def test_findings_and_objections_are_results() -> None:
    said = filled(ObjectedView, "one", record="error", objection=filled(ObjectionView, "two"))
    run = sarif_run(text_of(sarif_of_audit(audited(objections=(said,)))))
    assert [(one["ruleId"], one["level"]) for one in run["results"]] == [
        ("code-error", "error"),
        ("objection", "note"),
        ("code-warning", "warning"),
        ("code-info", "note"),
    ]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == [
        "code-error",
        "code-info",
        "code-warning",
        "objection",
    ]


def suite_of(text: str) -> tuple[int, int, list[tuple[str, bool]]]:
    """Return how many cases there are, how many fail, and of each its code and whether it fails."""
    (suite,) = JUnitXml.fromstring(text.encode())
    cases = [(case.classname, bool(case.result)) for case in suite]
    return suite.tests, suite.failures, cases


def test_a_problem_is_a_case_that_fails() -> None:
    text = text_of(render_junit(checked(ONE, notices=(ONE,))))
    assert suite_of(text) == (2, 1, [("unknown-key", True), ("unknown-key", False)])
    assert "\x07" not in text


def test_where_nothing_is_told_one_case_passes() -> None:
    assert suite_of(text_of(render_junit(checked()))) == (1, 0, [("check", False)])


@pytest.mark.parametrize(("fail_on", "failing"), [("error", 1), ("info", 3), (None, 0)])
def test_a_finding_fails_as_the_command_does(fail_on: str | None, failing: int) -> None:
    assert suite_of(text_of(junit_of_audit(audited(fail_on))))[:2] == (3, failing)
