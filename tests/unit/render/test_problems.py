"""Problems as lines, and as machine output."""

from __future__ import annotations

import json

from compliance.errors import Problem
from compliance.render.problems import render_problem_lines, render_problems_json
from support.rendered import text_of

ONE = Problem("evidence/a,b:c.yaml", 3, 5, "unknown-key", 'unknown key "x"\nand 100% more')


def test_a_problem_is_one_line_that_editors_open() -> None:
    expected = str(ONE).replace("\n", "\\u000a")
    assert render_problem_lines([ONE], []) == f"{expected}\n"
    assert render_problem_lines([], []) == ""


def test_a_problem_is_an_object_with_its_place() -> None:
    document = json.loads(text_of(render_problems_json([ONE], [])))
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
    assert json.loads(text_of(render_problems_json([], [ONE]))) == {
        "schema": "compliance/check/1",
        "problems": [],
        "notices": document["problems"],
    }
