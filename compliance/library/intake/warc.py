"""Web archives (WARC, WACZ), taken apart record by record; for the process that reads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from io import BufferedReader, BytesIO, FileIO
from typing import IO, Final
from zipfile import ZipFile

import msgspec

from compliance.library.intake.capture import Capture, LentFile, UnfitCaptureError
from compliance.library.intake.charsets import load_encodings
from compliance.library.intake.extraction import Remark
from compliance.library.intake.warc_entries import Damage, entries
from compliance.library.intake.warc_record import Left
from compliance.library.intake.zips import ZipLimits, member_stream, open_zip, read_member

_GIB: Final = 1024 * 1024 * 1024
_LIMITS: Final = ZipLimits(members=100_000, member=8 * _GIB, total=16 * _GIB)
_ZIP: Final = b"PK\x03\x04"
_INNER: Final = re.compile(r"archive/[^/]+\.warc(?:\.gz)?", re.IGNORECASE)
_PAGES: Final = "pages/pages.jsonl"
_MOST_NAMED: Final = 20
_CURE: Final = "archive the page again, or save it as HTML"


def prepare() -> None:
    """Load what is needed later, when no file can be opened."""
    load_encodings()


def unpack(capture: Capture) -> Iterator[Capture | Remark]:
    """Yield the pages and papers in a web archive, then what is to be said of the rest of it.

    Raises:
        UnfitCaptureError: there are none in it.
    """
    return unpack_stream(capture.name, BytesIO(capture.data))


def unpack_lent(file: LentFile) -> Iterator[Capture | Remark]:
    """Yield what `unpack` does of a file that is open already.

    Raises:
        UnfitCaptureError: there are none in it.
    """
    return unpack_stream(file.name, BufferedReader(FileIO(file.handle, closefd=False)))


def unpack_stream(name: str, stream: IO[bytes]) -> Iterator[Capture | Remark]:
    """Yield what `unpack` does; one record is in memory at a time, however large the archive.

    Raises:
        UnfitCaptureError: there are none in it.
    """
    stream.seek(0)
    head = stream.read(len(_ZIP))
    stream.seek(0)
    archive = _Archive(name)
    if head == _ZIP:
        with open_zip(name, stream, _LIMITS) as opened:
            yield from archive.packed(opened)
    else:
        yield from archive.records(stream, ())
    yield from archive.remarks()


class _Archive:
    """Takes an archive apart, and keeps in mind what there is to say of it."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._taken = 0
        self._left: Counter[Left] = Counter()
        self._damaged: list[str] = []

    def packed(self, opened: ZipFile) -> Iterator[Capture]:
        """Yield what is in the archives of a WACZ: the pages that it lists, if it lists any."""
        pages = _listed(read_member(self._name, opened, _PAGES))
        yield from self._members(opened, pages)
        # Its list may have the addresses of pages that sent their readers on to others.
        if pages and not self._taken:
            self._left.clear()
            self._damaged.clear()
            yield from self._members(opened, ())

    def _members(self, opened: ZipFile, pages: Collection[str]) -> Iterator[Capture]:
        for member in opened.namelist():
            if _INNER.fullmatch(member):
                with member_stream(self._name, opened, member) as stream:
                    yield from self.records(stream, pages)

    def records(self, stream: IO[bytes], pages: Collection[str]) -> Iterator[Capture]:
        """Yield what was got from addresses: from all, if no pages are given."""
        for entry in entries(stream, self._name, pages):
            match entry:
                case Capture():
                    self._taken += 1
                    yield entry
                case Damage():
                    self._damaged.append(entry.told)
                case Left.BESIDE:
                    pass
                case left:
                    self._left[left] += 1

    def remarks(self) -> Iterator[Remark]:
        """Yield what is to be said of an archive that was read to its end.

        Raises:
            UnfitCaptureError: there was nothing in it.
        """
        counted = ", ".join(f"{kind} ({self._left[kind]:,})" for kind in Left if self._left[kind])
        if not self._taken:
            why = self._damaged[0] if self._damaged else f"left out: {counted}" if counted else ""
            wrong = f"has no whole page with text in it{f' ({why})' if why else ''}"
            raise UnfitCaptureError(self._name, wrong, _CURE)
        for sentence in self._damaged[:_MOST_NAMED]:
            yield Remark("damaged-record", sentence)
        if (more := len(self._damaged) - _MOST_NAMED) > 0:
            yield Remark("damaged-record", f"more records of it are damaged and left out: {more}")
        if counted:
            yield Remark("left-out", f"left out of it: {counted}")


def _listed(data: bytes) -> frozenset[str]:
    """Return the addresses of the pages that a WACZ lists, a line of JSON each."""
    found = set()
    for line in data.splitlines():
        try:
            page = msgspec.json.decode(line, type=dict[str, object])
        except msgspec.MsgspecError:
            continue
        if isinstance(url := page.get("url"), str):
            found.add(url)
    return frozenset(found)
