"""What the cases of tests/findings cannot lay out: narrower audits, and odd words in messages."""

from __future__ import annotations

from pathlib import Path

import pytest

from compliance.audit.audited import Audited
from compliance.audit.rules.lock import without_record
from compliance.audit.rules.passages import _difference, altered
from compliance.library.store import TextLibrary
from compliance.passages.near import WordChange
from compliance.passages.prove import Prover
from compliance.workspace.load import load_workspace
from compliance.workspace.lock_file import write_lock
from support.builders import workspace
from support.lake_texts import GAZETTE as TEXT
from support.reports import lock_for


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Two affirmed records on two points, and a third of which only the lock knows."""
    pins = ["The boats left the lane", "Two boats stayed", "on Sunday"]
    records = [
        {"targets": [target], "passage": {"start": pin}}
        for target, pin in zip(["1a", "2a", "2a"], pins, strict=True)
    ]
    known = load_workspace(workspace(tmp_path / "before", evidence=records))
    made = workspace(tmp_path, evidence=records[:2])
    write_lock(made, lock_for(known, [TEXT]).values())
    return made


def audited(root: Path, *points: str, stored: str = TEXT) -> Audited:
    library = TextLibrary(root / "library")
    sha256 = library.put(TEXT)
    (root / "library" / "texts" / sha256[:2] / f"{sha256}.txt").write_bytes(stored.encode())
    known = load_workspace(root)
    fresh = Prover(known, TextLibrary(root / "library"))
    return Audited(known, known.agreement(), fresh, points=points)


def test_a_line_of_the_lock_without_a_record_is_looked_for_in_a_whole_audit_only(
    root: Path,
) -> None:
    assert [f.remark.subject for f in without_record.findings(audited(root))] == [
        "gazette-1999-06-28#e3"
    ]
    assert list(without_record.findings(audited(root, "1"))) == []


def test_an_altered_text_is_told_with_all_its_passages_also_those_not_looked_at(root: Path) -> None:
    stored = TEXT.replace("Two boats", "Two goats")
    (finding,) = altered.findings(audited(root, "1", stored=stored))
    assert finding.remark.subject == "gazette-1999-06-28"
    told = 'no longer hold: "gazette-1999-06-28#e2"; that still hold: "gazette-1999-06-28#e1"; '
    assert f"was altered: passages that {told}" in finding.remark.message


@pytest.mark.parametrize(
    ("text", "pin", "expected"),
    [
        ("not", "", '"not" is added'),
        ("", "not", '"not" is missing'),
        ("never withdrawn", "withdrawn", '"never withdrawn" stands instead of "withdrawn"'),
        ("a b c d e f", "x", '"a b c d e f" stands instead of "x"'),
        ("a b c d e f g", "x", '"a b c d e f …" stands instead of "x"'),
    ],
)
def test_no_more_words_of_a_text_are_told_than_a_pin_may_have(
    text: str, pin: str, expected: str
) -> None:
    assert _difference(WordChange(text, pin)) == expected
