"""The strict YAML reader: what it takes, what it refuses and where, and that nothing breaks it."""

from __future__ import annotations

import time

import pytest
import yaml

from compliance.workspace.yaml.places import locate_all
from compliance.workspace.yaml.reader import Parsed, read_yaml
from support.yaml_problems import message, problems, read

with_both_parsers = pytest.mark.usefixtures("parser")


@with_both_parsers
def test_texts_truth_values_whole_numbers_lists_and_mappings_are_read() -> None:
    source = """\
    # a comment
    ids: [4b, 6e, "*", 12]
    truth: {yes it is: true, is it: false}
    quoted: ['no', "1.10", 'true', "", '2022-03-27']
    numbers:
      - 0
      - -5
      - 123456789012345678
    block: |
      one\ttwo

      three
    folded: >-
      one
      two
    url: https://example.org/a#b
    plain: two
      lines
    """
    assert read(source) == Parsed(
        {
            "ids": ["4b", "6e", "*", 12],
            "truth": {"yes it is": True, "is it": False},
            "quoted": ["no", "1.10", "true", "", "2022-03-27"],
            "numbers": [0, -5, 123456789012345678],
            "block": "one\ttwo\n\nthree\n",
            "folded": "one two",
            "url": "https://example.org/a#b",
            "plain": "two lines",
        },
        (),
    )


AMBIGUOUS = {
    "false": "no No NO off Off OFF n N False FALSE",
    "true": "yes Yes YES on On ON y Y True TRUE",
    "nothing": "Null NULL",
    "a number": """
        1.10 .5 5. 1e3 1e5 1E+3 .inf -.INF .nan 0123 0089 0o17 0x1f 0b1 1_000 1,000 +5 -0 -_
        1234567890123456789 12345678e12345678901234567890123456789012345678901234567890
    """,
    "a number of seconds": "12:30:45 1:30 190:20:30.15",
    "a date": "2022-03-27 2022-3-7 2022-03-27T10:00:00Z 2022-03-27t10:00:00+04:00",
    "a default value": "=",
    "a merge of mappings": "<<",
}
TEXT = """
    4b 6e e5 4.b 1.2.3 2022-03 2022-03-27~ 2022-03-27/2022-04-01 10:99 -a .a 0xg nO yEs oN None nan
    inf e33 nov10_2020 a=b 1e 0o8 a1f abababababababababababababababababababababababababababababab
"""


@with_both_parsers
@pytest.mark.parametrize(
    ("text", "meaning"),
    [(word, meaning) for meaning, words in AMBIGUOUS.items() for word in words.split()],
)
def test_a_text_that_some_reader_takes_for_something_else_wants_quotes(
    text: str, meaning: str
) -> None:
    parsed = read(f"- a\n- {text}\n")
    [problem] = parsed.problems
    assert parsed.value == ["a", text]
    assert (problem.file, problem.line, problem.column) == ("a.yaml", 2, 3)
    assert problem.code == "ambiguous-scalar"
    assert problem.message == (
        f'"{text}" without quotes is read as {meaning} by some YAML readers; '
        f'write "{text}" in quotes'
    )


def test_a_date_with_a_time_after_a_space_wants_quotes() -> None:
    assert problems("- 2022-03-27 10:00:00.5 +04:00\n") == ["1:3 ambiguous-scalar"]
    assert problems("- 2022-03-27 in the evening\n") == []


@pytest.mark.parametrize("text", TEXT.split())
def test_a_text_that_all_readers_take_for_text_needs_no_quotes(text: str) -> None:
    assert read(f"- {text}\n") == Parsed([text], ())


