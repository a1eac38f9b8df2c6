"""Read regular files, and refuse devices, pipes and files that are too large."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from compliance.errors import ComplianceError

MOST_BYTES = 64 * 1024 * 1024

# Some flags exist only on some systems. O_NONBLOCK keeps an open from waiting on a pipe that took
# the place of a file after it was checked.
_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)


class UnreadableFileError(ComplianceError):
    """A file that cannot be read, with the reason and the remedy."""

    def __init__(self, path: Path, reason: str, remedy: str) -> None:
        super().__init__(f'"{path}" {reason}; {remedy}')


def read_regular_file(path: Path, *, follow_links: bool) -> bytes:
    """Return the bytes of a regular file of at most 64 MiB.

    Anything else is refused before it is opened, since merely opening a pipe can block for ever
    and opening a tape can rewind it.

    Raises:
        UnreadableFileError: The file is missing, not regular, too large, or not readable.
    """
    try:
        _refuse(path, path.stat(follow_symlinks=follow_links))
        flags = _READ if follow_links else _READ | _NO_LINK
        with os.fdopen(os.open(path, flags), "rb") as file:
            # Checked again on the open file: the name may lead to another file by now.
            _refuse(path, os.fstat(file.fileno()))
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        reason = f"cannot be read: {error.strerror or error}"
        raise UnreadableFileError(path, reason, "name a file that can be") from error
    if len(data) > MOST_BYTES:
        raise _too_large(path)
    return data


def _refuse(path: Path, status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableFileError(path, "is no regular file", "name a text file")
    if status.st_size > MOST_BYTES:
        raise _too_large(path)


def _too_large(path: Path) -> UnreadableFileError:
    return UnreadableFileError(
        path, "is larger than 64 MiB", "split it, or name the text of one publication"
    )
