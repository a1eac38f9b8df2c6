"""One field of a record is changed in its file, and nothing else."""

from __future__ import annotations

import pytest

from compliance.workspace.files import SourceBytes
from compliance.workspace.write.field_edits import ChangedField
from compliance.workspace.write.splice import UnspliceableError, spliced
from compliance.workspace.write.yaml_writer import UnwritableError, write_in_brackets

FILE = """\
article: a  # the only one
evidence:
  # the first
  - id: e1
    targets: [1a]   # named
    act: states
    figures:
      - what: boats
        as_printed: two
    passage: {start: "Two boats, here", end: stayed}
    note: |
      Several
      lines.

  - id: e2  # the second
    act: states
    passage:
      # which words
      start: Three
      prefix: Then
  - {id: e3, act: states}
  - act: states
    id: e4
"""
FIGURES = "      - what: boats\n        as_printed: two\n"
SHIPS = "      - what: ships\n        as_printed: x\n"


def changed(id: str, path: tuple[str, ...], value: object, text: str = FILE) -> str:
    source = SourceBytes("evidence/a.yaml", "a", text.encode())
    return spliced(source, [ChangedField(id, path, value)]).decode()


@pytest.mark.parametrize(
    ("id", "path", "value", "old", "new"),
    [
        ("e1", ("targets",), ["1a", "*"], "targets: [1a]", 'targets:\n      - 1a\n      - "*"'),
        ("e1", ("targets",), ["1b"], "targets: [1a]", "targets: [1b]"),
        ("e1", ("act",), "denies", "states\n    fig", "denies\n    fig"),
        ("e1", ("status",), "violated", "states\n    fig", "states\n    status: violated\n    fig"),
        ("e1", ("note",), "One: line", "|\n      Several\n      lines.", '"One: line"'),
        ("e1", ("note",), None, "    note: |\n      Several\n      lines.\n", ""),
        ("e1", ("passage", "start"), "Two", '"Two boats, here"', "Two"),
        ("e1", ("passage", "end"), None, ", end: stayed", ""),
        ("e1", ("passage", "page"), 3, "stayed}", "stayed, page: 3}"),
        ("e1", ("passage", "end"), "a, b", "end: stayed", 'end: "a, b"'),
        ("e1", ("figures",), None, f"    figures:\n{FIGURES}", ""),
        ("e1", ("figures",), [{"what": "ships", "as_printed": "x"}], FIGURES, SHIPS),
        ("e2", ("passage", "prefix"), None, "      prefix: Then\n", ""),
        ("e2", ("passage", "end"), "went", "Three\n", "Three\n      end: went\n"),
        ("e2", ("targets",), ["1a"], "second\n", "second\n    targets: [1a]\n"),
        ("e4", ("act",), "denies", "- act: states", "- act: denies"),
        ("e4", ("speaker",), "one", "id: e4\n", "id: e4\n    speaker: one\n"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_only_the_field_changes(
    id: str, path: tuple[str, ...], value: object, old: str, new: str, line_end: str
) -> None:
    assert FILE.count(old) == 1 or id == "e4"
    head, found, tail = FILE.rpartition(old) if id == "e4" else FILE.partition(old)
    assert found
    expected = f"{head}{new}{tail}".replace("\n", line_end)
    assert changed(id, path, value, FILE.replace("\n", line_end)) == expected


def test_a_file_without_a_line_end_behind_it_keeps_that() -> None:
    one = "evidence:\n  - id: e1\n    act: states\n    note: x"
    assert changed("e1", ("note",), None, one) == one.removesuffix("    note: x")
    assert changed("e1", ("coded_by",), ["anna"], one) == f"{one}\n    coded_by: [anna]"


@pytest.mark.parametrize(
    ("id", "path", "value", "text"),
    [
        ("e9", ("act",), "denies", FILE),  # not there
        ("e4", ("act",), None, FILE),  # behind the dash
        ("e2", ("passage",), {"start": "x"}, FILE),  # a comment would be lost
        ("e2", ("passage",), None, FILE),
        (
            "e1",
            ("passage", "end"),
            None,
            "evidence:\n  - id: e1\n    passage: {start: x, # why\n      end: went}\n",
        ),
    ],
)
def test_what_cannot_be_changed_without_touching_more_is_left(
    id: str, path: tuple[str, ...], value: object, text: str
) -> None:
    with pytest.raises(UnspliceableError, match=f"{id}: {path[0]}"):
        changed(id, path, value, text)


BRACES = """\
evidence:
  # the only one
  - {id: e1, act: states,  # what it does
     "claim": "a, {b}", via: [c], passage: {start: Two},
     figures: [{what: boats, value: 2}]}
  - {act: states, id: e2, part: {words: x}, }  # behind it
"""


@pytest.mark.parametrize(
    ("id", "path", "value", "old", "new"),
    [
        ("e1", ("act",), "denies", "act: states,  #", "act: denies,  #"),
        ("e1", ("claim",), "x: y", '"claim": "a, {b}"', 'claim: "x: y"'),
        ("e1", ("via",), None, "via: [c], ", ""),
        ("e1", ("figures",), None, ",\n     figures: [{what: boats, value: 2}]", ""),
        ("e1", ("figures",), [{"what": "a, b", "value": 3}], "what: boats, value: 2",
         'what: "a, b", value: 3'),
        ("e1", ("passage", "end"), "boats", "{start: Two}", "{start: Two, end: boats}"),
        ("e1", ("part",), {"words": "x"}, "2}]}", "2}], part: {words: x}}"),
        ("e2", ("part",), None, ", part: {words: x}", ""),
        ("e2", ("part", "of"), ["night"], "{words: x}", "{words: x, of: [night]}"),
        ("e2", ("act",), None, "act: states, id: e2", "id: e2"),
        ("e2", ("note",), None, "x", "x"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_record_in_braces_keeps_all_around_the_field(
    id: str, path: tuple[str, ...], value: object, old: str, new: str, line_end: str
) -> None:
    before = BRACES.replace("\n", line_end)
    head, found, tail = before.partition(old.replace("\n", line_end))
    assert found
    expected = f"{head}{new}{tail}"
    assert changed(id, path, value, before) == expected


def test_nothing_is_put_between_empty_braces() -> None:
    with pytest.raises(UnspliceableError, match=r"e1: part\.words"):
        changed("e1", ("part", "words"), "x", "evidence:\n  - {id: e1, part: {}}\n")


def test_a_comment_within_braces_is_not_lost() -> None:
    with pytest.raises(UnspliceableError, match="e1: act"):
        changed("e1", ("act",), None, BRACES)


def test_a_sign_in_quotes_is_no_comment() -> None:
    one = 'evidence:\n  - id: e1\n    via:\n      - "a # b"\n      - c\n'
    assert changed("e1", ("via",), ["c"], one) == "evidence:\n  - id: e1\n    via: [c]\n"


def test_within_brackets_stand_texts_numbers_lists_and_mappings() -> None:
    assert write_in_brackets(["a", 2, "b, c"]) == '[a, 2, "b, c"]'
    assert write_in_brackets({"a": [{"b": "}"}]}) == '{a: [{b: "}"}]}'
    with pytest.raises(UnwritableError):
        write_in_brackets(2.5)
