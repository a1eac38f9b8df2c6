"""Temporary files and folders: how they are named, and how those of killed processes are known.

A name has a checksum in it, so that no file of anybody else is taken for one of them. While a
process uses one it holds the lock on it; so one that can be locked was left behind.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from compliance.files.locking import Lock, try_lock

_NAME: Final = re.compile(r"(?s)\.(?P<stem>.+)\.(?P<random>[0-9a-f]{8})(?P<sum>[0-9a-f]{8})\.part")
_LONGEST_STEM: Final = 200
"""Bytes; the name of a file may have 255, and ours adds 23."""
_LONGEST_WRITE: Final = 3_600
"""Seconds after which, where nothing can be locked, a temporary file is taken to be left behind."""
_LINKLESS: Final[int] = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


def temporary_name(name: str) -> str:
    """Return a new name for the temporary file or folder of what is to be called `name`."""
    stem = stem_of(name)
    random = os.urandom(4).hex()
    return f".{stem}.{random}{_sum(stem, random)}.part"


def stem_of(name: str) -> str:
    """Return the part of a name that stands in the names of its temporary files."""
    return os.fsdecode(os.fsencode(name)[:_LONGEST_STEM])


def stem_of_temporary(name: str) -> str | None:
    """Return the stem in a name that `temporary_name` made; None for any other name."""
    found = _NAME.fullmatch(name)
    if found is None or found["sum"] != _sum(found["stem"], found["random"]):
        return None
    return found["stem"]


def remove_leftovers(folder: Path, wanted: Callable[[str], object]) -> None:
    """Remove the temporary files and folders that dead processes left, as far as possible.

    Args:
        folder: Where to look; not below it.
        wanted: Tells, of the stem of a name, whether such a file is to go.
    """
    for path in find_leftovers(folder, wanted):
        with suppress(OSError):
            remove_leftover(path)


def find_leftovers(folder: Path, wanted: Callable[[str], object]) -> Iterator[Path]:
    """Yield the temporary files and folders in a folder that no process uses any more."""
    try:
        with os.scandir(folder) as entries:
            found = sorted(entry.path for entry in entries if _is_wanted(entry, wanted))
    except OSError:
        return
    for path in found:
        with suppress(OSError), _opened(path) as handle:
            # It stays locked while the caller has it, so that nobody begins to use it meanwhile.
            if _is_left(handle):
                yield Path(path)


def remove_leftover(path: Path) -> None:
    """Remove a temporary file, or a temporary folder with what is in it; no link is followed."""
    if path.is_dir():
        # Folders in one another without end were never ours.
        with suppress(RecursionError):
            shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _is_wanted(entry: os.DirEntry[str], wanted: Callable[[str], object]) -> bool:
    stem = stem_of_temporary(entry.name)
    return stem is not None and bool(wanted(stem)) and not entry.is_symlink()


@contextmanager
def _opened(path: str) -> Iterator[int]:
    handle = os.open(path, os.O_RDONLY | _LINKLESS)
    try:
        yield handle
    finally:
        os.close(handle)


def _is_left(handle: int) -> bool:
    lock = try_lock(handle)
    age = time.time() - os.fstat(handle).st_mtime
    return lock is Lock.TAKEN or (lock is Lock.NONE and age > _LONGEST_WRITE)


def _sum(stem: str, random: str) -> str:
    known = b"compliance temporary\0" + os.fsencode(stem) + random.encode()
    return hashlib.sha256(known).hexdigest()[:8]
