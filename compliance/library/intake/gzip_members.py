"""Members of a gzip file, which is one or several: where they are, and whether they are whole."""

from __future__ import annotations

import re
import zlib
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from typing import IO, Final

GZIP: Final = re.compile(re.escape(b"\x1f\x8b\x08"))
"""How a member begins."""
PIECE: Final = 1024 * 1024

_FORMAT: Final = 31
"""That of gzip, for zlib."""
_LONGEST: Final = 16


@dataclass(frozen=True, slots=True)
class Member:
    """A member as it was read: how it begins, and where it ends, unless it is damaged or cut.

    `head` has at most so many bytes as were asked for; none if this is no member.
    """

    head: bytes
    end: int | None


@dataclass(frozen=True, slots=True)
class Break:
    """A place at which what is packed cannot be unpacked: cut short there, or changed."""

    short: bool


def find(stream: IO[bytes], pattern: re.Pattern[bytes], start: int) -> Iterator[int]:
    """Yield where a pattern of at most 16 bytes stands in a stream, from a place on."""
    at = max(start - _LONGEST, 0)
    before = b""
    stream.seek(at)
    while piece := stream.read(PIECE):
        data = before + piece
        for found in pattern.finditer(data):
            place = at + found.start()
            # What reaches into the next piece is found with that.
            if place >= start and (found.end() > len(before) or not before):
                yield place
        before = data[-_LONGEST:]
        at += len(data) - len(before)
        stream.seek(at + len(before))


def member_at(stream: IO[bytes], at: int, most: int) -> Member:
    """Return the member at a place of a stream, read to its end; `most` bytes of it are kept."""
    head = b""
    pieces = _pieces(stream, at)
    while True:
        try:
            piece = next(pieces)
        except StopIteration as end:
            return Member(head, end.value)
        if isinstance(piece, bytes):
            head = (head + piece)[:most]


def unpacked(stream: IO[bytes]) -> Iterator[bytes | Break]:
    """Yield what is packed in a stream, in pieces; behind a break, what is in whole members."""
    at: int | None = 0
    while at is not None:
        end = yield from _pieces(stream, at)
        if end is None:
            places = find(stream, GZIP, at + 1)
            at = next((one for one in places if member_at(stream, one, 0).end is not None), None)
        else:
            stream.seek(end)
            at = end if stream.read(1) else None


def _pieces(stream: IO[bytes], at: int) -> Generator[bytes | Break, None, int | None]:
    """Yield what is in the member at a place; return where it ends, or None behind a break."""
    unpack = zlib.decompressobj(_FORMAT)
    read, size = at, _LONGEST
    stream.seek(at)
    try:
        while not unpack.eof and (piece := stream.read(PIECE)):
            read += len(piece)
            while piece and not unpack.eof:
                # Few bytes at first: of what is damaged soon behind its head, that is known.
                yield unpack.decompress(piece, size)
                piece, size = unpack.unconsumed_tail, PIECE
    except zlib.error:
        yield Break(short=False)
        return None
    if not unpack.eof:
        yield Break(short=True)
        return None
    return read - len(unpack.unused_data)
