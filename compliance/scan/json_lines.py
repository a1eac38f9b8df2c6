"""The records of files with a JSON object a line, packed or not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Final

import msgspec

from compliance.library.intake.gzip_members import GZIP, PIECE, Break, unpacked
from compliance.library.store import MOST_BYTES
from compliance.scan.records import Missing, Read
from compliance.scan.rows import row_record
from compliance.scan.tally import Fault

LONGEST: Final = MOST_BYTES + 1024 * 1024
"""Bytes of a line: of the article in it, and of all else."""

_MARK: Final = b"\xef\xbb\xbf"
_BLANK: Final = re.compile(rb"\s*")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line; `torn` if what stands before it is damaged, and cut short unless it `ends`."""

    data: bytes
    ends: bool = True
    torn: bool = False


def json_records(name: str, stream: IO[bytes]) -> Iterator[Read]:
    """Yield the records of a file of JSON Lines in UTF-8; blank lines are none."""
    for number, line in enumerate(_lines(stream), 1):
        if isinstance(line, Missing):
            yield line
            continue
        found = _record(name, number, line.data.removeprefix(_MARK if number == 1 else b""))
        if found is not None:
            yield found
        elif not (line.torn or _BLANK.fullmatch(line.data)):
            yield Missing(Fault.FORM if line.ends else Fault.SHORT)


def _record(name: str, number: int, line: bytes) -> Read | None:
    try:
        row = msgspec.json.decode(line, type=dict[str, object])
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    return row_record(name, f"line {number}", number, row)


def _lines(stream: IO[bytes]) -> Iterator[_Line | Missing]:
    """Yield lines; what stands before and behind a damaged place may be part of one."""
    kept: list[bytes] = []
    size, torn = 0, False
    for piece in _pieces(stream):
        if isinstance(piece, Break):
            yield Missing(Fault.SHORT if piece.short else Fault.CORRUPT)
            kept, size, torn = [], 0, True
            continue
        *ended, last = piece.split(b"\n")
        for part in ended:
            yield _line([*kept, part], size + len(part), torn=torn)
            kept, size, torn = [], 0, False
        size += len(last)
        kept = [*kept, last] if size <= LONGEST else []
    if size:
        yield _line(kept, size, ends=False, torn=torn)


def _line(parts: list[bytes], size: int, *, ends: bool = True, torn: bool) -> _Line | Missing:
    return _Line(b"".join(parts), ends, torn) if size <= LONGEST else Missing(Fault.LARGE)


def _pieces(stream: IO[bytes]) -> Iterator[bytes | Break]:
    head = stream.read(PIECE)
    if GZIP.match(head):
        yield from unpacked(stream)
        return
    while head:
        yield head
        head = stream.read(PIECE)
