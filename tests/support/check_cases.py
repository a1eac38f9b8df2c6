"""The cases of problems in tests/checks: the files of each, and what is told of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from compliance.errors import InvalidWorkspaceError
from compliance.workspace.checks.codings import find_coding_faults
from compliance.workspace.load import read_checked

FOLDER = Path(__file__).parent.parent / "checks"
EXPECTED = "expected.txt"
CASES = sorted(path.parent for path in FOLDER.glob(f"*/*/{EXPECTED}"))

SEVERAL = "several"
"""The folder of cases that are about more than one code."""


def name(case: Path) -> str:
    return case.relative_to(FOLDER).as_posix()


def overlay(case: Path) -> Mapping[str, bytes]:
    files = (path for path in case.rglob("*") if path.is_file() and path.name != EXPECTED)
    return {path.relative_to(case).as_posix(): path.read_bytes() for path in files}


def problem_lines(root: Path) -> list[str]:
    try:
        read_checked(root, codings=find_coding_faults)
    except InvalidWorkspaceError as error:
        return str(error).splitlines()
    return []
