"""Write, move and remove files: a reader, and a crash, see the old file or the new one."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from io import FileIO
from pathlib import Path
from typing import Final

from compliance.files.leftovers import remove_leftovers, stem_of, temporary_name
from compliance.files.locking import WINDOWS, Lock, open_folder, try_lock
from compliance.files.paths import Kind, kind_of, look_at, refuse_links
from compliance.files.undisturbed import undisturbed

Parts = Iterable[bytes | memoryview]

_NEW: Final[int] = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
"""O_BINARY: otherwise Windows would write other line breaks."""
_BEHIND: Final[int] = (
    os.O_RDWR
    | os.O_CREAT
    | os.O_APPEND
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
)
_THROUGH: Final[int] = os.O_WRONLY | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_NONBLOCK", 0)
"""O_NONBLOCK: otherwise a pipe that nobody reads is waited for, for ever."""
_TURN: Final = -1 if WINDOWS else 1


def replace_file(path: Path, parts: Parts, *, mode: int = 0o644, below: Path | None = None) -> None:
    """Write bytes to a temporary file beside `path`, flush it to the disk, rename it to `path`.

    The rights of a file that was there are kept; a new one has those of `mode`. What killed
    writers of the same file left is removed.

    Args:
        path: The file. Its folder exists; a link of that name is replaced, unless `below` is given.
        parts: Its bytes, in any pieces.
        mode: The rights of a new file.
        below: A folder above it, from below which on no link is allowed.

    Raises:
        OSError: the folder cannot be written, or a link is in the way; what stood there stays.
    """
    if below is not None:
        refuse_links(path, below)
    remove_leftovers(path.parent, stem_of(path.name).__eq__)
    temporary: Path | None = None
    try:
        with undisturbed():
            # Nobody else can read it before it has the permissions of the file that it replaces.
            temporary, handle = _new_temporary(path)
        with os.fdopen(handle, "wb") as file:
            file.writelines(parts)
            file.flush()
            os.fsync(file.fileno())
            there = kind_of(path) is Kind.FILE
            temporary.chmod(path.stat().st_mode & 0o777 if there else mode)
            # Once it is closed, others may take it for left behind. Windows renames no open file.
            for step in (lambda: temporary.replace(path), file.close)[::_TURN]:
                step()
    except BaseException:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        raise
    flush_folder(path.parent)


def add_lines(path: Path, lines: Iterable[bytes], *, mode: int = 0o644, below: Path) -> None:
    """Add lines to the end of a file, which is made if there is none, and flush them to the disk.

    Nothing that stands there is touched. If the last line was cut, as by a kill, the new ones begin
    below it. Whoever adds lines does it under a lock.

    Args:
        path: The file. Its folder exists.
        lines: The lines, each without its line break.
        mode: The rights of a new file.
        below: A folder above it, from below which on no link is allowed.

    Raises:
        OSError: it cannot be written, it is no regular file, or a link is in the way; then none of
            the lines is there.
    """
    refuse_links(path, below)
    if kind_of(path) not in {Kind.MISSING, Kind.FILE}:
        raise OSError(errno.EINVAL, "it is no regular file")
    with os.fdopen(os.open(path, _BEHIND, mode), "r+b", buffering=0) as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(size - 1, 0))
        gap = b"" if file.read(1) in {b"", b"\n"} else b"\n"
        try:
            _write_all(file, gap + b"".join(line + b"\n" for line in lines))
            os.fsync(file.fileno())
        except BaseException:
            # Half a line would be no harm, but one that nobody is told of should not be there.
            with suppress(OSError):
                file.truncate(size)
            raise
    flush_folder(path.parent)


def _write_all(file: FileIO, data: bytes) -> None:
    """Write bytes to an unbuffered file, which may take them in several goes."""
    while data:
        data = data[file.write(data) or 0 :]


def write_given(path: Path, parts: Parts, *, below: Path | None) -> None:
    """Write to a path that the user named: replace a file, or write to a device or a pipe.

    Args:
        path: An absolute path. A link there is followed, and what it leads to is replaced.
        parts: The bytes.
        below: A folder above it that may be a stranger's: from below it on no link is followed, and
            only regular files are replaced.

    Raises:
        OSError: it cannot be written.
    """
    if below is not None:
        refuse_links(path, below)
    kind = look_at(path, follow=True)
    if kind is Kind.FOLDER or (kind is Kind.OTHER and below is not None):
        raise OSError(errno.EINVAL, "it is no regular file")
    if kind is Kind.OTHER:
        handle = os.open(path, _THROUGH)
        os.set_blocking(handle, True)
        with os.fdopen(handle, "wb") as file:
            file.writelines(parts)
    else:
        replace_file(path.resolve(), parts)


def write_new(path: Path, parts: Parts) -> None:
    """Write a file that does not exist yet into a temporary folder of ours, and make its folders.

    It is not flushed to the disk: what a crash cuts short is not moved from there.

    Raises:
        OSError: something stands there, or it cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(path, _NEW, 0o644), "wb") as file:
        file.writelines(parts)


