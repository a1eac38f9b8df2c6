"""Read the bytes of workspace files: only regular files of limited size, each once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from compliance.errors import Problem
from compliance.files.paths import Kind, kind_of
from compliance.files.reading import MOST_NESTED, Entry, UnreadError, list_below, read
from compliance.model.characters import escaped
from compliance.workspace import layout
from compliance.workspace.faults import shown

MOST_BYTES: Final = 8 * 1024 * 1024

MOST_SETTINGS_BYTES: Final = 64 * 1024

MOST_LOCK_BYTES: Final = 16 * MOST_BYTES
"""Larger than for other files: the lock is one file for all evidence, and a program writes it."""

_YAML = ".yaml"
_MEANT: Final = {
    ".yml": _YAML,
    _YAML: _YAML,
    **dict.fromkeys((layout.LINES, ".ndjson", ".jsonlines"), layout.LINES),
}
"""How a file should end, by how it ends."""


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
        return SourceBytes(file, path.stem, read(path, most=most, below=root))
    except UnreadError as error:
        if error.reason == "link":
            linked = Path(error.detail).relative_to(root).as_posix()
            problems.append(_link(linked, to_folder=linked != file))
        elif error.reason == "not-a-file":
            problems.append(_no_file(file))
        elif error.reason == "too-large":
            problems.append(_about(file, "too-large", f"has over {_size(most)}; split it"))
        elif error.reason == "unreadable":
            problems.append(_unreadable(file, error.detail))
    return None


def read_folder(
    root: Path, folder: str, problems: list[Problem], endings: Sequence[str] = (_YAML,)
) -> Iterator[SourceBytes]:
    """Return the files at or below a folder of the workspace that end so, in the order of paths.

    What begins with a dot is passed over: editors keep their own files under such names.
    """
    files = []
    for entry in list_below(root, folder):
        odd = find_odd_entry(entry, folder)
        suffix = PurePosixPath(entry.file).suffix
        if odd is not None:
            problems.append(odd)
        elif (wanted := _MEANT.get(suffix.lower())) not in endings:
            continue
        elif not entry.file.isprintable():
            name = PurePosixPath(entry.file).name
            message = f"{shown(name)} has characters that cannot be printed; rename the file"
            problems.append(Problem(escaped(entry.file), 1, 1, "file-name", message))
        elif suffix != wanted:
            message = f'ends in "{suffix}"; write "{wanted}"'
            problems.append(_about(entry.file, "file-name", message))
        else:
            files.append(entry.file)
    for file in sorted(files):
        source = read_file(root, file, problems)
        if source is not None:
            yield source


def find_odd_entry(entry: Entry, folder: str) -> Problem | None:
    """Return what is wrong with something in a folder of the workspace, whatever its name."""
    if entry.kind is Kind.LINK:
        return _link(entry.file, to_folder=entry.to_folder)
    if entry.kind is Kind.UNKNOWN:
        return _unreadable(entry.file, entry.detail)
    if entry.kind is Kind.FOLDER:
        message = f"lies in more than {MOST_NESTED} folders; move it up"
        return _about(entry.file, "too-deep", message)
    if entry.file == folder:
        return _about(entry.file, "not-a-file", "is no folder; put a folder here")
    return _no_file(entry.file) if entry.kind is Kind.OTHER else None


def find_odd_templates(root: Path) -> Iterator[Problem]:
    """Yield a Problem for whatever stands among a workspace's templates and is no file."""
    for entry in list_below(root, layout.TEMPLATES):
        problem = find_odd_entry(entry, layout.TEMPLATES)
        if problem is not None:
            yield problem


def find_other_ending(root: Path, file: str, problems: list[Problem]) -> None:
    """Yield a Problem for a file that would be read if its name ended in .yaml."""
    other = str(Path(file).with_suffix(".yml"))
    if kind_of(root / other) is not Kind.MISSING:
        problems.append(_about(other, "file-name", f'is not read; call it "{file}"'))


def _size(count: int) -> str:
    kibibytes = count // 1024
    return f"{kibibytes} KiB" if kibibytes < 1024 else f"{kibibytes // 1024} MiB"  # noqa: PLR2004


def _about(file: str, code: str, message: str) -> Problem:
    named = escaped(file)
    return Problem(named, 1, 1, code, f'"{named.rsplit("/", 1)[-1]}" {message}')


def _link(file: str, *, to_folder: bool) -> Problem:
    wanted = "folder" if to_folder else "file"
    return _about(file, "link", f"is a link; put the {wanted} itself here")


def _no_file(file: str) -> Problem:
    return _about(file, "not-a-file", "is no regular file; put a text file here")


def _unreadable(file: str, reason: str) -> Problem:
    return _about(file, "unreadable", f"cannot be read: {reason}; check its rights")
