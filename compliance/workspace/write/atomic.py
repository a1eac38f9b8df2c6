"""Replace a file in one step: readers, and a crash, see the old file or the new one."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

_ENDING = ".part"
_TEMPORARY = re.compile(rf"(?s)\.(?P<name>.+)\.[a-z0-9_]{{8}}{re.escape(_ENDING)}")
_BINARY: int = getattr(os, "O_BINARY", 0)
"""Otherwise Windows would write other line breaks."""
_LONGEST_WRITE = 3_600
"""Seconds after which a temporary file is taken to be left by a dead writer."""


def replace_file(path: Path, *data: bytes | memoryview, mode: int = 0o644) -> None:
    """Write bytes to a temporary file beside `path`, flush it to the disk, rename it to `path`.

    The rights of a file that was there are kept; a new one has those of `mode`. A neighbour that
    a writer of the same file left when it was killed, an hour ago or more, is taken away.

    Raises:
        OSError: the folder cannot be written; what stood there stays.
    """
    temporary = path.with_name(f".{path.name}.{os.urandom(4).hex()}{_ENDING}")
    # Nobody else can read it before it has the permissions of the file that it replaces.
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else mode)
        now = temporary.stat().st_mtime
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    flush_folder(path.parent)
    remove_temporaries(path.parent, re.compile(re.escape(path.name)), before=now - _LONGEST_WRITE)


def flush_folder(folder: Path) -> None:
    """Flush the names in a folder, such as a renamed one, to the disk, if the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def remove_temporaries(folder: Path, name: re.Pattern[str], *, before: float | None = None) -> None:
    """Remove temporary files that killed writers left for files with such names, if possible.

    Args:
        folder: Where to look; not below it.
        name: What the whole name of the file that was to be written must match.
        before: Only those last written before this moment; without it, all.
    """
    with suppress(OSError):
        for entry in _temporaries(folder, name):
            if before is None or entry.stat(follow_symlinks=False).st_mtime < before:
                Path(entry.path).unlink(missing_ok=True)


def _temporaries(folder: Path, name: re.Pattern[str]) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            found = _TEMPORARY.fullmatch(entry.name)
            if found and name.fullmatch(found["name"]) and entry.is_file(follow_symlinks=False):
                yield entry
