"""Make a new workspace, completely or not at all: the starter, or a copy of the shipped one."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from compliance.errors import ComplianceError
from compliance.workspace import layout
from compliance.workspace.file_kinds import FILE_TYPES, FileKind, kind_of_file
from compliance.workspace.schemas import schema_text
from compliance.workspace.workspace import UnknownIdError

Files = dict[str, bytes]

STARTER = Path(__file__).parent / "starter"
SCHEMAS = "schemas"
# Under its real name, a dot file would already have its effect inside the package.
DOT = "dot-"


class UnusableFolderError(ComplianceError):
    """A path for a new workspace that is no folder, or a folder that is not empty."""

    def __init__(self, folder: Path, wrong: str) -> None:
        super().__init__(f'"{folder}" {wrong}; name a new folder or an empty one')


class UnwritableFolderError(ComplianceError):
    """A folder that cannot be written."""

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(f'cannot write "{folder}": {reason}; name a folder you may write')


def starter_files() -> Files:
    """Return the files of a clean workspace, by their paths in it."""
    return _with_schemas(_starter())


def shipped_files(agreement: str) -> Files:
    """Return the files of the shipped workspace, by their paths in it.

    Templates are none of them: a copy would hide those of later versions.

    Raises:
        UnknownIdError: the shipped workspace has no agreement of that id.
    """
    root = layout.bundled_root()
    known = [path.stem for path in (root / layout.AGREEMENTS).glob("*.yaml")]
    if agreement not in known:
        raise UnknownIdError("agreement", agreement, known)
    files = _read_files(root, (path for one in FILE_TYPES.values() for path in one.find(root)))
    return _with_schemas({**files, **{n: d for n, d in _starter().items() if n.startswith(".")}})


def create_workspace(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a new or empty folder: all of them, or none.

    Raises:
        UnusableFolderError: the folder is not empty, or it is no folder.
        UnwritableFolderError: it cannot be written.
    """
    try:
        _refuse(folder)
        if folder.exists():
            _fill(folder, files)
        else:
            folder.parent.mkdir(parents=True, exist_ok=True)
            _make(folder, files)
    except OSError as error:
        raise UnwritableFolderError(folder, error.strerror or "unknown reason") from None


def write_schemas(folder: Path) -> None:
    """Write the schema of every kind of file into a folder, which is made if it does not exist.

    Raises:
        UnwritableFolderError: it cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in _schemas().items():
            (folder / name).write_bytes(data)
    except OSError as error:
        raise UnwritableFolderError(folder, error.strerror or "unknown reason") from None


def _refuse(folder: Path) -> None:
    if folder.is_dir():
        if any(folder.iterdir()):
            raise UnusableFolderError(folder, "is not empty")
    elif folder.exists() or folder.is_symlink():
        raise UnusableFolderError(folder, "is no folder")


def _make(folder: Path, files: Mapping[str, bytes]) -> None:
    """Build a folder under a temporary name beside its place, then rename it."""
    with tempfile.TemporaryDirectory(prefix=f".{folder.name}.", dir=folder.parent) as beside:
        # A new folder inside, since other users may not open the temporary folder itself.
        built = Path(beside) / "built"
        _write(built, files)
        built.rename(folder)


def _fill(folder: Path, files: Mapping[str, bytes]) -> None:
    """Fill an empty folder without replacing it: it may be somebody's current folder."""
    with tempfile.TemporaryDirectory(prefix=".init.", dir=folder) as inside:
        built = Path(inside) / "built"
        _write(built, files)
        moved: list[Path] = []
        try:
            for path in sorted(built.iterdir()):
                place = folder / path.name
                moved.append(place)
                path.rename(place)
        except OSError:
            for place in moved:
                _remove(place)
            raise


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _starter() -> Files:
    found = _read_files(STARTER, STARTER.rglob("*"))
    return {re.sub(f"^{DOT}", ".", name): data for name, data in found.items()}


def _read_files(root: Path, paths: Iterable[Path]) -> Files:
    """Return the content of those paths that are files, without hidden files of editors."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(paths)
        if path.is_file() and not path.name.startswith(".")
    }


def _with_schemas(files: Files) -> Files:
    """Return files with the schemas, and in each the line that names its schema to editors."""
    schemas = {f"{SCHEMAS}/{name}": data for name, data in _schemas().items()}
    return {**{name: headed(name, data) for name, data in files.items()}, **schemas}


def _schemas() -> Files:
    return {f"{kind}.json": schema_text(kind).encode() for kind in FileKind}


def headed(name: str, data: bytes) -> bytes:
    """Return a file with a first line that names its schema to editors."""
    kind = kind_of_file(name)
    if kind is None or kind is FileKind.LOCK:
        return data
    path = f"{'../' * name.count('/')}{SCHEMAS}/{kind}.json"
    head = f"# yaml-language-server: $schema={path}\n"
    if kind is FileKind.SETTINGS:
        head = f"#:schema ./{path}\n"
    return data if data.startswith(head.encode()) else head.encode() + data
