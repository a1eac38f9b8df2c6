"""What stands at a path, without opening it, and which links lie on the way to it."""

from __future__ import annotations

import errno
import os
import stat
from enum import Enum, auto
from pathlib import Path


class Kind(Enum):
    """What stands at a path."""

    MISSING = auto()
    FILE = auto()
    FOLDER = auto()
    LINK = auto()
    OTHER = auto()
    """A pipe, a socket or a device."""
    UNKNOWN = auto()
    """The system does not say, for want of rights or since no path can be like that."""


class LinkError(OSError):
    """A path that leads over a link where none is followed."""

    def __init__(self, link: Path) -> None:
        super().__init__(errno.ELOOP, "a link stands there, and none is followed here", str(link))


def kind_of(path: Path, *, follow: bool = False) -> Kind:
    """Return what stands at a path; with `follow`, what a link there leads to. Never raises."""
    try:
        return look_at(path, follow=follow)
    except (OSError, ValueError):  # ValueError: the path has a NUL
        return Kind.UNKNOWN


def look_at(path: Path, *, follow: bool = False) -> Kind:
    """Return what stands at a path, and never UNKNOWN.

    Raises:
        OSError: the system does not say.
        ValueError: no path can be like that.
    """
    try:
        return kind_of_mode(path.stat(follow_symlinks=follow).st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return Kind.MISSING


def resolved(path: Path) -> Path:
    """Return a path without links; from links on that lead in a circle, it stays as it is."""
    return Path(os.path.realpath(path))  # Path.resolve raises a RuntimeError for a circle


def kind_of_mode(mode: int) -> Kind:
    """Return what a file is by its st_mode."""
    if stat.S_ISREG(mode):
        return Kind.FILE
    if stat.S_ISDIR(mode):
        return Kind.FOLDER
    return Kind.LINK if stat.S_ISLNK(mode) else Kind.OTHER


def refuse_links(path: Path, below: Path) -> None:
    """Allow no link on the way to a path, from below a folder on; the folder itself may be one.

    This holds for what stands there now. Who can change the folder at this moment is not kept out.

    Raises:
        LinkError: there is one.
        ValueError: the path is not below the folder.
    """
    here = below
    for part in path.relative_to(below).parts:
        here /= part
        if kind_of(here) is Kind.LINK:
            raise LinkError(here)
