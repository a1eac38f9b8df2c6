"""Problems as lines, as machine output, as annotations; and findings as annotations."""

from __future__ import annotations

import json

from compliance.errors import Problem
from compliance.render.problems import render_audit_annotations, render_problems
from compliance.views.audit.view import FindingsView
from support.audits import audit_view, finding_view
from support.rendered import text_of

ONE = Problem("evidence/a,b:c.yaml", 3, 5, "unknown-key", 'unknown key "x"\nand 100% more')


def test_a_problem_is_one_line_that_editors_open() -> None:
    expected = str(ONE).replace("\n", "\\u000a")
    assert render_problems([ONE], "text") == f"{expected}\n"
    assert render_problems([], "text") == ""


def test_a_problem_is_an_object_with_its_place() -> None:
    document = json.loads(text_of(render_problems([ONE], "json")))
    assert document == {
        "schema": "compliance/check/1",
        "problems": [
            {
                "code": "unknown-key",
                "message": ONE.message,
                "file": "evidence/a,b:c.yaml",
                "line": 3,
                "column": 5,
            }
        ],
        "notices": [],
    }
    assert json.loads(text_of(render_problems([], "json", notices=[ONE]))) == {
        "schema": "compliance/check/1",
        "problems": [],
        "notices": document["problems"],
    }


def test_an_annotation_is_one_command_whatever_the_message_holds() -> None:
    assert render_problems([ONE], "github") == (
        "::error file=evidence/a%2Cb%3Ac.yaml,line=3,col=5,title=unknown-key::"
        'unknown key "x"%0Aand 100%25 more\n'
    )


def test_each_severity_is_an_annotation_of_its_own_kind() -> None:
    groups = tuple(
        FindingsView(
            severity=severity,
            counted="",
            findings=(finding_view(severity, severity=severity, message="50% of\nit"),),
        )
        for severity in ("error", "warning", "info")
    )
    kinds = {"error": "error", "warning": "warning", "info": "notice"}
    view = audit_view(findings=groups, checkout="data/")
    assert render_audit_annotations(view) == "".join(
        f"::{kind} file=data/file-of-{name}.yaml,line=301,col=302,title=code-{name}::"
        f"subject of {name}: 50%25 of%0Ait\n"
        for name, kind in kinds.items()
    )


def test_words_of_an_article_stand_in_no_annotation() -> None:
    assert "context" not in render_audit_annotations(audit_view())
