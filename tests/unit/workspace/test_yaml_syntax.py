"""Errors of YAML syntax: told in our words, where they can be put right."""

from __future__ import annotations

import pytest
import yaml

from support.yaml_problems import problems, read

with_both_parsers = pytest.mark.usefixtures("parser")


NO_PART = (
    "a list or mapping does not go on like this; put a text with a colon, comma, bracket or "
    "quotation mark in quotes"
)
BEHIND_QUOTES = (
    "1:8 a text goes on behind its closing quotation mark; put the whole text in quotes of the "
    "other kind"
)
BEHIND_BRACKET = (
    "1:8 a text goes on behind a closing bracket; put the whole text in quotes, or take that out"
)
SYNTAX = {
    "a: [1, 2\nb: 3\n": '1:4 the list begun with "[" is not closed; write "]" after its last item',
    "a: {b: 1\n": '1:4 the mapping begun with "{" is not closed; write "}" after its last pair',
    'a: "x\nb: 1\n': "1:4 a quotation mark is opened and never closed; close it",
    "a: 'x\n---\n'": "1:4 a quotation mark is opened and never closed; close it",
    "a: b: c\n": (
        "1:5 a colon stands where no key can be; put the text in quotes, or check the indentation"
    ),
    "a: - b\n": '1:4 a list cannot begin here; put each "- " on a line of its own',
    "targets: *\n": '1:10 a text without quotes cannot begin with "*"; put it in quotes',
    "a: & b\n": '1:4 a text without quotes cannot begin with "&"; put it in quotes',
    "a: @b\n": '1:4 a text without quotes cannot begin with "@"; put it in quotes',
    "a: `b\n": '1:4 a text without quotes cannot begin with "`"; put it in quotes',
    "a: !q!x y\n": '1:4 a text without quotes cannot begin with "!"; put it in quotes',
    "%YAML x\n---\na\n": (
        '1:1 a line cannot begin with "%"; leave it out, or put the text in quotes'
    ),
    "a: 1\nb\nc: 1\n": (
        '2:1 a key has no colon after it; write "key: value", or put the text in quotes'
    ),
    "a:\n\tb: 1\n": "2:1 a tab stands where spaces belong; indent with spaces",
    "a: |0\n x\n": '1:5 a text cannot begin with "|" or ">" here; put it in quotes',
    "- a\nb: 1\n": (
        '2:1 this does not continue the list above; begin the line with "- ", '
        "or check the indentation"
    ),
    "a: 1\n- b\n": "2:1 this does not continue the mapping above; check quotes and indentation",
    "a: 'x' y\n": BEHIND_QUOTES,
    'a: "x" y\n': BEHIND_QUOTES,
    "a: [x] y\n": BEHIND_BRACKET,
    "a: {b: x} y\n": BEHIND_BRACKET.replace("1:8", "1:11"),
    "a: {b: c: d, e: f}\n": f"1:9 {NO_PART}",
    "a: [b, 'c' d]\n": f"1:12 {NO_PART}",
    "a: {b: c # d}\n": (
        '1:4 the rest of the line behind " #" is a comment; put the text with "#" in quotes'
    ),
    "kind\uff1a media\na: b\n": (
        "2:2 U+FF1A FULLWIDTH COLON is no colon; write a plain one and a space"
    ),
    "a:b\nc: d\n": (
        "2:2 a colon in the line above has no space behind it; put one there, or the text in quotes"
    ),
    "  a: b\nc: d\n": (
        "2:1 this does not continue the mapping above; check quotes and indentation"
    ),
    "a: ? b\n": '1:4 a text without quotes cannot begin with "?"; put it in quotes',
    "]\n": "1:1 a value is missing here; write it, or close what is open before it",
    "é😀: [\n": "1:6 a value is missing here; write it, or close what is open before it",
    "[a, b]]\n": BEHIND_BRACKET.replace("1:8", "1:7"),
    "%YAML 2.0\n---\na\n": (
        "1:1 the file cannot be read as YAML from here on; check this line and the one above"
    ),
}


@with_both_parsers
@pytest.mark.parametrize("source", SYNTAX)
def test_a_syntax_error_is_told_in_our_words_where_it_can_be_put_right(source: str) -> None:
    parsed = read(source)
    assert parsed.value is None
    [problem] = parsed.problems
    assert problem.code == "syntax"
    assert f"{problem.line}:{problem.column} {problem.message}" == SYNTAX[source]


@pytest.mark.parametrize(
    ("escape", "column"), [("\\q", 5), ("\\xzz", 7), ("\\ud800", 7), ("\\UFFFFFFFF", 7)]
)
def test_an_unknown_escape_is_told(escape: str, column: int) -> None:
    [problem] = read(f'a: 1\nb: "{escape}"\n').problems
    assert problem.message == (
        "a backslash in double quotes begins no known escape; double it, or use single quotes"
    )
    assert (problem.line, problem.column) == (2, column)


def test_escapes_beyond_unicode_do_not_pass_the_pure_parser(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    assert problems('a: 1\nb: "\\ud800"\n') == ["2:4 control-character"]
    assert problems('a: 1\nb: "\\UFFFFFFFF"\n') == ["2:2 syntax"]