@with_both_parsers
@pytest.mark.parametrize(
    ("source", "value", "expected"),
    [
        ("a: 1\nb: 2\na: 3\n", {"a": 1, "b": 2}, "3:1 duplicate-key"),
        ("a: 1\n'a': {b: no}\n", {"a": 1}, "2:1 duplicate-key, 2:10 ambiguous-scalar"),
        ("a: &x 1\nb: *x\nc: 3\n", {"a": 1, "c": 3}, "1:4 anchor, 2:4 alias"),
        ("a: &x {b: 1}\nc: [*x, 2]\n", {"a": {"b": 1}, "c": [2]}, "1:4 anchor, 2:5 alias"),
        ("a: &x 1\n*x : 2\n", {"a": 1}, "1:4 anchor, 2:1 alias"),
        ("*x", None, "1:1 alias, 1:1 empty-file"),
        ("a: !!str 1\nb: !x [c]\n", {"a": 1, "b": ["c"]}, "1:4 tag, 2:4 tag"),
        ("a: ! 1\nb: ! [c]\n", {"a": 1, "b": ["c"]}, "1:4 tag, 2:4 tag"),
        ("<<: {a: 1}\nb: 2\n", {"b": 2}, "1:1 merge-key"),
        ('"<<": 1\n', {"<<": 1}, ""),
        ("a: 1\n---\nb: 2\n", {"a": 1}, "2:1 several-documents"),
        ("--- {a: 1}\n...\n", {"a": 1}, ""),
        ("? [a]\n: 1\nb: 2\n", {"b": 2}, "1:3 key-not-text"),
        ("{{a: b}: {c: d}, e: f}", {"e": "f"}, "1:2 key-not-text"),
        ("? {a: [b]}\nc: 1\n", {"c": 1}, "1:3 key-not-text"),
        ("1: a\ntrue: b\n", {"1": "a", "true": "b"}, "1:1 key-not-text, 2:1 key-not-text"),
        ("no: a\n.5: b\n", {"no": "a", ".5": "b"}, "1:1 ambiguous-scalar, 2:1 ambiguous-scalar"),
        ("4.b: a\n", {"4.b": "a"}, ""),
        ("~: a\nb: 1\n", {"b": 1}, "1:1 key-not-text"),
        ("? {}\n: ~\nb:\n", {}, "1:3 key-not-text, 3:3 empty-value"),
        ("b: ~\nc: null\nd: 1\n", {"d": 1}, "1:4 empty-value, 2:4 empty-value"),
        ("- ~\n-\n- a\n", ["a"], "1:3 empty-value, 2:2 empty-value"),
        ('a: "x\\0y\\e"\n', {"a": "x\0y\x1b"}, "1:4 control-character"),
        ("a: 'x\n\n  y'\n", {"a": "x\ny"}, "1:4 control-character"),
        ('a: "\\u200b\\uFEFF"\n', {"a": "\u200b\ufeff"}, ""),
        ("a: b\x00\x07\nd\u202e: 1\n", {"a": "b��", "d�": 1},
            "1:5 control-character, 2:2 control-character"),
        ("# \x85\u2028\nb: no\n", {"b": "no"}, "1:3 control-character, 2:4 ambiguous-scalar"),
        ("\ufeffa: no\n", {"a": "no"}, "1:4 ambiguous-scalar"),
        ("a: \ufeffb\n", {"a": "�b"}, "1:4 control-character"),
        ("é😀: no\n", {"é😀": "no"}, "1:5 ambiguous-scalar"),
        ("a: 1\r\nb: no\r\nc:\r\n", {"a": 1, "b": "no"}, "2:4 ambiguous-scalar, 3:3 empty-value"),
        ("a: 1\rb: no\rc: |\r x\r y\r", {"a": 1, "b": "no", "c": "x\ny\n"}, "2:4 ambiguous-scalar"),
    ],
)  # fmt: skip
def test_a_problem_is_told_with_its_place_and_reading_goes_on(
    source: str, value: object, expected: str
) -> None:
    assert read(source).value == value
    assert ", ".join(problems(source)) == expected


@pytest.mark.parametrize("libyaml", [True, False])
def test_a_tab_in_a_text_without_quotes_is_refused_whichever_parser_reads(
    monkeypatch: pytest.MonkeyPatch, libyaml: bool
) -> None:
    monkeypatch.setattr(yaml, "__with_libyaml__", libyaml)
    [problem] = read("a: x\ty\n").problems
    assert (problem.line, problem.code) == (1, "control-character" if libyaml else "syntax")
    assert problem.message.startswith("a tab stands ")
    assert read('a: "x\ty"\n') == Parsed({"a": "x\ty"}, ())


