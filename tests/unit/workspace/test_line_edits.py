"""Records put into a file of JSON Lines and taken out again: no other line changes by a byte."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.workspace.files import SourceBytes
from compliance.workspace.write.entry_edits import AddedEntry, TakenOut, WrittenLines
from compliance.workspace.write.splice import Replaced, UnspliceableError, spliced

FILE = "evidence/a.jsonl"
HEAD = '{"article":"a"}'
ENTRY = {"id": "e9", "claim": "a: \U0001f6a3é"}
LINE = json.dumps(ENTRY, ensure_ascii=False)
AS_WRITTEN = AddedEntry(ENTRY).written("", FILE)


def edited(text: str, edit: Any) -> str:  # noqa: ANN401 - an edit of any kind
    return spliced(SourceBytes(FILE, "a", text.encode()), [edit]).decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"{HEAD}\n", f"{HEAD}\n{LINE}\n"),
        (HEAD, f"{HEAD}\n{LINE}\n"),
        (f'{HEAD}\r\n{{"id":"e1"}}', f'{HEAD}\r\n{{"id":"e1"}}\r\n{LINE}\r\n'),
        (f'\n{HEAD}\n\n{{"id" :"e1"}}\n\n', f'\n{HEAD}\n\n{{"id" :"e1"}}\n{LINE}\n\n'),
    ],
)
def test_a_record_is_put_behind_the_last_one(before: str, after: str) -> None:
    assert edited(before, AddedEntry(ENTRY)) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"{HEAD}\n{LINE}\n", f"{HEAD}\n"),
        (f'{HEAD}\n{{"id":"e1"}}\n{LINE}\n{{"id":"e2"}}', f'{HEAD}\n{{"id":"e1"}}\n{{"id":"e2"}}'),
        (f'{HEAD}\r\n\r\n{LINE}\r\n{{"id":"e2"}}', f'{HEAD}\r\n{{"id":"e2"}}'),
    ],
)
def test_its_line_is_taken_out_again(before: str, after: str) -> None:
    assert edited(before, TakenOut("e9", AS_WRITTEN)) == after


@pytest.mark.parametrize(
    "written", [WrittenLines(1, "0" * 64), WrittenLines(2, AS_WRITTEN.sha256)], ids=["sha", "lines"]
)
def test_a_line_that_was_changed_since_is_not_taken_out(written: WrittenLines) -> None:
    with pytest.raises(UnspliceableError):
        edited(f"{HEAD}\n{LINE}\n", TakenOut("e9", written))


def test_a_record_that_is_not_there_is_not_taken_out() -> None:
    with pytest.raises(UnspliceableError):
        edited(f"{HEAD}\n", TakenOut("e9", AS_WRITTEN))


def test_the_first_line_is_not_changed() -> None:
    with pytest.raises(UnspliceableError):
        edited(f"{HEAD}\n", Replaced("article", "b"))


def test_a_file_that_is_wrong_is_not_changed() -> None:
    with pytest.raises(UnspliceableError):
        edited(f"{HEAD}\n{{", AddedEntry(ENTRY))


IDS = st.lists(st.sampled_from("abcdefgh"), unique=True)


@given(IDS, st.sampled_from(["\n", "\r\n"]), st.data())
def test_adding_and_taking_out_changes_no_other_line(
    ids: list[str], ended: str, data: st.DataObject
) -> None:
    lines = [HEAD, *(f'{{"id" : "{one}"}}' for one in ids)]
    text = ended.join(lines) + ended
    added = edited(text, AddedEntry(ENTRY))
    assert added.startswith(text)
    assert added[len(text) :] == LINE + ended
    rows = added.splitlines(keepends=True)
    at = data.draw(st.integers(1, len(rows) - 1))
    moved = "".join([*rows[:at], rows[-1], *rows[at:-1]])
    assert edited(moved, TakenOut("e9", AS_WRITTEN)) == text
