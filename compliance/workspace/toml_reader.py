"""Read compliance.toml, and reword the messages of the TOML reader."""

from __future__ import annotations

import re
from typing import Final

from compliance.errors import Problem
from compliance.workspace.yaml.reader import Parsed

_OPEN: Final = "a quotation mark is opened and not closed; close it"

# Looked for in the reader's own messages, in this order; the last fits all others.
_EXPLANATIONS: Final = (
    ("Cannot overwrite", "duplicate-key", "this key stands here twice; keep one of them"),
    ("Cannot declare", "duplicate-key", "this table stands here twice; keep one of them"),
    ("Unescaped", "syntax", "a backslash in double quotes begins no known escape; double it"),
    (r"character '\n'", "syntax", _OPEN),
    ("Illegal character", "syntax", "an invisible character stands here; take it out"),
    ("Unterminated string", "syntax", _OPEN),
    ('Expected "\'"', "syntax", _OPEN),
    ("Unclosed array", "syntax", 'a list is not closed; write "]" after its last item'),
    ("Invalid value", "syntax", "a text without quotes stands here; write it in double quotes"),
    ("", "syntax", 'this is no TOML; write one key = "value" a line'),
)
_PLACE: Final = re.compile(r"\(at line (\d+), column (\d+)\)$")


def read_toml(source: bytes, file: str) -> Parsed:
    """Return the values of a TOML file; never raises. `file` is its name in problems."""
    import tomllib  # noqa: PLC0415 - settings change seldom, and it takes as long as the reading

    try:
        text = source.decode("utf-8-sig")
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
    # The reader notices a repeated key only after its value.
    return Problem(file, line, 1 if code == "duplicate-key" else column, code, message)


def _end_of(text: str) -> tuple[int, int]:
    """Return line and column, from 1, of the end of a text."""
    return text.count("\n") + 1, len(text) - text.rfind("\n")
