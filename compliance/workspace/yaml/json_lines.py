"""Read a file of JSON Lines as the one YAML document that says the same.

The first line is the file without its list, each other line an item of that list. JSON in lines is
nearly YAML in brackets: signs are put behind lines only, so that whatever the one reader finds in
the document stands at the same line and column of the file.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Final

from compliance.errors import MOST_PROBLEMS
from compliance.workspace.faults import shown
from compliance.workspace.layout import LINES
from compliance.workspace.yaml.events import LINE_END, SourceText, YamlFault, decode

MOST_LINE: Final = 256 * 1024
"""Characters in a line: many times what a record may have."""

_LISTED: Final = "evidence"
_STRING: Final = re.compile(r'"(?:[^"\\]|\\.)*"')
_PAIR: Final = re.compile(r"(\\\\)|\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})", re.IGNORECASE)
_HALF: Final = re.compile(r"(?<!\\)(?:\\\\)*\\u(d[89a-f][0-9a-f]{2})", re.IGNORECASE)
# Parsers of YAML look no further for the colon behind a key.
_LONG_KEY: Final = re.compile(r'"((?:[^"\\]|\\.){1000,})"\s*:')


def decode_file(source: bytes, file: str) -> SourceText:
    """Return the bytes of a file as YAML: of JSON Lines, the document that says the same."""
    decoded = decode(source)
    if not file.endswith(LINES) or decoded.text is None:
        return decoded
    lines: list[str] = []
    remarks = list(decoded.remarks)
    head = False
    for number, line in enumerate(LINE_END.split(decoded.text), 1):
        wrong = _fault_of(line) if line.strip() else None
        if wrong is not None and len(remarks) <= MOST_PROBLEMS:
            remarks.append(replace(wrong, place=(number, wrong.place[1])))
        if wrong is not None or not line.strip():
            lines.append(" " * len(line))  # so that places in it stay
        elif head:
            lines.append(f"{_as_yaml(line)},")
        else:
            head = True
            lines.append(_opened(_as_yaml(line)))
    return SourceText("\n".join([*lines, "]}"]) if head else "", tuple(remarks))


def _opened(head: str) -> str:
    """Return the first line with the list begun behind it."""
    inside = head.rstrip()[:-1]
    return f'{inside}{", " if inside.strip() != "{" else ""}"{_LISTED}": ['


def _fault_of(line: str) -> YamlFault | None:
    """Return why a line is no JSON object that can be read, if it is not; of its first line."""
    if len(line) > MOST_LINE:
        message = f"the line has over {MOST_LINE:,} characters; a line is one record, so split it"
        return YamlFault((1, MOST_LINE + 1), "too-large", message)
    try:
        value = json.loads(line, parse_int=str, parse_float=str, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        message = f"the line is not JSON; write one record in it, as {_EXAMPLE}"
        return YamlFault((1, error.pos + 1), "syntax", message)
    except RecursionError:
        value = {}  # too deep for YAML too, which says so
    except ValueError as error:
        at = re.search(rf"[:,\[]\s*({error})", line)
        message = f"{error} is no value in JSON; leave the key out, or put a text in quotes"
        return YamlFault((1, at.start(1) + 1 if at else 1), "syntax", message)
    if not isinstance(value, dict):
        message = f"the line is no JSON object; write one record in it, as {_EXAMPLE}"
        return YamlFault((1, 1), "syntax", message)
    return _fault_of_escape(line) or _fault_of_key(line)


_EXAMPLE: Final = '{"id": "e1", ...}'


def _refuse(constant: str) -> object:
    raise ValueError(constant)


def _fault_of_escape(line: str) -> YamlFault | None:
    if "\\u" not in line or not (found := _HALF.search(_as_yaml(line))):
        return None
    message = f"the escape \\u{found[1]} is half a character; write the character itself"
    return YamlFault((1, found.start(1) - 1), "control-character", message)


def _fault_of_key(line: str) -> YamlFault | None:
    if not (found := _LONG_KEY.search(line)):
        return None
    message = f"unknown key {shown(found[1])}"
    return YamlFault((1, found.start() + 1), "unknown-key", f"{message}; leave it out")


def _as_yaml(line: str) -> str:
    """Return a line of JSON as YAML: no tabs between values, no character written as two halves."""
    line = line.replace("\t", " ")
    return _STRING.sub(_whole, line) if "\\u" in line else line


def _whole(string: re.Match[str]) -> str:
    """Return a string with pairs of escapes as one each, and spaces behind it for the difference.

    So that what stands behind it stays in its column.
    """
    joined = _PAIR.sub(_joined, string[0])
    return joined + " " * (len(string[0]) - len(joined))


def _joined(pair: re.Match[str]) -> str:
    if pair[1]:
        return pair[1]
    high, low = int(pair[2], 16), int(pair[3], 16)
    return f"\\U{0x10000 + ((high & 0x3FF) << 10) + (low & 0x3FF):08x}"
