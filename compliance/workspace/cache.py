"""The records of files that were valid in an earlier run, in one file of the user's cache.

A record stands there under the name of its file, the hash of that file's bytes, and what the
program knows a record by: whoever edits one file has that file read anew. What holds between files
is no part of it and is checked in every run. Whatever is wrong with the cache, its absence
included, only makes a run slower.
"""

from __future__ import annotations

import hashlib
import sys
import zlib
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

import msgspec

import compliance
from compliance.workspace.write.atomic import replace_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.workspace.files import SourceBytes

T = TypeVar("T")

MOST_CACHE_BYTES: Final = 256 * 1024 * 1024

_Stored = dict[str, tuple[bytes, memoryview]]
"""For each file of a workspace the hash of its bytes, and its record as MessagePack."""

_PACKAGE: Final = Path(compliance.__file__).parent
_SOURCES: Final = (
    "model/*.py",
    "model/dates/*.py",
    "workspace/*.py",
    "workspace/checks/*.py",
    "workspace/yaml/*.py",
)
"""The modules that say what a record is, and which files are valid."""

# What decoding may raise of bytes that are nothing we encoded.
_UNREADABLE: Final = (msgspec.MsgspecError, ValueError, RecursionError)


class RecordCache:
    """The records found in the file at `path`, and those to be written there.

    Without a path there are none, and none are written.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._found: _Stored = {} if path is None else read_stored(path)
        self._current: _Stored = {}
        self._is_new = False

    def get(self, source: SourceBytes, shape: type[T]) -> T | None:
        """Return the record of a file that had these very bytes when it was valid, if known."""
        stored = self._found.get(source.file)
        if stored is None or stored[0] != hashlib.sha256(source.data).digest():
            return None
        try:
            record = msgspec.msgpack.decode(stored[1], type=shape)
        except _UNREADABLE:
            return None
        self._current[source.file] = stored
        return record

    def put(self, source: SourceBytes, record: object) -> None:
        """Take the record of a valid file."""
        if self._path is not None:
            digest = hashlib.sha256(source.data).digest()
            self._current[source.file] = digest, memoryview(msgspec.msgpack.encode(record))
            self._is_new = True

    def save(self) -> None:
        """Write the records of this run, if one is new; silently do without if that fails."""
        if self._path is None or not self._is_new:
            return
        body = msgspec.msgpack.encode(self._current)
        if len(body) > MOST_CACHE_BYTES:
            return
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            replace_file(self._path, _head(body), body)


def read_stored(path: Path) -> _Stored:
    """Return what a cache holds; nothing if the file is not exactly what this program writes."""
    try:
        if path.stat().st_size > MOST_CACHE_BYTES:
            return {}
        data = path.read_bytes()
    except OSError:
        return {}
    at = data.find(b"\n") + 1
    body = memoryview(data)[at:]
    if data[:at] != _head(body):
        return {}
    try:
        return msgspec.msgpack.decode(body, type=_Stored)
    except _UNREADABLE:
        return {}


def _head(body: bytes | memoryview) -> bytes:
    """Return the line before the body: by which program it was written, and its checksum.

    The checksum is against damage; who can write into the cache can write any record.
    """
    return f"compliance records {_program()} {zlib.crc32(body):08x}\n".encode()


def _program() -> str:
    """Return what changes when a record may be another thing than it was."""
    known = hashlib.sha256(f"{compliance.__version__} {sys.version}".encode())
    for source in _sources():
        known.update(source)
    return known.hexdigest()


def _sources() -> Iterator[bytes]:
    for pattern in _SOURCES:
        for path in sorted(_PACKAGE.glob(pattern)):
            yield path.read_bytes()
