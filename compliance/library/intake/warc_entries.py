"""What stands in a web archive, entry by entry; what is damaged is told, and reading goes on."""

from __future__ import annotations

import re
import zlib
from collections.abc import Collection, Generator, Iterator
from dataclasses import dataclass
from typing import IO, Final
from zipfile import BadZipFile

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from compliance.library.intake.capture import Capture
from compliance.library.intake.gzip_members import GZIP, find, member_at
from compliance.library.intake.warc_record import (
    DamagedRecordError,
    Left,
    address_of,
    capture_of,
    passed_over,
)

_BROKEN: Final = (OSError, EOFError, BadZipFile, zlib.error)
_ANSWERS: Final = (WarcRecordType.response, WarcRecordType.resource)
_HEAD: Final = b"WARC/"
_LENGTH: Final = b"Content-Length"
"""A header that every record has; others may be given before it."""
_PLAIN: Final = re.compile(rb"WARC/1\.\d\r?\n")


@dataclass(frozen=True, slots=True)
class Damage:
    """A record, or a place behind one, that cannot be read.

    Args:
        told: What is wrong, in a clause.
        short: Whether the end of it is missing; else it was changed.
    """

    told: str
    short: bool


Entry = Capture | Left | Damage


def entries(stream: IO[bytes], name: str, pages: Collection[str] = ()) -> Iterator[Entry]:
    """Yield each record of a web archive: a page or paper, or why it is none.

    Behind what is damaged, reading goes on with the next record that can be found.

    Args:
        stream: The archive, packed record by record or plain, to be read from its start.
        name: What it is called.
        pages: The addresses whose answers are wanted; of all, if there are none.
    """
    reader = _Reader(stream, name, pages)
    start: int | None = 0
    while start is not None:
        start = yield from reader.read_from(start)


class _Reader:
    """Reads an archive; `_last` is where the last record begins that was read, `_found` what."""

    def __init__(self, stream: IO[bytes], name: str, pages: Collection[str]) -> None:
        self._stream, self._name, self._pages = stream, name, pages
        head = stream.read(len(_HEAD))
        self._packed = head != _HEAD
        self._read = self._taken = self._last = 0
        self._found: Entry | None = None

    def read_from(self, start: int) -> Generator[Entry, None, int | None]:
        """Yield what stands from a place on; return where to go on behind damage, if anywhere."""
        self._stream.seek(start)
        self._last, self._found = start, None
        inside = False
        try:
            for record in ArchiveIterator(self._stream, parse_http=False):
                self._last, inside = record.stream_pos, True
                self._read += 1
                self._found = self._entry(record)
                inside = False
                yield self._found
                if self._may_be_astray():
                    return (yield from self._behind_damage(inside=False))
        except _BROKEN:
            return (yield from self._behind_damage(inside=inside))
        if self._is_cut():
            yield Damage(f"behind record {self._read} it is cut short", short=True)
        return None

    def _entry(self, record: WarcRecord) -> Entry:
        address = address_of(record)
        try:
            if record.headers.get_bytes(_LENGTH) is None:
                return Damage(f"the head of record {self._read} is cut short", short=True)
            if address is None or record.record_type not in _ANSWERS:
                return passed_over(record, address)
            if self._pages and address not in self._pages:
                return Left.NOT_LISTED
            found = capture_of(record, address, self._name, self._taken + 1)
        except DamagedRecordError as error:
            return Damage(f"{error}, and is left out", error.short)
        self._taken += isinstance(found, Capture)
        return found

    def _behind_damage(self, *, inside: bool) -> Generator[Damage, None, int | None]:
        """Tell of a damaged place, and of each damaged record up to the next that is whole.

        `inside` is whether it is in the record that was being read, and not behind it.
        """
        number, begins = self._next_whole()
        # Where the record that failed begins as one does, it is among those; what stands behind
        # one that was told of as cut short is still that.
        if inside:
            number += 1
        elif not isinstance(self._found, Damage):
            number = max(number, 1)
        told = f"behind record {self._read - inside} it is damaged"
        for left in reversed(range(number)):
            lost = ", and what follows is lost" if begins is None and left == 0 else ""
            yield Damage(f"{told}{lost}", short=False)
        return begins

    def _next_whole(self) -> tuple[int, int | None]:
        """Return how many damaged records follow, and where the next whole one begins, if any."""
        damaged = 0
        for place in find(self._stream, GZIP if self._packed else _PLAIN, self._last + 1):
            if not self._packed:
                return damaged, place
            member = member_at(self._stream, place, len(_HEAD))
            if member.head == _HEAD and member.end is not None:
                return damaged, place
            damaged += member.head == _HEAD
        return damaged, None

    def _may_be_astray(self) -> bool:
        """Return whether the last record was changed, and may be said to end where it does not.

        Then the next one is looked for, unless all are packed in one and cannot be found.
        """
        if not isinstance(self._found, Damage) or self._found.short:
            return False
        return not self._packed or member_at(self._stream, self._last, len(_HEAD)).head == _HEAD

    def _is_cut(self) -> bool:
        """Return whether something stands behind the last record that is the beginning of one."""
        if not self._packed or isinstance(self._found, Damage):
            return False
        last = member_at(self._stream, self._last, len(_HEAD))
        if last.head != _HEAD:  # all records are packed in one
            return False
        if last.end is None:
            return True
        self._stream.seek(last.end)
        return bool(self._stream.read(1)) and member_at(self._stream, last.end, 0).end is None
