"""Read compliance.toml, reword the messages of the TOML reader, and find places in the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Final

from compliance.errors import Problem
from compliance.model.odd_characters import named
from compliance.workspace.conflicts import MERGE_CONFLICT, find_conflicts
from compliance.workspace.faults import Route
from compliance.workspace.yaml.reader import Parsed

# The memory that the reader takes for a key with dots grows with the square of their number.
_MOST_IN_A_LINE: Final = 2_000
_LONG_LINE: Final = f"the line has over {_MOST_IN_A_LINE:,} characters; break it"
_INVISIBLE: Final = "an invisible character stands here; take it out"
_OPEN: Final = "a quotation mark is opened and not closed; close it"

# Looked for in the reader's own messages, in this order; the last fits all others.
_EXPLANATIONS: Final = (
    ("Cannot overwrite", "duplicate-key", "this key stands here twice; keep one of them"),
    ("Cannot declare", "duplicate-key", "this table stands here twice; keep one of them"),
    ("Unescaped", "syntax", "a backslash in double quotes begins no known escape; double it"),
    (r"character '\n'", "syntax", _OPEN),
    ("Illegal character", "syntax", _INVISIBLE),
    ("Unterminated string", "syntax", _OPEN),
    ('Expected "\'"', "syntax", _OPEN),
    ("Unclosed array", "syntax", 'a list is not closed; write "]" after its last item'),
    ("Invalid value", "syntax", "a text without quotes stands here; write it in double quotes"),
    ("", "syntax", 'this is not TOML; write one key = "value" a line'),
)
_PLACE: Final = re.compile(r"\(at line (\d+), column (\d+)\)$")


def read_toml(source: bytes, file: str) -> Parsed:
    """Return the values of a TOML file; never raises. `file` is its name in problems."""
    import tomllib  # noqa: PLC0415 - settings change seldom, and it takes as long as the reading

    try:
        text = source.decode("utf-8-sig")
        for number, line in enumerate(text.split("\n"), 1):
            if len(line) > _MOST_IN_A_LINE:
                return Parsed(None, (Problem(file, number, 1, "too-large", _LONG_LINE),))
        if left := [Problem(file, n, 1, MERGE_CONFLICT, said) for n, said in find_conflicts(text)]:
            return Parsed(None, tuple(left))
        return Parsed(tomllib.loads(text), ())
    except UnicodeDecodeError as error:
        before = source[: error.start].decode("utf-8-sig")
        message = f"byte 0x{source[error.start]:02x} is not UTF-8; save the file as UTF-8"
        return Parsed(None, (Problem(file, *_end_of(before), "not-utf8", message),))
    except (ValueError, RecursionError) as error:
        return Parsed(None, (_explain(source.decode("utf-8-sig"), file, str(error)),))


def _explain(text: str, file: str, said: str) -> Problem:
    code, message = next((c, m) for words, c, m in _EXPLANATIONS if words in said)
    found = _PLACE.search(said)
    if found is None:
        line, column = _end_of(text.rstrip("\r\n"))
    else:
        line, column = int(found[1]), int(found[2])
        sign = text.split("\n")[line - 1][column - 1 : column]
        if message == _INVISIBLE:
            message = f"the invisible character {named(sign)} stands here; take it out"
        elif code == "syntax" and sign and not sign.isascii():
            message = f"{named(sign)} stands here; take it out, or write the plain sign meant by it"
    # The reader notices a repeated key only after its value.
    return Problem(file, line, 1 if code == "duplicate-key" else column, code, message)


def _end_of(text: str) -> tuple[int, int]:
    """Return line and column, from 1, of the end of a text."""
    return text.count("\n") + 1, len(text) - text.rfind("\n")


_TOKEN: Final = re.compile(
    r'''
      (?P<comment> \#[^\n]* )
    | (?P<text> """(?:[^\\]|\\.)*?"{3,5} | \'\'\'.*?\'{3,5} | "(?:[^"\\\n]|\\.)*" | '[^'\n]*' )
    | (?P<bare> [^\s=\[\]{},\#"']+ )
    | (?P<sign> [=\[\]{},\n] )
    ''',
    re.VERBOSE | re.DOTALL,
)


def locate_toml(text: str, routes: Iterable[Route]) -> dict[Route, tuple[int, int]]:
    """Return line and column, from 1, of keys and of items of their lists, in readable TOML.

    What is missing, or lies deeper, has the place of what is around it; the file itself (1, 1).
    """
    offsets: dict[Route, int] = {}
    for route, offset in _find_places(text):
        offsets.setdefault(route, offset)  # what a table below repeats is another key
    lines = [0, *(match.end() for match in re.finditer("\n", text))]
    places = {}
    for route in routes:
        met = next((route[:n] for n in range(len(route), 0, -1) if route[:n] in offsets), ())
        offset = offsets.get(met, 0)
        line = bisect_right(lines, offset)
        places[route] = (line, offset - lines[line - 1] + 1)
    return places


def _find_places(text: str) -> Iterator[tuple[Route, int]]:
    """Yield the route and the offset of each key of the file itself, and of each item of a list."""
    key, depth, index = "", 0, 0
    wanted = True  # a key at depth 0, an item below it
    for token in _TOKEN.finditer(text):
        sign = token["sign"]
        if depth == 0 and wanted and (token["text"] or token["bare"]):
            key = token[0].strip("\"'").partition(".")[0]
            yield (key,), token.start()
            wanted = False
        elif depth == 1 and wanted and (token["text"] or token["bare"] or sign in ("[", "{")):
            yield (key, index), token.start()
            index += 1
            wanted = False
        if sign in ("[", "{") and key:
            depth += 1
            wanted, index = depth == 1 or wanted, index if depth > 1 else 0
        elif sign in ("]", "}") and key:
            depth = max(0, depth - 1)
        elif sign == "\n" and depth == 0:
            key, wanted = "", True
        elif sign == "," and depth == 1:
            wanted = True
