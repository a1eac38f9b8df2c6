"""Read the text files that a user names, and say in a sentence why one cannot be read."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path, PurePath
from typing import Final

from compliance.errors import ComplianceError
from compliance.files.reading import UnreadError, lent, read
from compliance.library.store import MOST_BYTES
from compliance.workspace.layout import place_of

_ANY_SIZE: Final = 2**63 - 1
_SAID = {
    "link": ("is a link in a workspace, or behind one", "name the file itself"),
    "not-a-file": ("is no regular file", "name a text file"),
    "too-large": ("is larger than 64 MiB", "split it, or name the text of one publication"),
}

_BESIDE = _SAID | {
    "link": ("is a link, or behind one, and is left out", "add it by itself"),
    "missing": ("is not beside the list", "put it there"),
}
_DRIVE = re.compile("[A-Za-z]:")


class UnreadableFileError(ComplianceError):
    """A file that cannot be read, with the reason and the remedy."""

    def __init__(self, path: Path, reason: str, remedy: str) -> None:
        super().__init__(f'"{path}" {reason}; {remedy}')


def read_given_file(path: Path, most: int | None = None, remedy: str | None = None) -> bytes:
    """Return the bytes of a regular file of at most 64 MiB, or `most` bytes.

    Links are followed, except in a workspace, which may be a stranger's. `remedy` is for a file
    that is larger and no text.

    Raises:
        UnreadableFileError: The file is missing, not regular, too large, or not readable.
    """
    try:
        place, stranger = place_of(path, written=False)
        return read(place, most=most or MOST_BYTES, below=stranger)
    except UnreadError as error:
        large = f"is larger than {(most or MOST_BYTES) // 2**20:,} MiB"
        said = _SAID
        if remedy is not None:
            odd = (_SAID["not-a-file"][0], "name a file")
            said = {**_SAID, "not-a-file": odd, "too-large": (large, remedy)}
        raise _unreadable(path, error, said) from error


def read_beside(folder: Path, name: str) -> bytes:
    """Return the bytes of a regular file of at most 64 MiB below a folder, over no link.

    Args:
        folder: That of a list, which may be a stranger's.
        name: The path of the file as the list has it.

    Raises:
        UnreadableFileError: It lies elsewhere, is missing, not regular, too large or not readable.
    """
    path = PurePath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or _DRIVE.match(name):
        wrong = "lies outside the folder of the list, and is left out"
        raise UnreadableFileError(Path(name), wrong, "add it by itself")
    try:
        return read(folder / path, most=MOST_BYTES, below=folder)
    except UnreadError as error:
        raise _unreadable(Path(name), error, _BESIDE) from error


@contextmanager
def lent_file(path: Path) -> Iterator[int]:
    """Open a regular file of any size for another process, and yield the number of its handle.

    It follows links and raises what `read_given_file` does.
    """
    with ExitStack() as stack:
        try:
            place, stranger = place_of(path, written=False)
            handle = stack.enter_context(lent(place, most=_ANY_SIZE, below=stranger))
        except UnreadError as error:
            raise _unreadable(path, error) from error
        yield handle


def start_of_file(path: Path, most: int) -> bytes:
    """Return the first bytes of a regular file of any size.

    It follows links and raises what `read_given_file` does.
    """
    with lent_file(path) as handle:
        return os.pread(handle, most, 0)


def _unreadable(
    path: Path, error: UnreadError, said: Mapping[str, tuple[str, str]] = _SAID
) -> UnreadableFileError:
    unread = (f"cannot be read: {error.detail}", "name a file that can be")
    return UnreadableFileError(path, *said.get(error.reason, unread))
