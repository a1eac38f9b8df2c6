"""The canonical form of our YAML files, and what cannot be written."""

from __future__ import annotations

import pytest

from compliance.workspace.write.yaml_writer import UnwritableError, write_yaml
from compliance.workspace.yaml.reader import Parsed, read_yaml


def test_a_value_is_written_in_blocks_in_the_order_given() -> None:
    value = {
        "id": "article-2022",
        "coded": True,
        "evidence": [
            {
                "id": "e33",
                "targets": ["4b", "6e"],
                "respondents": ["am"],
                "asserted": "2022-03-27",
                "passage": {"start": "The forces", "end": "taken away"},
                "figures": [{"what": "people", "value": 1_500, "as_printed": "1,500"}],
            },
            {"id": "e34", "targets": ["*"], "claim": 'Says: "never".', "note": "one\n\ntwo\n"},
        ],
        "nothing": {"list": [], "mapping": {}},
        "nested": [["a", "b"], [{"c": 1}, ["d: e"]], "f"],
    }
    assert write_yaml(value) == (
        """\
id: article-2022
coded: true
evidence:
  - id: e33
    targets: [4b, 6e]
    respondents: [am]
    asserted: "2022-03-27"
    passage:
      start: The forces
      end: taken away
    figures:
      - what: people
        value: 1500
        as_printed: "1,500"
  - id: e34
    targets:
      - "*"
    claim: "Says: \\"never\\"."
    note: |
      one

      two
nothing:
  list: []
  mapping: {}
nested:
  - [a, b]
  - - c: 1
    - - "d: e"
  - f
"""
    )


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ({}, "{}"),
        ([], "[]"),
        (["a", 1, False], "[a, 1, false]"),
        ([{}], "- {}"),
        ("a", "a"),
        ("", '""'),
        (0, "0"),
        (-(10**18) + 1, "-999999999999999999"),
        ("a\n", "|\n  a"),
        (["a\n b"], "- |-\n  a\n   b"),
        (["\n"], "- |2+\n"),
        ([" a\n\n"], "- |2+\n   a\n"),
        (["a\r\n"], '- "a\\r\\n"'),
        ({"a\nb": 1}, '"a\\nb": 1'),
        ({"no": 1, "": 2}, '"no": 1\n"": 2'),
    ],
)
def test_a_short_value_is_written_as(value: object, written: str) -> None:
    assert write_yaml(value) == written + "\n"


@pytest.mark.parametrize(
    "text",
    [
        "a",
        "4b",
        "Aghdam 1",
        "it's",
        'a "b"',
        "a#b",
        "https://a.b/?c=d&e#f",
        "é",
        "Ağdam",
        "Գ",
        "a-b",
    ],
)
def test_a_text_that_confuses_nobody_has_no_quotes(text: str) -> None:
    assert write_yaml({"k": text}) == f"k: {text}\n"


CONFUSING = """
    no true 5 1.10 2022-03-27 ~ null a: #a - * &a !a [a {a 'a | > %a @a `a ? _a << = .5 --- ...
"""


@pytest.mark.parametrize("text", [*CONFUSING.split(), "a: b", "a #b", "- a", "a ", " a", ""])
def test_a_text_that_may_confuse_has_quotes(text: str) -> None:
    assert write_yaml({"k": text}) == f'k: "{text}"\n'


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ('say "a: b"', '\\"a: b\\"'),
        ("a\\b: c", "a\\\\b: c"),
        ("a\tb", "a\\tb"),
        ("a\x00b\x85", "a\\x00b\\x85"),
        ("\xa0a", "\\xa0a"),
        ("a\u200bb\u202e", "a\\u200bb\\u202e"),
        ("\ufeff", "\\ufeff"),
        ("\U000e0001", "\\U000e0001"),
        ("😀: é", "😀: é"),
    ],
)
def test_what_cannot_be_seen_is_escaped_and_letters_are_kept(text: str, escaped: str) -> None:
    assert write_yaml(text).rstrip("\n").endswith(f'{escaped}"')
    assert read_yaml(write_yaml(text).encode(), "a.yaml").value == text


def test_a_list_stands_in_brackets_up_to_a_line_of_80() -> None:
    items = ["a" * 9] * 6
    fits = "k" * (80 - len("[]: ") - 6 * 9 - 5 * 2)
    assert write_yaml({fits: items}) == f"{fits}: [{', '.join(items)}]\n"
    assert len(write_yaml({fits: items})) == 80 + 1
    assert write_yaml({fits + "k": items}) == f"{fits}k:\n" + "  - aaaaaaaaa\n" * 6


@pytest.mark.parametrize(
    "item", ["a,b", "a [b]", "a{b}", "a:b", "a#b", "no", "a\nb", {"a": 1}, [1]]
)
def test_a_list_of_more_than_plain_short_texts_has_a_line_for_each(item: object) -> None:
    assert write_yaml(["x", item]).startswith("- x\n- ")


def test_a_key_too_long_for_parsers_is_written_with_a_question_mark() -> None:
    value = {"short": 1, "x" * 2_000: [{"é " * 600 + ".": {"y" * 1_001: ["z"]}}]}
    written = write_yaml(value)
    assert written.startswith("short: 1\n? xxx")
    assert read_yaml(written.encode(), "a.yaml") == Parsed(value, ())


def nested(levels: int) -> object:
    value: object = []
    for _ in range(levels - 1):
        value = [value]
    return value


def test_what_is_nested_as_deep_as_allowed_is_written() -> None:
    value = {"a": nested(31)}
    assert read_yaml(write_yaml(value).encode(), "a.yaml") == Parsed(value, ())


@pytest.mark.parametrize(
    ("value", "what"),
    [
        (None, "NoneType"),
        ({"a": 1.5}, "float"),
        ([("a",)], "tuple"),
        ({1: "a"}, "int"),
        ({"a": 10**18}, "a whole number of more than 18 digits"),
        ([-(10**18)], "a whole number of more than 18 digits"),
        ("\ud800", "half a character (a surrogate)"),
        ("a\n\udfff", "half a character (a surrogate)"),
        (nested(33), "nesting deeper than 32 levels"),
        (nested(100_000), "nesting deeper than 32 levels"),
        ({"a": nested(32)}, "nesting deeper than 32 levels"),
    ],
)
def test_what_no_file_of_ours_can_hold_is_refused(value: object, what: str) -> None:
    with pytest.raises(UnwritableError) as error:
        write_yaml(value)
    assert str(error.value) == f"{what} cannot be written"


def test_a_number_too_long_even_to_print_is_refused() -> None:
    with pytest.raises(UnwritableError):
        write_yaml([10**5_000])
