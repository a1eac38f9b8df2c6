"""Problems as lines, as machine output, as annotations."""

from __future__ import annotations

import json

from compliance.errors import Problem
from compliance.render.problems import render_problems

ONE = Problem("evidence/a,b:c.yaml", 3, 5, "unknown-key", 'unknown key "x"\nand 100% more')


def test_a_problem_is_one_line_that_editors_open() -> None:
    assert render_problems([ONE], "text") == f"{ONE}\n"
    assert render_problems([], "text") == ""


def test_a_problem_is_an_object_with_its_place() -> None:
    document = json.loads(render_problems([ONE], "json"))
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
    }


def test_an_annotation_is_one_command_whatever_the_message_holds() -> None:
    assert render_problems([ONE], "github") == (
        "::error file=evidence/a%2Cb%3Ac.yaml,line=3,col=5,title=unknown-key::"
        'unknown key "x"%0Aand 100%25 more\n'
    )
