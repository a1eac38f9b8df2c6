"""Files of decisions: lines are added and never rewritten, and whatever is in them is read."""

from __future__ import annotations

import json
import os
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.coding import decision_store as module
from compliance.coding.decision import Asked, Verdict
from compliance.coding.decision_store import (
    DecisionStore,
    UnfitCoderError,
    UnreadDecisionsError,
    UnwrittenDecisionError,
    decision_line,
    read_lines,
)
from compliance.files.writing import add_lines
from compliance.model.base import EvidenceId, Target
from compliance.model.words import Act
from compliance.passages.words import Pin
from compliance.suggest.suggestion import Clue, Reason
from compliance.workspace.write.entry_edits import WrittenLines
from support.decided import decision

KEY = "k" * 32


FULL = decision(
    n=2,
    decision=Verdict.EDITED,
    asked=Asked(pin=Pin("One", None, "before"), targets=(Target("1a"), Target("*"))),
    act=Act.STATES,
    engine="rules",
    version="1",
    score=0.75,
    reasons=(Reason(Clue.CUE, "boats"),),
    changed=("targets", "passage"),
    reason="Так \u2028 said",
    record=EvidenceId("post#e01"),
    written=WrittenLines(4, "b" * 64, " []"),
    made_file=True,
    seconds=12.5,
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "lake").mkdir()
    return tmp_path / "lake"


@pytest.fixture
def store(tmp_path: Path, root: Path) -> DecisionStore:
    return DecisionStore(tmp_path / "data", KEY, root)


def file_of(tmp_path: Path, coder: str = "anna") -> Path:
    return tmp_path / "data" / "decisions" / KEY / f"{coder}.jsonl"


def test_what_was_added_comes_back_in_its_order_with_its_number(
    store: DecisionStore, tmp_path: Path
) -> None:
    assert store.coders() == ()
    assert store.read("anna").lines == ()
    assert store.add(decision(n=77)) == decision()
    assert store.add(FULL) == FULL
    assert store.read("anna").lines == (decision(), FULL)
    assert store.read("anna").damaged == ()
    assert store.coders() == ("anna",)
    assert store.standing() == {"anna": (decision(), FULL)}
    assert file_of(tmp_path).stat().st_mode & 0o077 == 0
    assert file_of(tmp_path).parent.stat().st_mode & 0o077 == 0


