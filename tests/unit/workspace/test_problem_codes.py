"""The page about problems and the list of their codes say the same, also where they travel."""

from __future__ import annotations

import re

import pytest

from compliance.workspace.layout import FINDINGS, PROBLEMS, section_of
from compliance.workspace.problem_codes import PROBLEM_CODES
from support.repository import ROOT

PAGE = (ROOT / "docs/reference/problems.md").read_text("utf-8")
SECTIONS = dict(
    re.findall(r"^## `([a-z0-9-]+)`\n\n(.*?)(?=^## |\Z)", PAGE, re.DOTALL | re.MULTILINE)
)


def test_the_page_explains_every_code_in_the_order_of_the_alphabet() -> None:
    assert list(SECTIONS) == sorted(PROBLEM_CODES)
    assert "exit status 3" in PAGE


@pytest.mark.parametrize("code", sorted(PROBLEM_CODES))
def test_a_section_has_meaning_example_and_cure(code: str) -> None:
    meaning, *blocks = SECTIONS[code].rstrip("\n").split("\n\n")
    assert meaning == PROBLEM_CODES[code]
    cases = (ROOT / "tests/checks" / code).glob("*/expected.txt")
    lines = {line for case in cases for line in case.read_text("utf-8").splitlines()}
    examples = [block.split("\n")[1] for block in blocks if block.startswith("```")]
    assert len(examples) == bool(lines)
    assert set(examples) <= lines
    assert len(blocks) == len(examples) + 1


@pytest.mark.parametrize("code", PROBLEM_CODES)
def test_every_problem_has_a_section_that_ends_before_the_next(code: str) -> None:
    section = section_of(PROBLEMS, code)
    assert section.startswith(PROBLEM_CODES[code])
    assert "\n## " not in section


def test_an_unknown_code_has_no_section() -> None:
    assert section_of(PROBLEMS, "none") == ""
    assert section_of(FINDINGS, "none") == ""
