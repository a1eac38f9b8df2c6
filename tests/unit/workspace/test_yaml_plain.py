"""The quick way through YAML: what it reads, and what it leaves to the full reader."""

from __future__ import annotations

from unittest import mock

import pytest

from compliance.workspace import yaml_plain
from compliance.workspace.yaml.reader import read_yaml
from compliance.workspace.yaml_plain import MOST_LEVELS, PlainReader

PLAIN = """\
# a comment
id: a1
title: Two words, “a quotation” and: no; colon:here #
empty: ""
quoted: "a: \\"b\\" \\\\ # c"
single: 'a: b'
yes_1: true
number: 12
versions: [1a, "2: 3", 4, [x y, {a: b}]]
nothing: []
pair: {start: "a, b", end: it's c#d}
long: >-
  folded into
  one - line: so

list:
  - id: a
    more:
      - text
      - "quoted: text"
      - {a: b}
  # between

  - id: b
after: it
"""
PLAIN = PLAIN.replace("here #", "here").replace("and: no", "and no")


def test_a_file_written_plainly_is_read_as_the_full_reader_reads_it() -> None:
    found = PlainReader().read(PLAIN.encode())
    assert found is not None
    full = read_yaml(PLAIN.encode(), "f.yaml")
    assert (found, ()) == (full.value, full.problems)


@pytest.mark.parametrize(
    "text",
    [
        "", "# a\n", "a\n", "- a\n", "a:\n", "a: b\n c: d\n", "a: b\n  c\n", "a: b\na: c\n",
        "a:\nb: c\n", "a:\n  b: c\n c: d\n", "a:\n- b\n", "a: b\n- c\n", "a:\n  - b\n  c: d\n",
        "a:\n  - b: c\n  d: e\n", "a:\n  b: c\n  - d\n", "a:\n  - b: c\n    b: d\n", "a: b\na:\n",
        "no: a\n", "no:\n", "A: b\n", "a: b: c\n", "a: b:\n", "a: b #c\n", "a: b \n", "a:  b\n",
        "a: \n", "a: no\n", "a: 1.5\n", "a: ~\n", "a: &b c\n", "a: |\n  b\n", "a: >-\n",
        "a: >-\nb: c\n",
        "a: >-\n  b\n   c\n", "a: >-\n  b\n\n  c\n", "a: >-\n  b\n    \n", "a: >-\n  b\n\n    \n",
        'a: "b\n', 'a: "b" c\n', 'a: "b\\n"\n', "a: 'it''s'\n", "a: '\n", "a: [b\n", "a: [b]]\n",
        "a: [b,c]\n", "a: [b, ]\n", "a: {b: c, b: d}\n", "a: {b}\n", "a: {no: b}\n", "a: [no]\n",
        "a: [&b]\n", "a\tb: c\n", "a: b\r\n", "a: b\x07\n", "# \x07\n", 'a: "\x85"\n',
        "a: +b\x85\n",
        "---\na: b\n", "a: b\n...\n", "a:\n  - - b\n", "a: " + "[" * (MOST_LEVELS + 1) + "\n",
        "".join(f"{' ' * n}a:\n" for n in range(MOST_LEVELS)) + " " * MOST_LEVELS + "a: b\n",
    ],
)  # fmt: skip
def test_whatever_else_stands_in_a_file_is_in_doubt(text: str) -> None:
    assert PlainReader().read(text.encode()) is None


def test_bytes_that_are_no_text_and_files_too_large_are_in_doubt() -> None:
    assert PlainReader().read(b"a: \xff\n") is None
    with mock.patch.object(yaml_plain, "MOST_BYTES", 4):
        assert PlainReader().read(b"a: b\n") is None


def test_a_reader_reads_one_file_after_the_other_and_a_doubt_leaves_nothing_behind() -> None:
    reader = PlainReader()
    with mock.patch.object(yaml_plain, "_MOST_TEXTS", 1):
        for _ in range(3):
            assert reader.read(b"a:\n  b: [c, d]\n") == {"a": {"b": ["c", "d"]}}
            assert reader.read(b"a:\n  b: c\n") == {"a": {"b": "c"}}
            assert reader.read(b"a:\n  b: e\n  ?\n") is None


def test_lists_written_alike_are_not_one_list() -> None:
    found = PlainReader().read(b"a: [x]\nb: [x]\n")
    assert found is not None
    assert found["a"] == found["b"]
    assert found["a"] is not found["b"]
