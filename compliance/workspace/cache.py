"""Cache the records of files that were valid in an earlier run, in the user's cache folder.

A record stands there under the name of its file, the hash of that file's bytes, and what the
program knows a record by: whoever edits one file has that file read anew. What holds between files
is no part of it and is checked in every run. Whatever is wrong with the cache, its absence
included, only makes a run slower.

The first line is JSON: by which program it was written, and what follows, for each file the hash of
its bytes, the length of its record and a checksum. The checksum is against damage; who can write
into the cache can write any record. Then come the records as MessagePack, one after the other.
"""

from __future__ import annotations

import hashlib
import sys
import zlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

import msgspec

import compliance
from compliance.files.reading import UnreadError, names_in, read, read_shipped
from compliance.files.writing import make_folder, replace_file
from compliance.workspace.files import SourceBytes

T = TypeVar("T")

MOST_CACHE_BYTES: Final = 256 * 1024 * 1024

_PACKAGE: Final = Path(compliance.__file__).parent
_SOURCES: Final = (
    *("model", "model/dates", "model/query"),
    *("workspace", "workspace/checks", "workspace/yaml"),
)
"""The folders of modules that define records and decide which files are valid."""

# What decoding can raise for bytes that we did not encode.
_UNREADABLE: Final = (msgspec.MsgspecError, ValueError, RecursionError)


@dataclass(frozen=True, slots=True)
class _Summary:
    """The first line of a cache."""

    program: str
    files: dict[str, tuple[str, int, int]]


@dataclass(frozen=True, slots=True)
class StoredRecord:
    """The record of a file as MessagePack: good for bytes of that hash, if the checksum fits."""

    sha256: str
    crc32: int
    data: bytes | memoryview


class RecordCache:
    """The records found in the file at `path`, and those to be written there.

    Without a path there are none, and none are written.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._found = {} if path is None else read_stored(path)
        self._current: dict[str, StoredRecord] = {}
        self._is_new = False
        self._bytes = 0

    def get(self, source: SourceBytes, shape: type[T]) -> T | None:
        """Return the record of a file that was valid with these very bytes; None if unknown."""
        stored = self._found.get(source.file)
        if stored is None or stored.sha256 != hashlib.sha256(source.data).hexdigest():
            return None
        if stored.crc32 != zlib.crc32(stored.data):
            return None
        try:
            record = msgspec.msgpack.decode(stored.data, type=shape)
        except _UNREADABLE:
            return None
        self._current[source.file] = stored
        return record

    def put(self, source: SourceBytes, record: object) -> None:
        """Add the record of a valid file."""
        if self._path is not None:
            data = msgspec.msgpack.encode(record)
            self._bytes += len(data)
            if self._bytes > MOST_CACHE_BYTES:  # it would not be written
                self._path = None
                self._current.clear()
                return
            digest = hashlib.sha256(source.data).hexdigest()
            self._current[source.file] = StoredRecord(digest, zlib.crc32(data), data)
            self._is_new = True

    def save(self) -> None:
        """Write the records of this run if any is new; a failure is ignored."""
        records = [one.data for one in self._current.values()]
        if self._path is None or not self._is_new or sum(map(len, records)) > MOST_CACHE_BYTES:
            return
        with suppress(OSError):
            make_folder(self._path.parent, mode=0o700)
            replace_file(self._path, (_first_line(self._current), *records))


def read_stored(path: Path) -> dict[str, StoredRecord]:
    """Return the content of a cache by file name; nothing if another version wrote it."""
    try:
        data = read(path, most=2 * MOST_CACHE_BYTES)
    except UnreadError:
        return {}
    at = data.find(b"\n") + 1
    try:
        summary = msgspec.json.decode(memoryview(data)[:at], type=_Summary)
    except _UNREADABLE:
        return {}
    if summary.program != _program():
        return {}
    stored = {}
    for file, (digest, checksum, length) in summary.files.items():
        stored[file] = StoredRecord(digest, checksum, memoryview(data)[at : at + length])
        at += length
    return stored


def _first_line(records: Mapping[str, StoredRecord]) -> bytes:
    files = {file: (one.sha256, one.crc32, len(one.data)) for file, one in records.items()}
    return msgspec.json.encode(_Summary(_program(), files)) + b"\n"


def _program() -> str:
    """Return a key that changes whenever records may have another meaning or shape."""
    known = hashlib.sha256(f"{compliance.__version__} {sys.version}".encode())
    for folder in _SOURCES:
        for name in names_in(_PACKAGE / folder):
            if name.endswith(".py"):
                known.update(read_shipped(_PACKAGE / folder / name))
    return known.hexdigest()
