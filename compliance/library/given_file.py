"""Read the text files that a user names, and say in a sentence why one cannot be read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
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


class UnreadableFileError(ComplianceError):
    """A file that cannot be read, with the reason and the remedy."""

    def __init__(self, path: Path, reason: str, remedy: str) -> None:
        super().__init__(f'"{path}" {reason}; {remedy}')


def read_given_file(path: Path) -> bytes:
    """Return the bytes of a regular file of at most 64 MiB.

    Links are followed, except in a workspace, which may be a stranger's.

    Raises:
        UnreadableFileError: The file is missing, not regular, too large, or not readable.
    """
    try:
        place, stranger = place_of(path, written=False)
        return read(place, most=MOST_BYTES, below=stranger)
    except UnreadError as error:
        raise _unreadable(path, error) from error


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


def _unreadable(path: Path, error: UnreadError) -> UnreadableFileError:
    unread = (f"cannot be read: {error.detail}", "name a file that can be")
    return UnreadableFileError(path, *_SAID.get(error.reason, unread))