def make_folder(path: Path, *, mode: int = 0o777, below: Path | None = None) -> None:
    """Make a folder and those above it, unless it exists; below a folder, over no link.

    Raises:
        OSError: it cannot be made, or something else is in the way.
    """
    if below is not None:
        refuse_links(path, below)
    path.mkdir(mode=mode, parents=True, exist_ok=True)


@contextmanager
def temporary_folder(parent: Path, name: str) -> Iterator[Path]:
    """Yield a new, locked folder in a folder; it is removed at the end with what is still in it.

    What killed processes left of folders for the same name is removed first.

    Raises:
        OSError: it cannot be made.
    """
    remove_leftovers(parent, stem_of(name).__eq__)
    with ExitStack() as at_the_end:
        with undisturbed():
            folder, handle = _new_temporary_folder(parent, name)
            at_the_end.callback(_remove_temporary_folder, folder, handle)
        yield folder


def move(path: Path, place: Path, *, below: Path) -> None:
    """Rename a file or folder to a place below a folder, over no link; a file there is replaced.

    Raises:
        OSError: it cannot be renamed, or a link is in the way.
    """
    refuse_links(place, below)
    path.replace(place)


def remove_file(path: Path, *, below: Path) -> None:
    """Remove a file below a folder, and each folder above it that this leaves empty.

    Raises:
        OSError: it cannot be removed, or a link is in the way.
    """
    refuse_links(path, below)
    path.unlink()
    remove_empty_folders(path.parent, below=below)


def remove_empty_folders(folder: Path, *, below: Path) -> None:
    """Remove a folder if it is empty, and each above it that this leaves empty, up to `below`."""
    with suppress(OSError):  # something is in it
        while folder != below:
            refuse_links(folder, below)
            folder.rmdir()
            folder = folder.parent


def _new_temporary(path: Path) -> tuple[Path, int]:
    """Make and lock a temporary file beside a path; return it, open for writing."""
    while True:
        temporary = path.with_name(temporary_name(path.name))
        handle = os.open(temporary, _NEW, 0o600)
        if _is_ours(handle):
            return temporary, handle
        os.close(handle)


def _new_temporary_folder(parent: Path, name: str) -> tuple[Path, int | None]:
    """Make and lock a temporary folder; return it with what holds the lock, if there is any."""
    while True:
        folder = parent / temporary_name(name)
        folder.mkdir(mode=0o700)
        handle = open_folder(folder, "")
        if handle is None or _is_ours(handle):
            return folder, handle
        os.close(handle)


def _remove_temporary_folder(folder: Path, handle: int | None) -> None:
    """Remove it with one folder open at a time, for which room is made if there is none left.

    That is why `shutil.rmtree` does not do here: it keeps those above open, so that nobody can put
    a link there, but only we may write into this one.
    """
    with undisturbed():
        if handle is not None:
            os.close(handle)
        for place, folders, files in os.walk(folder, topdown=False):
            for name in files:
                with suppress(OSError):
                    Path(place, name).unlink()
            for name in folders:
                with suppress(OSError):
                    Path(place, name).rmdir()
        with suppress(OSError):
            folder.rmdir()


def _is_ours(handle: int) -> bool:
    """Lock what was just made, unless somebody took it for left behind before it was locked."""
    return try_lock(handle) is not Lock.HELD and os.fstat(handle).st_nlink > 0


def flush_folder(folder: Path) -> None:
    """Flush the names in a folder, such as a renamed one, to the disk, if the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
