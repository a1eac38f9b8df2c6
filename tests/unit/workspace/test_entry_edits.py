"""Putting a record behind the last one of a file, and taking its very lines out again."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.workspace.write.entry_edits import AddedEntry, TakenOut, WrittenLines
from compliance.workspace.write.splice import UnspliceableError, spliced
from compliance.workspace.yaml.events import decode
from compliance.workspace.yaml.reader import read_yaml
from support.spliced_entry import ENTRY, LINES, indented, source


def added(data: bytes, entry: Mapping[str, Any] = ENTRY) -> tuple[bytes, WrittenLines]:
    edit = AddedEntry(entry)
    after = spliced(source(data), [edit])
    return after, edit.written(decode(data).text or "", source(data).file)


def taken_out(data: bytes, written: WrittenLines, entry: str = "e9") -> bytes:
    return spliced(source(data), [TakenOut(entry, written)])


CASES = {
    "the-first": ("article: a\nevidence: []\n", f"article: a\nevidence:\n{indented(2)}"),
    "the-first-before-others": (
        "evidence:   [ ] # none\n# end\ncoded_by: [x]\n",
        f"evidence: # none\n{indented(2)}# end\ncoded_by: [x]\n",
    ),
    "behind-one": (
        "evidence:\n  - id: e1\n",
        f"evidence:\n  - id: e1\n\n{indented(2)}",
    ),
    "no-empty-lines": (
        "evidence:\n- id: e1 # so\n- {id: e2,\n   note: x} # there\n\n# end\n",
        f"evidence:\n- id: e1 # so\n- {{id: e2,\n   note: x}} # there\n{LINES}\n# end\n",
    ),
    "empty-lines": (
        "evidence:\n    - id: e1\n\n    - id: e2\n    # below it\nagreement: b\n",
        f"evidence:\n    - id: e1\n\n    - id: e2\n\n{indented(4)}    # below it\nagreement: b\n",
    ),
    "a-block-at-the-end": (
        "evidence:\n  -\n    id: e1\n    note: |\n      1\n\n      2\n\n# end\n",
        f"evidence:\n  -\n    id: e1\n    note: |\n      1\n\n      2\n\n{indented(2)}\n# end\n",
    ),
    "a-block-with-its-line-ends": (
        "evidence:\n  - id: e1\n    note: |+\n      x\n\n",
        f"evidence:\n  - id: e1\n    note: |+\n      x\n\n{indented(2)}\n",
    ),
    "no-line-end": ("evidence:\n  - id: e1", f"evidence:\n  - id: e1\n\n{indented(2)}"[:-1]),
}


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_record_stands_behind_the_last_one_and_nothing_else_is_changed(
    name: str, ends: str, mark: bytes
) -> None:
    before, after = (mark + text.replace("\n", ends).encode() for text in CASES[name])
    made, written = added(before)
    assert made == after
    assert taken_out(made, written) == before


@pytest.mark.parametrize(
    "text",
    [
        "{evidence: []}\n",
        "evidence: [{id: e1}]\n",
        "evidence: # none\n  []\n",
        "evidence: [ # none\n  ]\n",
        "evidence: none\n",
        "evidence:\n  a: b\n",
        "article: a\n",
        "[]\n",
        "evidence: []\nevidence: []\n",
    ],
)
def test_a_file_in_which_that_is_not_safe_is_left_to_its_author(text: str) -> None:
    with pytest.raises(UnspliceableError, match=r"by hand: evidence: \[..., {id: e9, ...}\]$"):
        added(text.encode())


def test_what_follows_a_record_stays_when_it_is_taken_out() -> None:
    first, written = added(b"evidence: []\n")
    second, of_second = added(first, {**ENTRY, "id": "e10"})
    with_note = second.replace(b"  - id: e10", b"  # a note on the next\n  - id: e10")
    assert taken_out(with_note, written) == (
        b"evidence:\n\n  # a note on the next\n" + indented(2).replace("e9", "e10").encode()
    )
    assert taken_out(second, of_second, "e10") == first


def test_where_the_last_record_is_taken_out_by_itself_the_list_says_that_it_is_empty() -> None:
    made, _ = added(b"evidence: []\n")
    start = made.index(b"\n")
    lines = made[start:-1].decode()
    _, written = added(b"evidence:\n- id: e1\n")
    of_these = WrittenLines(lines.count("\n"), sha256(lines.encode()).hexdigest())
    assert taken_out(made, of_these) == b"evidence: []\n"
    with pytest.raises(UnspliceableError):
        taken_out(made, written)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"a: b", b"a: c"),
        (b"  - id: e9", b"  # mine\n  - id: e9"),
        (b"    end: c\n", b"    end: c # mine\n"),
        (b"- id: e9", b"- id: e8"),
        (b"evidence:", b"evidence: ["),
        (b"    end: c\n", b""),
    ],
)
def test_lines_that_somebody_changed_are_not_taken_out(old: bytes, new: bytes) -> None:
    made, written = added(b"evidence:\n  - id: e1\n")
    changed = made.replace(old, new)
    assert changed != made
    with pytest.raises(UnspliceableError):
        taken_out(changed, written)


@pytest.mark.parametrize("lines", [0, -1, 10_000])
def test_a_number_of_lines_that_cannot_be_is_no_reason_to_cut(lines: int) -> None:
    made, written = added(b"evidence:\n  - id: e1\n")
    with pytest.raises(UnspliceableError):
        taken_out(made, WrittenLines(lines, written.sha256))


def test_a_list_in_brackets_has_no_lines_to_be_taken_out() -> None:
    _, written = added(b"evidence: []\n")
    for text in (
        b"evidence: [{id: e9}]\n",
        b"{evidence: [{id: e9}]}\n",
        b"article: a\n",
        b"[]\n",
        b"evidence: {id: e9}\n",
    ):
        with pytest.raises(UnspliceableError):
            taken_out(text, written)


HEADS = st.sampled_from(["", "# head\n", "article: a # so\n\n", "\ufeffarticle: a\n"])
TAILS = st.sampled_from(["", "# tail\n", "\n\n# tail\n\n", "agreement: b\n", "\n"])
ITEMS = st.lists(
    st.sampled_from(
        [
            "- id: {}\n",
            "- {{id: {}, note: x}}  # so\n",
            "-   id: {}\n    note: |\n      one\n\n      two\n",
            "-\n  id: {}\n  # within\n  note: 'it''s'\n",
            "- id: {}\n  figures:\n    - what: a\n    - what: b\n\n",
        ]
    ),
    max_size=4,
)


@st.composite
def files(draw: st.DrawFn) -> str:
    """Draw a file of evidence as a person may have written it."""
    items, column = draw(ITEMS), draw(st.sampled_from([0, 2, 4]))
    gap = draw(st.sampled_from(["", "\n", "  # between\n"]))
    if items:
        listed = gap.join(one.format(f"e{number}") for number, one in enumerate(items, 1))
        pad = " " * column
        body = "\n" + "".join(
            f"{pad}{line}" if line.strip() else line for line in listed.splitlines(keepends=True)
        )
    else:
        body = draw(st.sampled_from([" []\n", "  [ ]  # none\n"]))
    text = draw(HEADS) + "evidence:" + body + draw(TAILS)
    if "|" not in text and draw(st.booleans()):  # a text in a block would end otherwise
        text = text.removesuffix("\n")
    return text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))


@given(files(), st.lists(st.integers(0, 9), max_size=8))
def test_any_records_put_in_and_taken_out_leave_the_rest_as_it_was(
    text: str, steps: list[int]
) -> None:
    """A step takes out the record of that place, of those put in; else it puts one more in."""
    data = first = text.encode()
    before = read_yaml(data, "").value
    assert isinstance(before, dict)
    put: list[tuple[str, WrittenLines]] = []
    for number, step in enumerate(steps, 20):
        if step < len(put):
            entry, written = put.pop(step)
            data = taken_out(data, written, entry)
        else:
            entry = f"e{number}"
            data, written = added(data, {**ENTRY, "id": entry})
            put.append((entry, written))
        content = read_yaml(data, "").value
        assert isinstance(content, dict)
        ids = [one["id"] for one in content["evidence"]]
        assert ids == [*(one["id"] for one in before["evidence"]), *(entry for entry, _ in put)]
    while put:
        entry, written = put.pop()
        data = taken_out(data, written, entry)
    assert read_yaml(data, "").value == before
    if "[ ]" not in text:  # which is put back as []
        assert data == first
