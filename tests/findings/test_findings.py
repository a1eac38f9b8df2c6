"""Every finding: <code>/finds*/ and <code>/passes*/ are laid over the invented workspace.

The files of a case replace those there; an empty file takes one away. Beside files of a workspace
a case may have

    expected.txt      the findings of the folder's code, in order (only where there are some)
    texts/ID.txt      the text of an article of its own; articles/ID.yaml has its hash
    damaged/ID.txt    what stands in the library instead of the text of an article
    no-texts          an empty file: nothing is held
    affirm-first/     files as they were when all was affirmed, so that a later change shows
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from compliance.audit.audited import Audited
from compliance.audit.rule import Finding
from compliance.audit.run import RULES, run_audit
from compliance.library.store import TextLibrary
from compliance.passages.prove import Prover
from compliance.workspace import layout
from compliance.workspace.load import load_workspace
from compliance.workspace.lock_file import lock_bytes
from compliance.workspace.yaml.places import locate_all
from support.builders import LAKE, workspace
from support.lake_texts import TEXTS
from support.reports import lock_for
from support.repository import ROOT

Files = dict[str, bytes | None]

FOLDER = Path(__file__).parent
EXPECTED = "expected.txt"
NO_TEXTS = "no-texts"
AFFIRM_FIRST = "affirm-first"
FINDS = sorted(FOLDER.glob("*/finds*"))
PASSES = sorted(FOLDER.glob("*/passes*"))
CODES = [rule.code for rule in RULES]
REFERENCE = ROOT / "docs" / "reference" / "findings.md"


def name(case: Path) -> str:
    return case.relative_to(FOLDER).as_posix()


def files_in(folder: Path) -> Files:
    """Return the files under a folder by their path in it; an empty one as None."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() or None for path in paths}


def taken(files: Files, folder: str) -> dict[str, bytes]:
    """Take the files of a folder out; return their bytes by their name without the ending."""
    names = [path for path in files if path.startswith(f"{folder}/")]
    return {Path(path).stem: files.pop(path) or b"" for path in names}


def store(library: TextLibrary, texts: Mapping[str, bytes]) -> None:
    for text in (*TEXTS.values(), *(text.decode() for text in texts.values())):
        library.put(text)


def damage(root: Path, library: Path, damaged: Mapping[str, bytes]) -> None:
    articles = load_workspace(root).articles
    for article_id, data in damaged.items():
        article = next(a for i, a in articles.items() if i == article_id)
        for held in article.held:
            path = library / "texts" / held.text_sha256[:2] / f"{held.text_sha256}.txt"
            path.write_bytes(data)


def lock_of(folder: Path, files: Files) -> bytes:
    """Affirm everything in a workspace, and return the lock."""
    texts = [*TEXTS.values(), *(text.decode() for text in taken(files, "texts").values())]
    known = load_workspace(workspace(folder / "workspace", files=files))
    return lock_bytes(lock_for(known, texts, on="1999-08-01").values())


def findings_of(case: Path, folder: Path) -> Iterator[Finding]:
    """Audit a case; yield the findings of its own code."""
    files = files_in(case)
    files.pop(EXPECTED, None)
    held = NO_TEXTS not in files
    files.pop(NO_TEXTS, None)
    damaged = taken(files, "damaged")
    before = {p: c for p, c in files.items() if p.startswith(f"{AFFIRM_FIRST}/")}
    files = {path: content for path, content in files.items() if path not in before}
    if before:
        earlier = {p.removeprefix(f"{AFFIRM_FIRST}/"): content for p, content in before.items()}
        files[layout.LOCK] = lock_of(folder / "before", {**files, **earlier})
    library = TextLibrary(folder / "library")
    texts = taken(files, "texts")
    root = workspace(folder / "workspace", files=files)
    if held:
        store(library, texts)
        damage(root, library.root, damaged)
    known = load_workspace(root)
    audit = run_audit(Audited(known, known.agreement(), Prover(known, library)))
    for finding in audit.findings:
        assert_place(root, finding)
        if finding.code == case.parent.name:
            yield finding


def assert_place(root: Path, finding: Finding) -> None:
    """Check that the route of a finding leads to something in its file."""
    remark = finding.remark
    data = (root / remark.file).read_bytes()
    if remark.file.endswith(".yaml"):
        assert remark.route in locate_all(data, [remark.route])


def lines_of(finding: Finding) -> Iterator[str]:
    remark = finding.remark
    yield f"{finding.severity}: {finding.code}: {remark.subject}: {remark.message}"
    if remark.context is not None:
        yield f"    {remark.context}"


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
