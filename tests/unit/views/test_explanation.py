"""What a code means, and what is said where a page says nothing of it yet."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from compliance.audit.rule import Severity
from compliance.audit.run import RULES
from compliance.views import explanation
from compliance.views.explanation import UnknownCodeError, code_lists, explain_code
from compliance.workspace.problem_codes import PROBLEM_CODES


def test_every_code_is_listed_once_problems_first() -> None:
    lists = code_lists()
    assert [one.title for one in lists] == [
        "problems",
        *(f"findings: {severity}" for severity in Severity),
    ]
    listed = [code.code for one in lists for code in one.codes]
    assert sorted(listed) == sorted([*PROBLEM_CODES, *(rule.code for rule in RULES)])


def test_a_problem_is_explained_by_its_section() -> None:
    made = explain_code("cycle")
    assert (made.code, made.kind) == ("cycle", "problem")
    assert made.section.startswith("A relation leads back to where it began.\n\n```text\n")
    assert "## `" not in made.section


def test_a_finding_is_explained_with_its_severity() -> None:
    assert explain_code("missing-passage").kind == "finding, error"
    assert explain_code("silent-target").kind == "finding, info"


def nothing(_page: str, _code: str) -> str:
    return ""


@pytest.mark.parametrize("code", ["cycle", "missing-passage"])
def test_a_code_without_a_section_has_its_sentence(
    code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    without: Callable[[str, str], str] = nothing
    monkeypatch.setattr(explanation, "section_of", without)
    sentences = {**PROBLEM_CODES, **{rule.code: rule.summary for rule in RULES}}
    assert explain_code(code).section == sentences[code]


def test_an_unknown_code_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownCodeError, match='no code "cycles"; did you mean "cycle"\\?'):
        explain_code("cycles")
    with pytest.raises(UnknownCodeError, match='no code "zzzzzz"; see: compliance explain'):
        explain_code("zzzzzz")
