"""Every problem: <code>/<case>/ is laid over the invented workspace, expected.txt has the lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from compliance.workspace.problem_codes import PROBLEM_CODES
from support.builders import LAKE, workspace
from support.check_cases import CASES, EXPECTED, SEVERAL, name, overlay, problem_lines

ELSEWHERE = {"link", "not-a-file", "too-many", "unreadable"}
"""Codes whose files git, or a reader of this folder, would not like: unit tests have them."""


def test_the_invented_workspace_has_no_problem() -> None:
    assert problem_lines(LAKE) == []


@pytest.mark.parametrize("case", CASES, ids=name)
def test_each_slip_is_named_with_its_place_and_its_cure(case: Path, tmp_path: Path) -> None:
    root = workspace(tmp_path, files=overlay(case))
    assert problem_lines(root) == (case / EXPECTED).read_text("utf-8").splitlines()


@pytest.mark.parametrize("case", CASES, ids=name)
def test_each_case_is_about_the_code_of_its_folder(case: Path) -> None:
    lines = (case / EXPECTED).read_text("utf-8").splitlines()
    codes = {line.split(": ")[1] for line in lines}
    assert codes <= PROBLEM_CODES.keys()
    assert case.parent.name in codes or case.parent.name == SEVERAL
    assert all("; " in line for line in lines), "what would be right?"


def test_every_code_has_a_case() -> None:
    folders = {case.parent.name for case in CASES}
    assert folders - {SEVERAL} == PROBLEM_CODES.keys() - ELSEWHERE
