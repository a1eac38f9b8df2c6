"""Say what is wrong where the YAML parser stopped, and what would be right."""

from __future__ import annotations

import re
from typing import Any, Final, Protocol, cast

import yaml

from compliance.model.odd_characters import named
from compliance.workspace.yaml.events import LINE_END, YamlFault

_BEGINNING: Final = 'a text without quotes cannot begin with "{found}"; put it in quotes'
_ESCAPE: Final = (
    "a backslash in double quotes begins no known escape; double it, or use single quotes"
)
_TAB: Final = "a tab stands where spaces belong; indent with spaces"
_OPEN_LIST: Final = 'the list begun with "[" is not closed; write "]" after its last item'
_OPEN_MAPPING: Final = 'the mapping begun with "{" is not closed; write "}" after its last pair'
_COLON: Final = (
    "a colon stands where no key can be; put the text in quotes, or check the indentation"
)
_NO_COLON: Final = 'a key has no colon after it; write "key: value", or put the text in quotes'
_NO_PAIR: Final = "this does not continue the mapping above; check quotes and indentation"

# Looked for in the messages of both parsers, which differ, in this order. True: the mistake
# is where the construct begins, not where the parser stopped.
_EXPLANATIONS: Final = (
    ("cannot start any token", False, _BEGINNING),
    ("',' or ']'", True, _OPEN_LIST),
    ("',' or '}'", True, _OPEN_MAPPING),
    ("end of stream", True, "a quotation mark is opened and never closed; close it"),
    ("document indicator", True, "a quotation mark is opened and never closed; close it"),
    ("document separator", True, "a quotation mark is opened and never closed; close it"),
    ("mapping values are not allowed", False, _COLON),
    ("mapping keys are not allowed", False, _BEGINNING),
    (
        "sequence entries are not allowed",
        False,
        'a list cannot begin here; put each "- " on a line of its own',
    ),
    (
        "alphabetic or numeric character",
        True,
        _BEGINNING,
    ),
    (
        "expected ':'",
        True,
        _NO_COLON,
    ),
    ("escape", False, _ESCAPE),
    ("hexdecimal", False, _ESCAPE),  # the spelling is libyaml's
    ("tag", True, _BEGINNING),
    ("directive", True, 'a line cannot begin with "%"; leave it out, or put the text in quotes'),
    ("block scalar", False, 'a text cannot begin with "|" or ">" here; put it in quotes'),
    (
        "block collection",
        False,
        'this does not continue the list above; begin the line with "- ", or check the indentation',
    ),
    ("block mapping", False, _NO_PAIR),
    ("document start", False, _NO_PAIR),
    ("node content", False, "a value is missing here; write it, or close what is open before it"),
)
_FALLBACK: Final = "the file cannot be read as YAML from here on; check this line and the one above"


def explain_syntax(error: Exception, text: str, last: yaml.Event | None) -> YamlFault:
    """Return the problem where the parser stopped.

    Args:
        error: One of PARSE_ERRORS.
        text: What the parser was given.
        last: The last event it gave: the place, if the error itself has none.
    """
    # Any, because the two parsers have mark classes of their own with the same fields.
    mark: Any = last and last.end_mark
    message = _FALLBACK
    if isinstance(error, yaml.MarkedYAMLError):
        mark, message = _explain_marked(error)
        mark, message = _sharpen(message, mark, cast("_Mark", error.problem_mark), text)
    if mark is None:
        return YamlFault((1, 1), "syntax", message)
    found = text[mark.index : mark.index + 1]
    if found == "\t":
        message = _TAB
    return YamlFault((mark.line + 1, mark.column + 1), "syntax", message.replace("{found}", found))


def _explain_marked(error: yaml.MarkedYAMLError) -> tuple[Any, str]:
    said = f"{error.context} {error.problem}"
    for words, at_start, message in _EXPLANATIONS:
        if words in said:
            return (error.context_mark if at_start else error.problem_mark), message
    return error.problem_mark, _FALLBACK


# Messages for what the parser takes for something else, because it cannot know what was meant.
_COMMENTED: Final = 'the rest of the line behind " #" is a comment; put the text with "#" in quotes'
_PART: Final = (
    "a list or mapping does not go on like this; put a text with a colon, comma, bracket or "
    "quotation mark in quotes"
)
_BEHIND_QUOTES: Final = (
    "a text goes on behind its closing quotation mark; put the whole text in quotes of the other "
    "kind"
)
_BEHIND_BRACKET: Final = (
    "a text goes on behind a closing bracket; put the whole text in quotes, or take that out"
)
_NO_SPACE: Final = (
    "a colon in the line above has no space behind it; put one there, or the text in quotes"
)
_COLON_OF_ANOTHER_SCRIPT: Final = re.compile("[\uff1a\ufe55\ufe13\ua789\u2236\u02d0]")
_KEY_AND_COLON: Final = re.compile(r"[ ]*(?:- )?\w+:\S")


class _Mark(Protocol):
    """A place as a parser gives it; both parsers have classes of their own with these fields."""

    line: int
    column: int


def _sharpen(message: str, mark: _Mark, stop: _Mark, text: str) -> tuple[_Mark, str]:
    """Return the place and message of a syntax error, or better ones by the lines it is in.

    Args:
        message: What is said of such an error anywhere.
        mark: The place of the error.
        stop: Where the parser stopped.
        text: What it was given.
    """
    lines = [*LINE_END.split(text), ""]
    if message in (_OPEN_LIST, _OPEN_MAPPING):
        if " #" in lines[mark.line][mark.column :]:
            return mark, _COMMENTED
        return (stop, _PART) if stop.line == mark.line else (mark, message)
    if message == _NO_PAIR:
        return mark, _behind(lines[stop.line][: stop.column].rstrip()) or message
    if message in (_COLON, _NO_COLON):
        return mark, _odd_colon(lines[max(0, stop.line - 1)], lines[stop.line]) or message
    return mark, message


def _behind(before: str) -> str | None:
    if before.endswith(('"', "'")):
        return _BEHIND_QUOTES
    return _BEHIND_BRACKET if before.endswith(("]", "}")) else None


def _odd_colon(above: str, line: str) -> str | None:
    if found := _COLON_OF_ANOTHER_SCRIPT.search(f"{above}\n{line}"):
        return f"{named(found[0])} is no colon; write a plain one and a space"
    return _NO_SPACE if _KEY_AND_COLON.match(above) else None
