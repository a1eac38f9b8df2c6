"""Allow one writer of a workspace at a time, by a lock that ends with its process.

It is taken on the folder itself (flock), so nothing is written to take it and nothing is left of
it: not in the folder, not in git, and not after a kill. Readers need no lock, since every file is
replaced whole.
"""

from __future__ import annotations

import errno
import os
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

from compliance.errors import ComplianceError
from compliance.workspace import layout
from compliance.workspace.write.atomic import remove_temporaries

LONGEST_WAIT = 30.0
"""Seconds."""
PATIENCE = 1.0
"""Seconds that a writer waits before it says so."""
STEP = 0.05

_WINDOWS = os.name == "nt"
_HELD = frozenset({errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES})
# Windows locks bytes of a file, and against readers too, so this one is beyond any file's end.
_BEYOND_ANY_FILE = 1 << 30
_OF_WRITERS = {
    "": re.compile(re.escape(layout.LOCK)),
    layout.ARTICLES: re.compile(r".+\.yaml(\.draft)?", re.DOTALL),
}
"""The files that are written under the lock, as names by folder."""


class WorkspaceBusyError(ComplianceError):
    """A workspace into which another process has been writing for too long."""

    def __init__(self) -> None:
        super().__init__(
            f"another compliance has been writing into this workspace for {LONGEST_WAIT:.0f} "
            "seconds; try again when it has finished"
        )


@contextmanager
def writing(root: Path, say: Callable[[str], None]) -> Iterator[None]:
    """Wait for other writers of a workspace, and exclude them inside the block.

    What is to be changed must be read again inside. What killed writers left is removed.

    Args:
        root: The folder of the workspace.
        say: Told when there is something to wait for, and when nothing can be locked here.

    Raises:
        WorkspaceBusyError: another writer did not finish in time; nothing was done.
    """
    handle = _opened(root)
    try:
        if handle is None or not _taken(handle, say):
            say("this file system has no locks; do not write here twice at the same time")
        else:
            for folder, name in _OF_WRITERS.items():
                remove_temporaries(root / folder, name)
        yield
    finally:
        if handle is not None:
            os.close(handle)


def _opened(root: Path) -> int | None:
    path = root / layout.SETTINGS if _WINDOWS else root
    try:
        return os.open(path, os.O_RDONLY)
    except OSError:
        return None


def _taken(handle: int, say: Callable[[str], None]) -> bool:
    """Wait for the lock, and return whether this file system has locks."""
    for turn in range(round(LONGEST_WAIT / STEP)):
        try:
            _take(handle)
        except OSError as error:
            if error.errno not in _HELD:
                return False
        else:
            return True
        if turn == round(PATIENCE / STEP):
            say("waiting for another compliance to finish writing")
        time.sleep(STEP)
    raise WorkspaceBusyError


def _take(handle: int) -> None:
    """Take the lock of an open file or folder.

    Raises:
        OSError: somebody holds it, or there are no locks here.
    """
    # Imported by name, since type checkers know each module only on its own system.
    if _WINDOWS:
        msvcrt = import_module("msvcrt")
        os.lseek(handle, _BEYOND_ANY_FILE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        fcntl = import_module("fcntl")
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