def test_several_are_numbered_in_a_row_and_written_in_one_go(
    store: DecisionStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.add(decision())
    written: list[int] = []

    def counted(path: Path, lines: Collection[bytes], *, mode: int, below: Path) -> None:
        written.append(len(lines))
        add_lines(path, lines, mode=mode, below=below)

    monkeypatch.setattr(module, "add_lines", counted)
    new = [decision(n=0, reason=reason) for reason in ("One.", "Two.", "Three.")]
    added = store.add_all(new)
    assert added == tuple(replace(one, n=n) for n, one in enumerate(new, 2))
    assert (store.read("anna").lines, written) == ((decision(), *added), [3])


def test_of_none_no_file_is_made(store: DecisionStore) -> None:
    assert (store.add_all(()), store.coders()) == ((), ())


def test_several_that_cannot_be_written_leave_what_was_there(
    store: DecisionStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.add(decision())
    before = file_of(tmp_path).read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "no room")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(UnwrittenDecisionError, match="no decision can be added in "):
            store.add_all([decision(), FULL])
    assert file_of(tmp_path).read_bytes() == before


def test_each_that_is_whole_stands_where_several_were_cut(
    store: DecisionStore, tmp_path: Path
) -> None:
    store.add_all([decision(), decision(), FULL])
    path = file_of(tmp_path)
    path.write_bytes(path.read_bytes()[:-9])
    assert store.add(decision()).n == 3
    assert [one.n for one in store.read("anna").lines] == [1, 2, 3]
    assert store.read("anna").damaged == ("anna.jsonl:3",)


def test_a_line_is_json_that_begins_with_its_schema_and_leaves_out_what_is_not_said() -> None:
    assert list(json.loads(decision_line(decision()))) == [
        "schema",
        "n",
        "at",
        "coder",
        "article",
        "text_sha256",
        "decision",
        "passage",
        "pin",
        "targets",
    ]
    assert "\n" not in decision_line(FULL)


def test_a_line_that_withdraws_another_leaves_the_rest_standing(store: DecisionStore) -> None:
    for _ in range(3):
        store.add(decision())
    store.add(decision(withdraws=2))
    store.add(decision(withdraws=2))
    assert [one.n for one in store.read("anna").standing] == [1, 3]
    assert len(store.read("anna").lines) == 5


def test_a_folder_in_the_workspace_takes_the_lines_and_those_elsewhere_still_count(
    store: DecisionStore, root: Path, tmp_path: Path
) -> None:
    store.add(decision())
    before = file_of(tmp_path).read_bytes()
    (root / "decisions").mkdir()
    assert store.add(decision()).n == 2
    assert store.add(decision(coder="boris")).n == 1
    assert file_of(tmp_path).read_bytes() == before
    assert sorted(path.name for path in (root / "decisions").iterdir()) == [
        "anna.jsonl",
        "boris.jsonl",
    ]
    assert [one.n for one in store.read("anna").lines] == [1, 2]
    assert store.coders() == ("anna", "boris")


@pytest.mark.parametrize("cut", range(1, len(decision_line(decision())) + 1))
def test_a_line_cut_anywhere_is_told_and_kept_and_the_next_one_stands_below_it(
    cut: int, store: DecisionStore, tmp_path: Path
) -> None:
    store.add(decision())
    path = file_of(tmp_path)
    whole = path.read_bytes()
    path.write_bytes(whole + decision_line(decision(n=2)).encode()[:cut])
    kept = path.read_bytes()
    is_whole = cut == len(decision_line(decision(n=2)))
    assert store.read("anna").damaged == (() if is_whole else ("anna.jsonl:2",))
    added = store.add(decision(reason="after"))
    assert added.n == (3 if is_whole else 2)
    assert path.read_bytes() == kept + b"\n" + decision_line(added).encode() + b"\n"
    assert store.read("anna").lines[-1] == added


def changed(**changes: object) -> bytes:
    said = json.loads(decision_line(FULL))
    return json.dumps({**said, **changes}).encode()


HOSTILE = {
    "no-json": b"{",
    "no-object": b"[]",
    "not-utf8": b'{"schema": "\xff"}',
    "half-a-character": changed(reason="x").replace(b'"x"', b'"\\ud800"'),
    "nothing": b"{}",
    "another-schema": changed(schema="compliance/decision/2"),
    "another-coder": changed(coder="boris"),
    "no-number": changed(n=0),
    "a-great-number": changed(n=2**60),
    "a-greater-number": changed(n=2**70),
    "true": changed(n=True),
    "no-verdict": changed(decision="liked"),
    "no-act": changed(act="asserts"),
    "no-clue": changed(reasons=[{"cue": "magic", "words": "x"}]),
    "no-time": changed(at="yesterday"),
    "another-time": changed(at="2026-11-27T09:00:01Z\n"),
    "no-hash": changed(text_sha256="../../x"),
    "no-article": changed(article="../../x"),
    "an-empty-passage": changed(passage=[9, 9]),
    "a-passage-before-the-text": changed(passage=[-1, 9]),
    "a-passage-of-three": changed(passage=[1, 2, 3]),
    "no-targets": changed(targets=[]),
    "asked-of-nothing": changed(asked={"pin": {"start": "x"}, "targets": []}),
    "no-pin": changed(pin="One"),
    "a-negative-time": changed(seconds=-1),
    "no-score": changed(score="NaN"),
    "endless": changed(seconds=1).replace(b'"seconds": 1', b'"seconds": 1e999'),
    "itself": changed(withdraws=2),
    "a-later-one": changed(withdraws=3),
    "none": changed(withdraws=0),
    "too-deep": b'{"schema": ' + b"[" * 100_000,
    "too-long": changed(reason="x" * 70_000),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_no_program_of_ours_writes_is_passed_over_and_told(name: str) -> None:
    good = decision_line(decision()).encode()
    found = read_lines(b"\n".join([good, b"", HOSTILE[name], b"  ", good]), "anna", "anna.jsonl")
    assert found.lines == (decision(), decision())
    assert found.damaged == ("anna.jsonl:3",) or b"\n" in HOSTILE[name]


@given(st.lists(st.one_of(st.binary(max_size=40), st.sampled_from(list(HOSTILE.values())))))
def test_whatever_stands_in_a_file_the_good_lines_are_read(lines: list[bytes]) -> None:
    good = decision_line(decision()).encode()
    found = read_lines(b"\n".join([*lines, b"", good]), "anna", "anna.jsonl")
    assert found.lines[-1] == decision()
    assert found.next > 1
    assert set(found.standing) <= set(found.lines)


def test_keys_that_a_later_version_adds_are_no_harm() -> None:
    found = read_lines(changed(mood="good"), "anna", "anna.jsonl")
    assert found.lines == (FULL,)


@pytest.mark.parametrize("coder", ["", "../anna", "Anna", "an na", "anna\n", "a" + "\0"])
def test_a_coder_is_no_path(coder: str, store: DecisionStore) -> None:
    with pytest.raises(UnfitCoderError, match="has no id; write lower-case"):
        store.check(coder)
    assert store.read(coder).lines == ()
    store.check("anna")


def test_files_of_others_in_the_folder_are_none_of_a_coder(
    store: DecisionStore, tmp_path: Path
) -> None:
    store.add(decision())
    for name in ("README.md", "A B.jsonl", "notes.jsonl.bak"):
        (file_of(tmp_path).parent / name).write_text("x")
    (file_of(tmp_path).parent / "boris.jsonl").symlink_to(file_of(tmp_path))
    assert store.coders() == ("anna",)


def test_a_file_behind_a_link_is_neither_read_nor_written(
    store: DecisionStore, root: Path, tmp_path: Path
) -> None:
    (root / "decisions").mkdir()
    elsewhere = tmp_path / "elsewhere.jsonl"
    elsewhere.write_text("")
    (root / "decisions" / "anna.jsonl").symlink_to(elsewhere)
    with pytest.raises(UnreadDecisionsError, match="cannot be read: link"):
        store.add(decision())
    assert elsewhere.read_text() == ""


def test_a_file_too_large_is_told(store: DecisionStore, monkeypatch: pytest.MonkeyPatch) -> None:
    store.add(decision())
    monkeypatch.setattr(module, "MOST_BYTES", 8)
    with pytest.raises(UnreadDecisionsError, match="too-large; see its rights"):
        store.read("anna")


def test_a_folder_that_cannot_be_written_is_told(store: DecisionStore, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")
    with pytest.raises(UnwrittenDecisionError, match="no decision can be added in "):
        store.add(decision())


def test_what_a_suggestion_asked_is_what_it_had() -> None:
    assert FULL.suggested == FULL.asked
    plain = replace(FULL, asked=None)
    assert plain.suggested == Asked(pin=plain.pin, targets=plain.targets)
