"""Write JSON item by item, so that of a long document only a part is held at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import msgspec

from compliance.render.parts import gathered

Json = dict[str, Any]

_INDENT: Final = b" "


def dumps(value: Json, *, tight: bool = False) -> Iterator[bytes]:
    """Yield JSON in UTF-8, with letters as they are and a line break at the end, in parts.

    An iterator in the document is a list of which each item is made when it is written; items may
    have iterators themselves.

    Args:
        value: The document.
        tight: Without line breaks and spaces, as files of a site are; else indented.
    """
    pieces = _pieces(value, b"" if tight else b"\n")
    return gathered(_with_line_break(pieces), b"")


def encoded(value: Json) -> msgspec.Raw:
    """Return an object without iterators, written once: of many, none is gone through for them."""
    return msgspec.Raw(msgspec.json.encode(value))


def _with_line_break(pieces: Iterator[bytes]) -> Iterator[bytes]:
    yield from pieces
    yield b"\n"


def _pieces(value: object, line: bytes) -> Iterator[bytes]:
    """Yield a value; `line` begins each line at its depth, and is empty where there are none."""
    if isinstance(value, Iterator):
        yield from _items(value, line)
    elif isinstance(value, dict) and any(isinstance(one, Iterator) for one in value.values()):
        yield from _members(value, line)
    else:
        encoded = msgspec.json.encode(value)
        # No text holds a line break as such, so that all there are begin lines.
        yield msgspec.json.format(encoded, indent=1).replace(b"\n", line) if line else encoded


def _items(items: Iterator[object], line: bytes) -> Iterator[bytes]:
    inner = line and line + _INDENT
    before = b"["
    for item in items:
        yield before + inner
        yield from _pieces(item, inner)
        before = b","
    yield b"[]" if before == b"[" else line + b"]"


def _members(members: Json, line: bytes) -> Iterator[bytes]:
    inner = line and line + _INDENT
    before, after = b"{", b": " if line else b":"
    for key, value in members.items():
        yield before + inner + msgspec.json.encode(key) + after
        yield from _pieces(value, inner)
        before = b","
    yield line + b"}"
