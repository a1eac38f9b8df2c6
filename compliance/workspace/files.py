"""Read the bytes of a workspace's files: regular files only, of bounded size, each once."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compliance.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_BYTES = 32 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class SourceBytes:
    """One file of a workspace as read: its path in the workspace and its bytes."""

    file: str
    stem: str
    data: bytes


def read_file(root: Path, file: str, problems: list[Problem]) -> SourceBytes | None:
    """Read one file; links, devices and files over the limit become Problems.

    Returns None where there is no such file, or where it became a Problem.
    """
    path = root / file
    try:
        status = path.lstat()
    except OSError:
        return None
    if stat.S_ISLNK(status.st_mode):
        problems.append(_about(file, "link", "is a link; put the file itself here"))
    elif not stat.S_ISREG(status.st_mode):
        problems.append(_about(file, "not-a-file", "is no regular file; put a text file here"))
    elif status.st_size > MAX_BYTES:
        limit = MAX_BYTES // 1024 // 1024
        problems.append(_about(file, "too-large", f"has over {limit} MiB; split it"))
    else:
        try:
            return SourceBytes(file, path.stem, path.read_bytes())
        except OSError as error:
            reason = error.strerror or "unknown reason"
            problems.append(_about(file, "unreadable", f"cannot be read: {reason}; check its rights"))
    return None


def read_folder(root: Path, folder: str, problems: list[Problem]) -> Iterator[SourceBytes]:
    """Read the .yaml files at or below a folder of the workspace, in the order of their paths."""
    base = root / folder
    if base.is_symlink():
        problems.append(_about(folder, "link", "is a link; put the folder itself here"))
        return
    for path in sorted(base.rglob("*")):
        file = path.relative_to(root).as_posix()
        if path.suffix == ".yml":
            problems.append(_about(file, "file-name", 'ends in ".yml"; write ".yaml"'))
        elif path.suffix == ".yaml":
            source = read_file(root, file, problems)
            if source is not None:
                yield source


def _about(file: str, code: str, message: str) -> Problem:
    return Problem(file, 1, 1, code, f'"{file.rsplit("/", 1)[-1]}" {message}')


