"""Write values as YAML that every reader understands alike, the canonical form of our files.

Two spaces a level, keys in the order given, lists indented under their key, quotes only where some
reader would otherwise see something else than text, several lines of text as a block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from compliance.model.characters import ESCAPED_IN_QUOTES, FORBIDDEN_IN_FILES, HALF_CHARACTERS
from compliance.workspace.yaml.scalars import MOST_DEPTH, is_suspect, taken_for

WIDTH: Final = 80
"""How wide a line with a list in brackets may be."""

# Not every such sign confuses a parser in every place, but extra quotes do no harm.
_PLAIN: Final = re.compile(r"[^\W_](?:.*[^\s:])?")
_NEVER_PLAIN: Final = re.compile(r":\s|\s#")
_NEVER_IN_BRACKETS: Final = re.compile(r"[,\[\]{}:#?\"]")

_SHORT_ESCAPES: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}

# Parsers look at most 1,024 characters ahead for the colon after a key.
_LONGEST_KEY: Final = 1_000

_INTEGER_END: Final = 10**18

_TOO_DEEP: Final = f"nesting deeper than {MOST_DEPTH} levels"
_TOO_LONG: Final = "a whole number of more than 18 digits"
_HALF_CHARACTER: Final = "half a character (a surrogate)"


class UnwritableError(ValueError):
    """A value that our files cannot hold: a bug in whatever made it."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what} cannot be written")


def write_yaml(value: object) -> str:
    """Return a value as a YAML document, ending with a line break.

    `read_yaml` gives the same value back, and finds no problem unless a text holds control
    characters or a key a line break.

    Args:
        value: Text, true, false, a whole number of at most 18 digits, or lists and mappings of
            these with text as keys, nested no deeper than the reader allows.

    Raises:
        UnwritableError: The value is, or holds, something else.
    """
    if isinstance(value, dict | list) and _inline(value, WIDTH) is None:
        lines = _block(value, 0)
    else:
        lines = _entry("", value, 2)
    return "\n".join(lines).removeprefix(" ") + "\n"


def write_in_brackets(value: object) -> str:
    """Return a text, a whole number, or a list or mapping of these as it stands within brackets.

    Raises:
        UnwritableError: it is something else.
    """
    if isinstance(value, list):
        return f"[{', '.join(map(write_in_brackets, value))}]"
    if isinstance(value, dict):
        pairs = (f"{key}: {write_in_brackets(inner)}" for key, inner in value.items())
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, str):
        plain = _is_plain(value) and not _NEVER_IN_BRACKETS.search(value)
        return value if plain else _quoted(value)
    if isinstance(value, int):
        return _integer(value)
    raise UnwritableError(type(value).__name__)


def _block(value: dict[object, object] | list[object], column: int) -> Iterator[str]:
    """Yield the lines of a collection that is not empty, each indented to the column or beyond."""
    pad = " " * column
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _entry(pad + _key(key, pad), inner, column + 2)
        return
    for inner in value:
        lines = _entry(pad + "-", inner, column + 2)
        first = next(lines)
        if first == pad + "-":  # a collection: it begins on the line of its dash
            first += " " + next(lines)[column + 2 :]
        yield first
        yield from lines


def _entry(head: str, value: object, column: int) -> Iterator[str]:
    """Yield the lines of a value after a key or dash, any but the first from the column on."""
    if isinstance(value, dict | list) and column >= 2 * MOST_DEPTH:
        raise UnwritableError(_TOO_DEEP)
    inline = _inline(value, WIDTH - len(head) - 1)
    if inline is not None:
        yield f"{head} {inline}"
    elif isinstance(value, str):
        yield f"{head} {_block_header(value)}"
        pad = " " * column
        yield from (line and pad + line for line in value.removesuffix("\n").split("\n"))
    elif isinstance(value, dict | list):
        yield head
        yield from _block(value, column)
    else:
        raise UnwritableError(type(value).__name__)


def _key(key: object, pad: str) -> str:
    if not isinstance(key, str):
        raise UnwritableError(type(key).__name__)
    text = key if _is_plain(key) else _quoted(key)
    return f"{text}:" if len(text) <= _LONGEST_KEY else f"? {text}\n{pad}:"


def _inline(value: object, room: int) -> str | None:
    """Return a value as it is written on the line of its key; None if it takes lines of its own."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return _integer(value)
    if isinstance(value, str):
        if "\n" in value and "\r" not in value and FORBIDDEN_IN_FILES.search(value) is None:
            return None
        return value if _is_plain(value) else _quoted(value)
    if isinstance(value, list):
        return _in_brackets(value, room)
    return None if value else "{}" if isinstance(value, dict) else None


def _in_brackets(items: list[object], room: int) -> str | None:
    texts = []
    for item in items:
        if isinstance(item, str) and (not _is_plain(item) or _NEVER_IN_BRACKETS.search(item)):
            return None
        if not isinstance(item, str | int):
            return None
        text = item if isinstance(item, str) else _inline(item, 0)
        texts.append(text or "")
    line = "[" + ", ".join(texts) + "]"
    return line if len(line) <= room or not items else None


def _integer(value: int) -> str:
    if abs(value) >= _INTEGER_END:
        raise UnwritableError(_TOO_LONG)
    return str(value)


def _is_plain(text: str) -> bool:
    return (
        _PLAIN.fullmatch(text) is not None
        and _NEVER_PLAIN.search(text) is None
        and ESCAPED_IN_QUOTES.search(text.replace('"', "").replace("\\", "")) is None
        and not (is_suspect(text) and taken_for(text))
    )


def _quoted(text: str) -> str:
    if HALF_CHARACTERS.search(text):
        raise UnwritableError(_HALF_CHARACTER)
    return '"' + ESCAPED_IN_QUOTES.sub(_escape, text) + '"'


def _escape(found: re.Match[str]) -> str:
    character = found[0]
    code = ord(character)
    if character in _SHORT_ESCAPES:
        return _SHORT_ESCAPES[character]
    digits = f"{code:x}"
    for letter, width in (("x", 2), ("u", 4)):
        if len(digits) <= width:
            return f"\\{letter}{digits:0>{width}}"
    return f"\\U{digits:0>8}"


def _block_header(text: str) -> str:
    """Return the header of a block: its indentation if it begins with space, and how it ends."""
    indentation = "2" if text[0] in " \t\n" else ""
    if not text.endswith("\n"):
        return f"|{indentation}-"
    is_clipped = text.rstrip("\n") + "\n" == text and text != "\n"
    return f"|{indentation}" if is_clipped else f"|{indentation}+"
