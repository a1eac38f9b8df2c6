"""Fields of many records are changed at once as they would be one after the other."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.workspace.files import SourceBytes
from compliance.workspace.write.entry_edits import AddedEntry
from compliance.workspace.write.field_edits import ChangedField
from compliance.workspace.write.record_edits import ChangedRecords
from compliance.workspace.write.splice import UnspliceableError, spliced
from compliance.workspace.yaml.reader import read_yaml
from support.spliced_entry import ENTRY, source

RECORDS = (
    "  # 1\n  - id: e1\n    targets: [1a]   # named\n    note: |\n      Several\n      lines.\n\n",
    "  - {id: e2, act: states,  # what it does\n     via: [c]}\n",
    "  - act: states  # not the id\n    id: e3\n    note: |+\n      x\n\n",
    "  -   id: e4\n      act: states\n      passage: {start: Two, end: in port}  # why\n",
)
FIELDS: Sequence[tuple[tuple[str, ...], object]] = (
    (("targets",), ["1a", "1b"]),
    (("act",), "denies"),
    (("claim",), "a: b"),
    (("note",), "One line"),
    (("note",), None),
    (("coded_by",), ["anna"]),
    (("via",), None),
)


def file_of(*records: str) -> str:
    return f"article: a\nevidence:\n{''.join(records)}"


def at_once(text: str, changed: Sequence[ChangedField], file: str = "evidence/a.yaml") -> bytes:
    by_id: dict[str, list[ChangedField]] = {}
    for one in changed:
        by_id.setdefault(one.id, []).append(one)
    return spliced(SourceBytes(file, "a", text.encode()), [ChangedRecords(by_id)])


@given(
    st.permutations(RECORDS),
    st.sampled_from(["", "# end\n", "agreement: b\n"]),
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
    st.dictionaries(
        st.sampled_from(["e1", "e2", "e3", "e4"]),
        st.lists(st.sampled_from(FIELDS), max_size=3, unique_by=lambda one: one[0]),
    ),
)
def test_all_at_once_is_as_one_after_the_other(
    records: Sequence[str],
    tail: str,
    line_end: str,
    ended: bool,
    chosen: Mapping[str, Sequence[tuple[tuple[str, ...], object]]],
) -> None:
    text = (file_of(*records) + tail).replace("\n", line_end)
    text = text if ended else text.rstrip()
    said = read_yaml(text.encode(), "").value
    assert isinstance(said, dict)
    there = {one["id"]: one for one in said["evidence"]}
    changed = [
        ChangedField(id, path, value)
        for id, fields in chosen.items()
        for path, value in fields
        if value is not None or path[0] in there[id]
    ]
    try:
        expected = spliced(source(text.encode()), changed)
    except UnspliceableError:
        return  # a step may be wrong by itself where all of them are not
    assert at_once(text, changed) == expected


@pytest.mark.parametrize(
    "text",
    [
        "evidence: [{id: e1, act: states}]\n",
        "evidence:\n  - # why\n    id: e1\n    act: states\n",
        "evidence:\n  - {id: e1, # why\n     act: states}\n",
    ],
)
def test_what_does_not_stand_in_lines_of_its_own_is_left(text: str) -> None:
    gone = [ChangedField("e1", ("act",), None), ChangedField("e1", ("note",), "x")]
    with pytest.raises(UnspliceableError, match=r"by hand: e1: act: left out; e1: note: x$"):
        at_once(text, gone)


def test_of_json_lines_those_between_stay_as_they_are() -> None:
    lines = ['{"article":"a"}', '{"id" :"e1"}', "", '{ "id":"e2"}', '{"id": "e3"}', '{"id" :"e4"}']
    text = "\n".join([*lines, ""])
    changed = [ChangedField("e1", ("note",), "x"), ChangedField("e3", ("note",), "x")]
    made = at_once(text, changed, "evidence/a.jsonl").decode().splitlines()
    e1, e3 = (json.dumps({"id": id, "note": "x"}) for id in ("e1", "e3"))
    assert made == [lines[0], e1, lines[3], e3, lines[5]]


@pytest.mark.parametrize("records", [(), RECORDS[:1], RECORDS[:2], (RECORDS[0], RECORDS[3])])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_several_are_added_at_once_as_one_after_the_other(
    records: Sequence[str], line_end: str
) -> None:
    text = file_of(*records) if records else "article: a\nevidence: []\n"
    before = source(text.replace("\n", line_end).encode())
    others = tuple({**ENTRY, "id": id} for id in ("e10", "e11"))
    alone = [AddedEntry(ENTRY), *map(AddedEntry, others)]
    assert spliced(before, [AddedEntry(ENTRY, more=others)]) == spliced(before, alone)
