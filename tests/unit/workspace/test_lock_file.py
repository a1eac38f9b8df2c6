"""Writing compliance.lock: the same bytes each time, and read back as it was."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import NoReturn

import pytest

from compliance.errors import InvalidWorkspaceError
from compliance.model.base import EvidenceId
from compliance.model.dates.edtf import parse_edtf
from compliance.model.lock import LockEntry
from compliance.workspace import layout, lock_file
from compliance.workspace.files import SourceBytes
from compliance.workspace.layout import ReadOnlyWorkspaceError, UnwritableWorkspaceError
from compliance.workspace.load import load_workspace
from compliance.workspace.lock_file import lock_bytes, read_standing_lock, write_lock
from support.builders import workspace


def entry(evidence: str) -> LockEntry:
    return LockEntry(
        evidence=EvidenceId(evidence),
        text_sha256="a" * 64,
        range=(5, 17),
        words=4,
        passage_sha256="b" * 64,
        fingerprint={"status": "0" * 16, "act": "1" * 16},
        on=parse_edtf("1999-08-01"),
    )


ENTRIES = [entry("b#e10"), entry("b#e2"), entry("a#e11")]


def test_one_line_an_evidence_in_the_order_of_ids() -> None:
    first, *others = lock_bytes(ENTRIES).decode().splitlines(keepends=True)
    assert first == (
        f'{{"evidence":"a#e11","text_sha256":"{"a" * 64}","range":[5,17],"words":4,'
        f'"passage_sha256":"{"b" * 64}","fingerprint":{{"act":"{"1" * 16}","status":"{"0" * 16}"}},'
        '"on":"1999-08-01"}\n'
    )
    assert ["b#e2" in line for line in others] == [True, False]


def test_what_is_written_is_read(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    assert write_lock(root, ENTRIES)
    lock = load_workspace(root).lock
    assert {str(key): value for key, value in lock.items()} == {e.evidence: e for e in ENTRIES}


def test_what_stands_there_is_read_as_it_is_now(tmp_path: Path) -> None:
    assert read_standing_lock(tmp_path) == ()
    write_lock(tmp_path, ENTRIES)
    assert sorted(e.evidence for e in read_standing_lock(tmp_path)) == ["a#e11", "b#e10", "b#e2"]


def test_a_lock_that_is_wrong_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "compliance.lock").write_text("ours\n", "utf-8")
    with pytest.raises(InvalidWorkspaceError, match=r"compliance\.lock:1:1: lock: the line is no"):
        read_standing_lock(tmp_path)


def test_a_second_run_changes_no_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert write_lock(tmp_path, ENTRIES)

    def fail(_path: Path, _data: bytes) -> NoReturn:
        raise AssertionError

    monkeypatch.setattr(lock_file, "replace_file", fail)
    assert not write_lock(tmp_path, reversed(ENTRIES))


def test_the_shipped_workspace_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(layout, "installed_root", lambda: tmp_path)
    with pytest.raises(ReadOnlyWorkspaceError, match="read-only; copy it with"):
        write_lock(tmp_path, ENTRIES)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("error", "said"),
    [
        ((errno.ENOSPC, "No space left"), "No space left; make room there, then do this again"),
        ((errno.EROFS, "Read-only"), "Read-only; choose a place that can be written"),
        ((errno.EACCES, "Not you"), "Not you; see its rights, or work on a copy of it"),
    ],
)
def test_a_workspace_that_cannot_be_written_is_said_so(
    error: tuple[int, str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path, _parts: object, **_: Path) -> NoReturn:
        raise OSError(*error)

    monkeypatch.setattr(lock_file, "replace_file", refuse)
    with pytest.raises(UnwritableWorkspaceError) as caught:
        write_lock(tmp_path, ENTRIES)
    assert str(caught.value) == f"cannot write into this workspace: {said}"


def test_after_a_thousand_problems_the_lock_is_not_read_on(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at = []
    read_line = lock_file.read_line

    def looking(
        line: bytes, shape: type[LockEntry], cure: str
    ) -> tuple[LockEntry | None, list[str]]:
        looked_at.append(line)
        return read_line(line, shape, cure)

    monkeypatch.setattr(lock_file, "read_line", looking)
    source = SourceBytes(layout.LOCK, "compliance", b"0\n" * 5_000)
    _, problems = lock_file.read_lock(source)
    assert (problems[-1].line, problems[-1].code) == (1_001, "too-many")
    assert len(looked_at) == len(problems) == 1_001
