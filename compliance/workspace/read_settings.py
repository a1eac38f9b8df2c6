"""Read compliance.toml, and say in our words what the TOML reader says."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Final

from compliance.errors import Problem
from compliance.model.settings import Settings
from compliance.workspace.gate import check_shape

if TYPE_CHECKING:
    from compliance.workspace.faults import Fault
    from compliance.workspace.files import SourceBytes

_OPEN: Final = "a quotation mark is opened and not closed; close it"

# Found in the reader's own sentences, in this order; the last holds for all others.
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


def read_settings(
    source: SourceBytes, problems: list[Problem], faults: list[Fault]
) -> Settings | None:
    """Return the settings of a workspace; or None, with what is wrong noted."""
    try:
        text = source.data.decode("utf-8-sig")
        value = tomllib.loads(text)
    except UnicodeDecodeError as error:
        before = source.data[: error.start].decode("utf-8-sig")
        message = f"byte 0x{source.data[error.start]:02x} is not UTF-8; save the file as UTF-8"
        problems.append(Problem(source.file, *_end_of(before), "not-utf8", message))
    except (ValueError, RecursionError) as error:
        problems.append(_explain(source, str(error)))
    else:
        return check_shape(value, Settings, source.file, faults)
    return None


def _explain(source: SourceBytes, said: str) -> Problem:
    code, message = next((c, m) for words, c, m in _EXPLANATIONS if words in said)
    found = _PLACE.search(said)
    if found is None:
        line, column = _end_of(source.data.decode("utf-8-sig").rstrip("\r\n"))
    else:
        line, column = int(found[1]), int(found[2])
    # A key that is there twice is noticed behind its value.
    return Problem(source.file, line, 1 if code == "duplicate-key" else column, code, message)


def _end_of(text: str) -> tuple[int, int]:
    """Return line and column, from 1, of the end of a text."""
    return text.count("\n") + 1, len(text) - text.rfind("\n")
