"""Open and list files: regular files only, of limited size, and over no link where it is asked."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import Final, Literal

from compliance.files.paths import Kind, LinkError, kind_of, kind_of_mode, refuse_links
from compliance.files.refusals import reason_of

MOST_NESTED: Final = 32
"""Folders in one another. Deeper ones are not looked into."""

Reason = Literal["missing", "link", "not-a-file", "too-large", "unreadable"]

# Some flags exist only on some systems. O_NONBLOCK keeps an open from waiting on a pipe that took
# the place of a file after it was looked at.
_READ: Final[int] = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_NO_LINK: Final[int] = getattr(os, "O_NOFOLLOW", 0)


class UnreadError(Exception):
    """A file that was not read: why, and the link on its way or what the system says, if any."""

    def __init__(self, path: Path, reason: Reason, detail: str = "") -> None:
        super().__init__(f"{path}: {reason} {detail}".rstrip())
        self.path, self.reason, self.detail = path, reason, detail


@dataclass(frozen=True, slots=True)
class Entry:
    """What was found below a folder: its path from the root, with slashes, and what it is.

    FOLDER stands for one that was not looked into since it lies too deep, LINK for a link of any
    kind (`to_folder` tells to what), and UNKNOWN for a folder that cannot be listed, for the reason
    in `detail`.
    """

    file: str
    kind: Kind
    to_folder: bool = False
    detail: str = ""


def read(path: Path, *, most: int, below: Path | None = None) -> bytes:
    """Return the bytes of a regular file of at most `most` bytes.

    Anything else is refused before it is opened, since merely opening a pipe can block for ever and
    opening a tape can rewind it.

    Args:
        path: The file.
        most: Bytes; of a larger file nothing is read.
        below: A folder above it, from below which on no link is followed. Without it they are, as
            the user who named the path expects.

    Raises:
        UnreadError: the file is missing, not regular, too large, behind a link, or not readable.
    """
    with _opened(path, most, below) as file:
        # Not `most` at once: so much memory would be set aside, whatever the file has.
        size = os.fstat(file.fileno()).st_size
        data: bytes | None = file.read(size + 1)
        if data is not None and len(data) > size:  # it has grown since, or is of the system
            data += file.read(most + 1 - len(data)) or b""
    if data is None:  # a file of the system that is empty now and may never end
        raise UnreadError(path, "not-a-file")
    if len(data) > most:
        raise UnreadError(path, "too-large")
    if data and not size:  # one that says that it is empty, and is not
        raise UnreadError(path, "not-a-file")
    return data


@contextmanager
def lent(path: Path, *, most: int, below: Path | None = None) -> Iterator[int]:
    """Open a regular file for another process to read, and yield the number of its handle.

    It takes and raises what `read` does.
    """
    with _opened(path, most, below) as file:
        handle = os.dup(file.fileno())
    try:
        yield handle
    finally:
        os.close(handle)


def stamp_of(path: Path) -> tuple[int, int, int] | None:
    """Return what changes whenever a file is written or replaced; None if there is none."""
    try:
        status = path.stat(follow_symlinks=False)
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


def size_of(path: Path) -> int:
    """Return how many bytes a file has; none if there is none."""
    stamp = stamp_of(path)
    return 0 if stamp is None else stamp[1]


@contextmanager
def _opened(path: Path, most: int, below: Path | None) -> Iterator[BufferedReader]:
    """Open a regular file of at most `most` bytes; what goes wrong inside, too, is told alike."""
    try:
        if below is not None:
            refuse_links(path, below)
        _refuse(path, path.stat(), most)
        handle = os.open(path, _READ if below is None else _READ | _NO_LINK)
        with os.fdopen(handle, "rb") as file:
            # Looked at again, now open: the name may lead to another file by now.
            _refuse(path, os.fstat(file.fileno()), most)
            yield file
    except (FileNotFoundError, NotADirectoryError) as error:
        raise UnreadError(path, "missing", _said(error)) from None
    except LinkError as error:
        raise UnreadError(path, "link", error.filename) from None
    except (OSError, ValueError) as error:
        raise UnreadError(path, "unreadable", _said(error)) from None


def hash_of_file(path: Path, *, most: int, below: Path) -> str:
    """Return the SHA-256 of a file, in lower-case hexadecimal, without holding it whole.

    It takes and raises what `read` does.
    """
    with _opened(path, most, below) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read_shipped(path: Path) -> bytes:
    """Return the bytes of a file that is part of the program, which is trusted."""
    return path.read_bytes()


def list_below(root: Path, folder: str) -> Iterator[Entry]:
    """Yield what stands at or below a folder of a root, in the order of paths, but for folders.

    What begins with a dot is passed over: editors keep their own files under such names. No link
    is followed. Nothing is yielded where there is nothing.
    """
    kind = kind_of(root / folder)
    if folder.startswith("."):
        return
    if kind is Kind.FOLDER:
        yield from _listed(root, folder)
    elif kind is Kind.LINK:
        yield Entry(folder, kind, to_folder=True)
    elif kind is not Kind.MISSING:
        yield Entry(folder, kind)


def names_in(folder: Path) -> tuple[str, ...]:
    """Return the names in a folder, hidden ones too, in order.

    Raises:
        OSError: it cannot be listed.
    """
    return tuple(sorted(path.name for path in folder.iterdir()))


def _listed(root: Path, folder: str) -> Iterator[Entry]:
    if folder.count("/") > MOST_NESTED:
        yield Entry(folder, Kind.FOLDER)
        return
    try:
        with os.scandir(root / folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        yield Entry(folder, Kind.UNKNOWN, detail=_said(error))
        return
    for entry in found:
        if entry.name.startswith("."):
            continue
        file = f"{folder}/{entry.name}"
        if entry.is_symlink():
            yield Entry(file, Kind.LINK, to_folder=_leads_to_folder(entry))
        elif entry.is_dir(follow_symlinks=False):
            yield from _listed(root, file)
        else:
            regular = entry.is_file(follow_symlinks=False)
            yield Entry(file, Kind.FILE if regular else Kind.OTHER)


def _leads_to_folder(entry: os.DirEntry[str]) -> bool:
    return kind_of(Path(entry.path), follow=True) is Kind.FOLDER


def _refuse(path: Path, status: os.stat_result, most: int) -> None:
    if kind_of_mode(status.st_mode) is not Kind.FILE:
        raise UnreadError(path, "not-a-file")
    if status.st_size > most:
        raise UnreadError(path, "too-large")


def _said(error: OSError | ValueError) -> str:
    """Return what the system says."""
    if isinstance(error, OSError):
        return reason_of(error)
    return "no path can be like that"
