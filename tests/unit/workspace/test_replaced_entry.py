"""A record in the place of that of its id: only its own lines change."""

from __future__ import annotations

import json

import pytest

from compliance.workspace.files import SourceBytes
from compliance.workspace.write.entry_edits import ReplacedEntry
from compliance.workspace.write.splice import UnspliceableError, spliced
from support.spliced_entry import ENTRY, LINES, indented, source

REPLACED = {
    "the-only": ("evidence:\n  - id: e9\n", f"evidence:\n{indented(2)}"),
    "between": (
        "evidence:\n- id: e1 # so\n- id: e9 # old\n  note: |\n    x\n\n# c\n- id: e2\n".replace(
            "\n", "\r\n"
        ),
        f"evidence:\n- id: e1 # so\n{LINES}\n# c\n- id: e2\n".replace("\n", "\r\n"),
    ),
    "in-braces": (
        "evidence:\n    - {id: e9, note: x} # behind\nagreement: b\n",
        f"evidence:\n{indented(4)[:-1]} # behind\nagreement: b\n",
    ),
    "no-line-end": ("evidence:\n- id: e9", f"evidence:\n{LINES[:-1]}"),
}


@pytest.mark.parametrize("case", REPLACED)
def test_a_record_takes_the_place_of_that_of_its_id(case: str) -> None:
    before, after = REPLACED[case]
    assert spliced(source(before.encode()), [ReplacedEntry(ENTRY)]).decode() == after


@pytest.mark.parametrize(
    "text",
    ["evidence: [{id: e9}]\n", "evidence: []\n", "evidence:\n  - id: e1\n", "evidence: none\n"],
)
def test_a_record_that_is_not_there_in_lines_is_not_replaced(text: str) -> None:
    with pytest.raises(UnspliceableError, match="id: e9"):
        spliced(source(text.encode()), [ReplacedEntry(ENTRY)])


def test_in_lines_of_json_only_its_line_changes() -> None:
    before = b'{"article": "a"}\n{"id": "e1"}\n{"id": "e9", "note": "x"}\n{"id":"e2"}\n'
    file = SourceBytes("evidence/a.jsonl", "a", before)
    lines = spliced(file, [ReplacedEntry(ENTRY)]).splitlines()
    assert [lines[0], lines[1], lines[3]] == [b'{"article": "a"}', b'{"id": "e1"}', b'{"id":"e2"}']
    assert json.loads(lines[2]) == ENTRY
