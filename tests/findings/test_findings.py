"""Every finding: <code>/finds*/ and <code>/passes*/ are laid over the invented workspace.

What a case may have beside files of a workspace, support/finding_cases.py says.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from compliance.audit.audited import Audited
from compliance.audit.rule import Finding
from compliance.audit.run import RULES, run_audit
from compliance.library.store import TextLibrary
from compliance.passages.prove import Prover
from compliance.workspace.load import load_workspace
from compliance.workspace.yaml.places import locate_all
from support.builders import LAKE
from support.finding_cases import EXPECTED, FINDS, FOLDER, PASSES, lay_out, lines_of, name, store
from support.repository import ROOT

CODES = [rule.code for rule in RULES]
REFERENCE = ROOT / "docs" / "reference" / "findings.md"


def findings_of(case: Path, folder: Path) -> Iterator[Finding]:
    """Audit a case; yield the findings of its own code."""
    laid_out = lay_out(case, folder)
    for finding in laid_out.findings():
        assert_place(laid_out.root, finding)
        if finding.code == case.parent.name:
            yield finding


def assert_place(root: Path, finding: Finding) -> None:
    """Check that the route of a finding leads to something in its file."""
    remark = finding.remark
    data = (root / remark.file).read_bytes()
    if remark.file.endswith(".yaml"):
        assert remark.route in locate_all(data, [remark.route])


def printed(case: Path) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        found = list(findings_of(case, Path(folder)))
    return [line for finding in found for line in lines_of(finding)]


@pytest.mark.parametrize("case", FINDS, ids=name)
def test_what_deserves_a_look_is_found_and_said(case: Path) -> None:
    expected = (case / EXPECTED).read_text("utf-8").splitlines()
    assert expected
    assert printed(case) == expected


@pytest.mark.parametrize("case", PASSES, ids=name)
def test_what_is_in_order_is_passed_over(case: Path) -> None:
    assert printed(case) == []


@pytest.mark.parametrize("case", FINDS, ids=name)
def test_each_message_says_what_is_wrong_and_what_would_be_right(case: Path) -> None:
    lines = (case / EXPECTED).read_text("utf-8").splitlines()
    assert all("; " in line or line.startswith("    ") for line in lines)


@pytest.mark.parametrize("code", CODES)
def test_each_code_has_a_case_that_it_finds_and_one_that_it_passes(code: str) -> None:
    assert code in {case.parent.name for case in FINDS}
    assert code in {case.parent.name for case in PASSES}


def test_no_folder_is_about_a_code_that_no_rule_has() -> None:
    folders = {path.name for path in FOLDER.iterdir() if any(path.glob("*/"))} - {"__pycache__"}
    assert folders <= set(CODES)


def test_each_code_stands_once_in_the_list_of_rules() -> None:
    assert len(CODES) == len(set(CODES))


def test_the_reference_explains_each_code_in_the_order_of_the_list() -> None:
    lines = REFERENCE.read_text("utf-8").splitlines()
    headings = [line.strip("# `") for line in lines if line.startswith("## `")]
    assert headings == CODES


def test_every_example_in_the_reference_is_what_a_case_prints() -> None:
    lines = REFERENCE.read_text("utf-8").splitlines()
    shown = {line for line in lines if line.startswith(("error: ", "warning: ", "info: "))}
    printed_ones = {line for c in FINDS for line in (c / EXPECTED).read_text("utf-8").splitlines()}
    assert shown - printed_ones == set()


def test_the_invented_workspace_has_no_error_and_no_warning(tmp_path: Path) -> None:
    library = TextLibrary(tmp_path)
    store(library, {})
    known = load_workspace(LAKE)
    audit = run_audit(Audited(known, known.agreement(), Prover(known, library)))
    found = [line for f in audit.findings if f.severity != "info" for line in lines_of(f)]
    assert found == []
