"""Locks on open files and folders, which end with the process that holds them.

Nothing is written to take one, so nothing is left of it: not in the folder, not in git, and not
after a kill.
"""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum, auto
from importlib import import_module
from pathlib import Path
from typing import Final

from compliance.errors import ComplianceError

LONGEST_WAIT = 30.0
"""Seconds."""
PATIENCE = 1.0
"""Seconds that a writer waits before it says so."""
STEP = 0.05

WINDOWS: Final = os.name == "nt"
_HELD: Final = frozenset({errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES})
# Windows locks bytes of a file, and against readers too, so this one is beyond any file's end.
_BEYOND_ANY_FILE: Final = 1 << 30


class Lock(Enum):
    """What came of asking for a lock."""

    TAKEN = auto()
    HELD = auto()
    """Another process, or another opening of the file, holds it."""
    NONE = auto()
    """This file system has no locks."""


class FolderBusyError(ComplianceError):
    """A folder into which another process has been writing for too long."""

    def __init__(self) -> None:
        super().__init__(
            f"another compliance has been writing into this folder for {LONGEST_WAIT:.0f} "
            "seconds; try again when it has finished"
        )


@contextmanager
def one_at_a_time(folder: Path, marker: str, say: Callable[[str], None]) -> Iterator[bool]:
    """Wait for other writers of a folder, and exclude them inside the block.

    What is to be changed must be read again inside.

    Args:
        folder: The folder, which exists.
        marker: The name of a file in it, for systems that lock no folders.
        say: Told when there is something to wait for, and when nothing can be locked here.

    Yields:
        Whether the folder is locked.

    Raises:
        FolderBusyError: another writer did not finish in time; nothing was done.
    """
    handle = open_folder(folder, marker)
    try:
        taken = handle is not None and _waited(handle, say)
        if not taken:
            say("this file system has no locks; do not write here twice at the same time")
        yield taken
    finally:
        if handle is not None:
            os.close(handle)


@contextmanager
def locked(folder: Path) -> Iterator[Lock]:
    """Ask for the lock of a folder without waiting; inside the block it is held, if it was free."""
    handle = open_folder(folder, "")
    try:
        yield Lock.NONE if handle is None else try_lock(handle)
    finally:
        if handle is not None:
            os.close(handle)


def _waited(handle: int, say: Callable[[str], None]) -> bool:
    """Wait for the lock, and return whether this file system has locks."""
    for turn in range(round(LONGEST_WAIT / STEP)):
        lock = try_lock(handle)
        if lock is not Lock.HELD:
            return lock is Lock.TAKEN
        if turn == round(PATIENCE / STEP):
            say("waiting for another compliance to finish writing")
        time.sleep(STEP)
    raise FolderBusyError


def try_lock(handle: int) -> Lock:
    """Ask for the lock of an open file or folder, without waiting; closing `handle` returns it."""
    try:
        _take(handle)
    except OSError as error:
        return Lock.HELD if error.errno in _HELD else Lock.NONE
    return Lock.TAKEN


def open_folder(folder: Path, marker: str) -> int | None:
    """Open a folder so that it can be locked; where none can be opened, a file in it, `marker`.

    Returns None if that cannot be opened either. Who asks closes it.
    """
    try:
        return os.open(folder / marker if WINDOWS else folder, os.O_RDONLY)
    except OSError:
        return None


def _take(handle: int) -> None:
    """Take the lock of an open file or folder.

    Raises:
        OSError: somebody holds it, or there are no locks here.
    """
    # Imported by name, since type checkers know each module only on its own system.
    if WINDOWS:
        msvcrt = import_module("msvcrt")
        os.lseek(handle, _BEYOND_ANY_FILE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        fcntl = import_module("fcntl")
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