@pytest.mark.parametrize("source", ["", "\n \n", "# nothing\n", "---\n", "~\n", "null", "\ufeff"])
@with_both_parsers
def test_a_file_that_holds_nothing_is_a_problem(source: str) -> None:
    assert read(source).value is None
    assert problems(source) == ["1:1 empty-file"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a: 1\na: 2\n", 'key "a" is in this mapping already; keep one of them'),
        ("a: &x 1\n", 'anchor "&x" stands here; remove it, or put a text in quotes'),
        ("- 1\n- *x\n", 'alias "*x" stands here; write out what it means, or put a text in quotes'),
        ("a: !!python/object:os.system x\n",
            'tag "!!python/object:os.system" stands here; remove it, or put a text in quotes'),
        ("<<: {a: 1}\n", 'key "<<" merges mappings in some YAML readers; write the keys out'),
        ("a: 1\n--- 2\n", "a second document begins here; keep one in a file"),
        ("[a]: 1\n", "a key is a list or a mapping; write a text before the colon"),
        ("5: 1\n", 'key "5" without quotes is not text; write "5" in quotes'),
        ("? \n: 1\n", "a key is missing before the colon; write one"),
        ("a:\n", 'key "a" has no value; write one or leave the key out'),
        (f'"{"a" * 99}":\n', f'key "{"a" * 59}…" has no value; write one or leave the key out'),
        ("a: # b\n",
            ('key "a" has no value; write one, in quotes if it begins with "#", '
             "or leave the key out")),
        ("a: {b: , c: 1}\n", 'key "b" has no value; write one or leave the key out'),
        ("- 1\n-\n", "this item of a list has no value; write one or leave the item out"),
        ('"\\u202e"\n',
            "the invisible character U+202E RIGHT-TO-LEFT OVERRIDE stands here; remove it"),
        ("'a\n\n  b'\n", "a line break stands inside a text; write the text in one line"),
        ("", "the file holds nothing; fill it or delete it"),
        (b"a: \xff\n", "byte 0xff is not UTF-8; save the file as UTF-8"),
        (b" " * (8 * 1024**2 + 1),
            "the file has 8,388,609 bytes; the most is 8,388,608, so split it"),
        ("[" * 33, "lists and mappings are nested deeper than 32; nest them less"),
    ],
)  # fmt: skip
def test_a_message_says_what_is_wrong_and_what_would_be_right(
    source: str | bytes, expected: str
) -> None:
    assert message(source) == expected


COMMENT = (
    'what follows " #" is a comment and no part of the text; put the text in quotes, or the '
    "comment in a line of its own"
)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("claim: losses # were heavy\n", ["1:8 comment"]),
        ("a: {claim: losses # were heavy\n  }\n", ["1:12 comment"]),
        ("claim:\n  - losses # were heavy\n", ["2:5 comment"]),
        ("claim: losses#were heavy\n", []),
        ("claim: losses  # set apart\n", []),
        ("claim: losses\n  in May  # set apart\n", []),
        ("claim: 'losses' # in quotes\n", []),
        ("claim: losses\n# in a line of its own\n", []),
        ("kind: media # no sentence\n", []),
    ],
)
@with_both_parsers
def test_a_comment_that_may_be_the_rest_of_a_text_is_told(source: str, found: list[str]) -> None:
    read = read_yaml(source.encode(), "a.yaml", {"claim"}).problems
    assert [f"{p.line}:{p.column} {p.code}" for p in read] == found
    assert {problem.message for problem in read} <= {COMMENT}


@with_both_parsers
def test_conflicts_of_a_merge_are_told_and_nothing_else_of_the_file() -> None:
    text = 'a: "\n<<<<<<< ours\n  b\n=======\n  c\n>>>>>>> theirs\n"\na: 1\n'
    assert problems(text) == ["2:1 merge-conflict"]
    assert message(text) == (
        "a merge conflict stands in lines 2 to 6; keep what is right of it, "
        "and take out its lines 2, 4 and 6"
    )


def test_the_rest_of_a_text_with_a_comma_is_told_as_such() -> None:
    assert read("a: {start: of 1,089 x, end: y}\n").problems[0].message == (
        'key "089 x" has no value; '
        "if it is the rest of a text with a comma, put that text in quotes"
    )


