"""The sections of the reference that travel with the program."""

from __future__ import annotations

import pytest

from compliance.workspace.problem_codes import PROBLEM_CODES
from compliance.workspace.reference import FINDINGS, PROBLEMS, section_of


@pytest.mark.parametrize("code", PROBLEM_CODES)
def test_every_problem_has_a_section_that_ends_before_the_next(code: str) -> None:
    section = section_of(PROBLEMS, code)
    assert section.startswith(PROBLEM_CODES[code])
    assert "\n## " not in section


def test_an_unknown_code_has_no_section() -> None:
    assert section_of(PROBLEMS, "none") == ""
    assert section_of(FINDINGS, "none") == ""
