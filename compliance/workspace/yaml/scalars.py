"""Know what YAML readers take an unquoted text for, and which characters no text may have.

The forms are the union of YAML 1.1 (types repository), YAML 1.2 (core schema, 10.3.2) and the
habits of readers in use (commas within numbers, upper-case prefixes), so that a file means the same
to every reader.
"""

from __future__ import annotations

import re
from typing import Final

MOST_DEPTH: Final = 32
"""How deeply lists and mappings may be nested; the outermost is the first level."""

NOTHING: Final = frozenset({"", "~", "null"})
"""Unquoted texts that mean null."""
BOOLEANS: Final = {"true": True, "false": False}

INTEGER: Final = re.compile(r"0|-?[1-9][0-9]{0,17}")
"""The only form of a whole number: all readers agree on it, and it fits into 64 bits."""

_MEANINGS: Final = {
    word: meaning
    for meaning, words in (
        ("true", "true yes on y"),
        ("false", "false no off n"),
        ("nothing", "null"),
    )
    for lower in words.split()
    for word in (lower, lower.capitalize(), lower.upper())
} | {"": "nothing", "~": "nothing", "=": "a default value", "<<": "a merge of mappings"}

_DIGITS: Final = "[0-9_][0-9_,]*"  # after a sign, a "_" may come first
_NUMBER: Final = re.compile(rf"""(?x)[-+]?(?:
        {_DIGITS}                                        # 12, 0123, 1_000, 1,000
      | (?:{_DIGITS})?\.[0-9_,]*(?:[eE][-+]?[0-9]+)?     # 1.10, .5, 1.e3
      | {_DIGITS}[eE][-+]?[0-9]+                         # 1e3
      | 0[xX][0-9a-fA-F_]+ | 0[oO][0-7_]+ | 0[bB][01_]+  # 0x1f, 0o17, 0b1
      | \.(?:inf|Inf|INF|nan|NaN|NAN)
    )""")
_CLOCK: Final = re.compile(rf"[-+]?{_DIGITS}(?::[0-5]?[0-9])+(?:\.[0-9_]*)?")
_DATE: Final = re.compile(r"""(?x)[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}
        (?:(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?
           (?:[ \t]*(?:Z|[-+][0-9]{1,2}(?::?[0-9]{2})?))?
        )?""")
_SHAPES: Final = ((_NUMBER, "a number"), (_DATE, "a date"), (_CLOCK, "a number of seconds"))

_FIRST: Final = frozenset("+-.0123456789")


def is_suspect(text: str) -> bool:
    """Return whether an unquoted text may be something else, by a quick test; False is certain."""
    return text[:1] in _FIRST or text in _MEANINGS


def taken_for(text: str) -> str | None:
    """Return what some YAML reader takes an unquoted text for; None if all take it for text.

    `true`, `5` and the empty text are among the answers: who reads decides about those first.
    """
    if text[:1] in _FIRST:
        # Such as 4a: a number that ends with a letter has other signs too, or begins with 0.
        if text.isalnum() and text[-1].isalpha() and text[0] != "0":
            return None
        return next((kind for shape, kind in _SHAPES if shape.fullmatch(text)), None)
    return _MEANINGS.get(text)