def test_of_many_conflicts_a_thousand_are_listed() -> None:
    found = read(">>>>>>> x\n" * 2_000).problems
    assert len(found) == 1_001
    assert found[-1].code == "too-many"


def test_a_message_shows_no_invisible_character() -> None:
    messages = [problem.message for problem in read('"a\\u202eb":\n').problems]
    assert messages[1] == 'key "a\\u202eb" has no value; write one or leave the key out'


@with_both_parsers
@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("[" * 100_000, "1:33 too-deep"),
        ("{a: " * 100_000, "1:129 too-deep"),
        ("- " * 500 + "a", "1:65 too-deep"),
        ("a: 'x", "1:4 syntax"),
        (b"\xff\xfea\x00:\x00", "1:1 not-utf8"),
        (b"\xef\xbb\xbfa: 1\r\nb: \xe9\n", "2:4 not-utf8"),
        ("a: 1\nb: é".encode()[:-1], "2:4 not-utf8"),
        ("\ud800a: 1".encode("utf-8", "surrogatepass"), "1:1 not-utf8"),
        ("? " + "[" * 100_000, "1:3 key-not-text, 1:34 too-deep"),
        ("{? " * 100_000, "1:4 key-not-text, 1:97 too-deep"),
    ],
)
def test_hostile_files_are_refused(source: str | bytes, expected: str) -> None:
    assert ", ".join(problems(source)) == expected
    assert read(source).value is None


@with_both_parsers
@pytest.mark.parametrize("source", [b"[" * 100_000, b"? " + b"[" * 100_000])
def test_locating_ends_where_reading_ends(source: bytes) -> None:
    places = locate_all(source, [("a",), (0, 0, 0)])
    assert places["a",] == (1, 1)
    assert places[0, 0, 0] in {(1, 1), (1, 4)}


@with_both_parsers
@pytest.mark.parametrize("source", ["!%ED%A0%80 x", "%YAML 1" + "1" * 5_000 + ".1\n---\na: 1\n"])
def test_what_makes_a_parser_itself_stumble_is_a_syntax_error(source: str) -> None:
    [problem] = read(source).problems
    assert (problem.line, problem.code) == (1, "syntax")


@with_both_parsers
def test_a_file_of_two_bytes_a_character_is_refused_on_each_line() -> None:
    assert problems("a: 1\nb: 2".encode("utf-16-le")) == [
        "1:2 control-character",
        "2:1 control-character",
    ]


@with_both_parsers
def test_a_bomb_of_aliases_is_not_set_off() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    parsed = read("\n".join(lines))
    assert parsed.value == {"a0": ["x"] * 9} | {f"a{n}": [] for n in range(1, 10)}
    assert {problem.code for problem in parsed.problems} == {"anchor", "alias"}
    assert len(parsed.problems) == 10 + 9 * 9


@with_both_parsers
def test_a_tag_of_python_makes_no_object() -> None:
    parsed = read("a: !!python/object/apply:os.getcwd []\n")
    assert parsed.value == {"a": []}
    assert [problem.code for problem in parsed.problems] == ["tag"]


def test_a_huge_text_is_read() -> None:
    text = "x" * 4_000_000
    assert read(f'a: "{text}"\n') == Parsed({"a": text}, ())


@with_both_parsers
def test_after_a_thousand_problems_the_file_is_not_read_on() -> None:
    parsed = read("- ~\n" * 1_500)
    assert parsed.value is None
    assert len(parsed.problems) == 1_001
    assert str(parsed.problems[-1]) == (
        "a.yaml:1001:3: too-many: there are more than 1,000 problems; put right those above first"
    )


def test_a_file_full_of_control_characters_is_refused_at_once() -> None:
    started = time.perf_counter()
    parsed = read(b"\x00\n" * 2_000_000)
    assert parsed.value is None
    assert len(parsed.problems) == 1_001
    assert time.perf_counter() - started < 20  # seconds; remarks on all of them would take minutes


def test_reading_does_not_stop_at_exactly_a_thousand_problems() -> None:
    parsed = read("- ~\n" * 1_000 + "- a\n")
    assert parsed.value == ["a"]
    assert len(parsed.problems) == 1_000
