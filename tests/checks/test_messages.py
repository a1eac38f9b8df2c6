"""Each message that gives a cure is in a case of this folder, so that its cure is tried.

The messages are taken from the code: texts with a semicolon in the modules that read and check a
workspace. What they are filled with may be anything.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import compliance.workspace
from support.check_cases import CASES, EXPECTED

PACKAGE = Path(compliance.workspace.__file__).parent
SEEN_ELSEWHERE = {
    "drafts.py": "answers a command",
    "evidence_fields.py": "tells where a field is printed",
    "older_forms.py": "tells what is no mistake: tests/cli/test_check.py",
    "layout.py": "tells that there is no workspace",
    "things.py": "answers a command",
    "workspace.py": "answers a command",
    "write": "refuses what a command would write",
    "files.py": "no case can hold such files: tests/security and tests/unit/workspace make them",
}
"""Modules whose messages are no problems, or of files that git does not keep."""
NOT_BY_A_CASE = {
    "cannot stand here; see the reference page": "what is said of a rule that has no words yet",
    "from here on; check this line and the one above": "what is said of a fault without a name",
    "an invisible character stands here; take it out": "the character is named where it is found",
    "so split it": "the file would be too large for git",
    "{found}": "it is filled in for each sign",
}
"""Parts of messages that stand for others or that no file in git can lead to."""


def _pattern(node: ast.AST) -> str | None:
    """Return a text of the code as a pattern; None if the node is no text."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return re.escape(node.value)
    if isinstance(node, ast.JoinedStr):
        parts = (part.value if isinstance(part, ast.Constant) else None for part in node.values)
        return "".join(".*" if part is None else re.escape(str(part)) for part in parts)
    return None


def messages() -> Iterator[str]:
    """Yield the messages with a cure, as patterns."""
    for path in sorted(PACKAGE.rglob("*.py")):
        if not {path.name, path.parent.name} & SEEN_ELSEWHERE.keys():
            nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
            inner = [
                part for node in nodes if isinstance(node, ast.JoinedStr) for part in node.values
            ]
            inner += [node.value for node in nodes if isinstance(node, ast.Expr)]
            passed = set(map(id, inner))
            for node in nodes:
                pattern = _pattern(node)
                if pattern and r";\ " in pattern and id(node) not in passed:
                    yield pattern


MESSAGES = sorted(set(messages()))
LINES = "\n".join((case / EXPECTED).read_text("utf-8") for case in CASES)


def _excused(message: str) -> bool:
    return any(re.escape(part) in message for part in NOT_BY_A_CASE)


@pytest.mark.parametrize("message", [one for one in MESSAGES if not _excused(one)])
def test_each_message_with_a_cure_is_in_a_case(message: str) -> None:
    assert re.search(message, LINES)


def test_nothing_is_excused_that_a_case_has_or_that_is_not_there() -> None:
    for part in NOT_BY_A_CASE:
        those = [message for message in MESSAGES if re.escape(part) in message]
        assert those
        assert not any(re.search(message, LINES) for message in those)
    assert len(MESSAGES) > len(NOT_BY_A_CASE)
