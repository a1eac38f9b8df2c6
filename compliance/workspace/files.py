"""Read the bytes of workspace files: only regular files of limited size, each once."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from compliance.errors import Problem
from compliance.workspace.faults import shown

MOST_BYTES: Final = 8 * 1024 * 1024

MOST_SETTINGS_BYTES: Final = 64 * 1024

MOST_LOCK_BYTES: Final = 16 * MOST_BYTES
"""Larger than for other files: the lock is one file for all evidence, and a program writes it."""

_YAML = ".yaml"
_OTHER_ENDINGS = (".yml", _YAML)


@dataclass(frozen=True, slots=True)
class SourceBytes:
    """A file of a workspace: its path in the workspace and its bytes."""

    file: str
    stem: str
    data: bytes


def read_file(
    root: Path, file: str, problems: list[Problem], *, most: int = MOST_BYTES
) -> SourceBytes | None:
    """Return one file; links, devices and files of more than `most` bytes become Problems.

    Returns None where there is no such file, or where it became a Problem.
    """
    path = root / file
    try:
        status = path.lstat()
        if stat.S_ISLNK(status.st_mode):
            problems.append(_about(file, "link", "is a link; put the file itself here"))
        elif not stat.S_ISREG(status.st_mode):
            problems.append(_about(file, "not-a-file", "is no regular file; put a text file here"))
        elif status.st_size > most:
            problems.append(_about(file, "too-large", f"has over {_size(most)}; split it"))
        else:
            return SourceBytes(file, path.stem, path.read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        pass
    except OSError as error:
        problems.append(_unreadable(file, error))
    return None


def read_folder(root: Path, folder: str, problems: list[Problem]) -> Iterator[SourceBytes]:
    """Return the .yaml files at or below a folder of the workspace, in the order of paths.

    What begins with a dot is passed over: editors keep their own files under such names.
    """
    files = []
    for path, is_file in _walk(root, folder, problems):
        file = path.relative_to(root).as_posix()
        suffix = path.suffix
        if not is_file:
            problems.append(_about(file, "link", "is a link; put the folder itself here"))
        elif not file.isprintable() and suffix.lower() in _OTHER_ENDINGS:
            message = f"{shown(path.name)} has characters that cannot be printed; rename the file"
            problems.append(Problem(shown(file).strip('"'), 1, 1, "file-name", message))
        elif suffix == _YAML:
            files.append(file)
        elif suffix.lower() in _OTHER_ENDINGS:
            problems.append(_about(file, "file-name", f'ends in "{suffix}"; write "{_YAML}"'))
    for file in sorted(files):
        source = read_file(root, file, problems)
        if source is not None:
            yield source


def find_other_ending(root: Path, file: str, problems: list[Problem]) -> None:
    """Yield a Problem for a file that would be read if its name ended in .yaml."""
    other = str(Path(file).with_suffix(_OTHER_ENDINGS[0]))
    if os.path.lexists(root / other):
        problems.append(_about(other, "file-name", f'is not read; call it "{file}"'))


def _walk(root: Path, folder: str, problems: list[Problem]) -> Iterator[tuple[Path, bool]]:
    """Yield each path at or below a folder that is not a folder: files, and links to folders."""

    def note(error: OSError) -> None:
        path = Path(error.filename)
        file = path.relative_to(root).as_posix()
        if isinstance(error, NotADirectoryError):
            problems.append(_about(file, "not-a-file", "is no folder; put a folder here"))
        elif not isinstance(error, FileNotFoundError):
            problems.append(_unreadable(file, error))

    if (root / folder).is_symlink():
        yield root / folder, False
        return
    for at, folders, names in os.walk(root / folder, onerror=note):
        here = Path(at)
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from ((here / name, False) for name in folders if (here / name).is_symlink())
        yield from ((here / name, True) for name in names if not name.startswith("."))


def _size(count: int) -> str:
    kibibytes = count // 1024
    return f"{kibibytes} KiB" if kibibytes < 1024 else f"{kibibytes // 1024} MiB"  # noqa: PLR2004


def _about(file: str, code: str, message: str) -> Problem:
    return Problem(file, 1, 1, code, f'"{file.rsplit("/", 1)[-1]}" {message}')


def _unreadable(file: str, error: OSError) -> Problem:
    reason = error.strerror or "unknown reason"
    return _about(file, "unreadable", f"cannot be read: {reason}; check its rights")
