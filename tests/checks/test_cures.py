"""Each cure works: what a problem's message says is done to its files, and no problem is left."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from checks.cures_of_files import CURES_OF_FILES
from checks.cures_of_records import CURES_OF_RECORDS
from compliance.workspace.problem_codes import PROBLEM_CODES
from support.builders import workspace
from support.check_cases import CASES, FOLDER, SEVERAL, name, overlay, problem_lines

CURES: Mapping[str, tuple[tuple[str, str], ...]] = {**CURES_OF_FILES, **CURES_OF_RECORDS}
BY_OTHER_MEANS = {
    "duplicate-id/two-agreements": "a file is renamed with its id",
    "duplicate-id/two-articles": "a file is renamed with its id",
    "duplicate-id/two-files-of-an-article": "a record is moved to the file of its article",
    "file-name": "a file is renamed",
    "link": "a link is replaced by what it leads to",
    "not-a-file": "a file is put in the place of something else",
    "not-utf8": "a file is saved in another encoding",
    "reserved-id": "a file is renamed with its id",
    "too-deep": "what the nested lists stand for is for their author to say",
    "too-many": "the problems above it are put right",
    "several": "its problems have cases of their own",
    "unknown-evidence": "the record that is meant is for the author to name",
    "unknown-article": "the file of the article is added",
    "unknown-side/of-a-file-of-sources": "a file is renamed with its side",
    "unknown-source/a-side-without-voices": "a file with a voice of the side is added",
    "unreadable": "rights are changed",
    "wrong-type/list-for-file": "the author says what the list is of",
}
"""Codes, and cases of other codes, whose cure is no edit of a line."""


def cured(case: str) -> Mapping[str, str]:
    """Return the files of a case as the messages say they should be."""
    files = {}
    for file, data in overlay(FOLDER / case).items():
        text = data.decode()
        for wrong, right in CURES[case]:
            text = text.replace(wrong, right)
        files[file] = text
    return files


@pytest.mark.parametrize("case", CURES)
def test_the_cure_of_a_message_leaves_no_problem(case: str, tmp_path: Path) -> None:
    assert problem_lines(workspace(tmp_path, files=cured(case))) == []


def test_every_code_has_a_cure_that_is_tried_or_a_reason() -> None:
    tried = {case.partition("/")[0] for case in CURES}
    reasons = {reason for reason in BY_OTHER_MEANS if "/" not in reason}
    assert tried.isdisjoint(reasons)
    assert tried | reasons - {SEVERAL} == PROBLEM_CODES.keys()


def test_every_case_has_a_cure_that_is_tried_or_a_reason() -> None:
    cases = {name(case) for case in CASES}
    reasons = {case for case in cases if {case, case.partition("/")[0]} & BY_OTHER_MEANS.keys()}
    assert reasons.isdisjoint(CURES)
    assert reasons | CURES.keys() == cases
