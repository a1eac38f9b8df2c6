"""Make a new workspace, completely or not at all: the starter, or a copy of a shipped one."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from compliance.errors import ComplianceError
from compliance.files.leftovers import find_leftovers, remove_leftover, remove_leftovers, stem_of
from compliance.files.locking import Lock, locked
from compliance.files.paths import Kind, LinkError, kind_of
from compliance.files.reading import UnreadError, list_below, names_in, read, read_shipped
from compliance.files.refusals import refusal
from compliance.files.writing import (
    flush_folder,
    make_folder,
    move,
    remove_file,
    replace_file,
    temporary_folder,
    write_new,
)
from compliance.workspace import layout
from compliance.workspace.file_kinds import FILE_TYPES, FileKind, kind_of_file
from compliance.workspace.files import MOST_LOCK_BYTES
from compliance.workspace.schemas import schema_id, schema_text
from compliance.workspace.workspace import UnknownIdError

Files = dict[str, bytes]

STARTER = Path(__file__).parent / "starter"
SCHEMAS = "schemas"
# Under its real name, a dot file would already have its effect inside the package.
DOT = "dot-"

_FILLING: Final = "init"
_BUILT: Final = "built"
_LISTED: Final = "files.json"


class UnusableFolderError(ComplianceError):
    """A path for a new workspace that is no folder, or a folder that is not empty."""

    def __init__(self, folder: Path, wrong: str) -> None:
        super().__init__(f'"{folder}" {wrong}; name a new folder or an empty one')


class UnwritableFolderError(ComplianceError):
    """A folder that cannot be written."""

    def __init__(self, folder: Path, error: OSError) -> None:
        why = refusal(error, "name a folder you may write")
        super().__init__(f'cannot write "{folder}": {why}')


def starter_files() -> Files:
    """Return the files of a clean workspace, by their paths in it."""
    return _with_schemas(_starter())


def shipped_files(agreement: str) -> Files:
    """Return the files of the shipped workspace that has an agreement, by their paths in it.

    Templates are none of them: a copy would hide those of later versions.

    Raises:
        UnknownIdError: no shipped workspace has an agreement of that id.
    """
    known = layout.carried_agreements()
    if agreement not in known:
        raise UnknownIdError("agreement", agreement, known)
    listed = _read_shipped(known[agreement], (one.path for one in FILE_TYPES.values()))
    files = {name: data for name, data in listed.items() if kind_of_file(name) is not None}
    return _with_schemas({**files, **{n: d for n, d in _starter().items() if n.startswith(".")}})


def create_workspace(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a new or empty folder: all of them, or none.

    What an earlier run left there that was killed is no obstacle, and is removed.

    Raises:
        UnusableFolderError: the folder is not empty, or it is no folder.
        UnwritableFolderError: it cannot be written.
    """
    try:
        layout.refuse_strange_folder(folder)
        # A run that was killed when all was in its place may have left an empty one.
        remove_leftovers(folder.parent, stem_of(folder.name).__eq__)
        kind = kind_of(folder)
        if kind is Kind.FOLDER:
            _fill(folder, files)
        elif kind is Kind.MISSING:
            make_folder(folder.parent)
            _make(folder, files)
        else:
            raise UnusableFolderError(folder, "is no folder")
    except LinkError:
        raise UnusableFolderError(folder, "is no folder") from None
    except OSError as error:
        raise UnwritableFolderError(folder, error) from None


def write_schemas(folder: Path) -> None:
    """Write the schema of every kind of file into a folder, which is made if it does not exist.

    Raises:
        UnusableFolderError: what is no schema of the program has the name of one; nothing was done.
        UnwritableFolderError: it cannot be written.
    """
    try:
        layout.refuse_strange_folder(folder)
        for kind in FileKind:
            _refuse_others_schema(folder, kind)
        make_folder(folder)
        for name, data in _schemas().items():
            replace_file(folder / name, [data], below=folder)
    except LinkError as error:
        wrong = f'has a link, "{Path(error.filename).name}"'
        raise UnusableFolderError(folder, wrong) from None
    except OSError as error:
        raise UnwritableFolderError(folder, error) from None


def _refuse_others_schema(folder: Path, kind: FileKind) -> None:
    """Refuse a folder in which what is no schema of the program has the name of one."""
    name = _schema_name(kind)
    if kind_of(folder / name) is not Kind.MISSING:
        with suppress(UnreadError, ValueError, RecursionError):
            found = json.loads(read(folder / name, most=MOST_LOCK_BYTES, below=folder))
            if isinstance(found, dict) and found.get("$id") == schema_id(kind):
                return
        raise UnusableFolderError(folder, f'has another "{name}"')


def _make(folder: Path, files: Mapping[str, bytes]) -> None:
    """Build a folder under a temporary name beside its place, then rename it."""
    with temporary_folder(folder.parent, folder.name) as beside:
        # A new folder inside, since other users may not open the temporary folder itself.
        _write(beside / _BUILT, files)
        move(beside / _BUILT, folder, below=folder.parent)
        flush_folder(folder.parent)


def _fill(folder: Path, files: Mapping[str, bytes]) -> None:
    """Fill an empty folder without replacing it: it may be somebody's current folder."""
    with locked(folder) as lock:
        if lock is Lock.HELD:
            raise UnusableFolderError(folder, "is being filled by another compliance")
        for left in find_leftovers(folder, _FILLING.__eq__):
            _take_back(folder, left)
            remove_leftover(left)
        if names_in(folder):
            raise UnusableFolderError(folder, "is not empty")
        with temporary_folder(folder, _FILLING) as inside:
            _write(inside / _BUILT, files)
            listed = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
            write_new(inside / _LISTED, [json.dumps(listed).encode()])
            try:
                for name in names_in(inside / _BUILT):
                    move(inside / _BUILT / name, folder / name, below=folder)
            except BaseException:
                _take_back(folder, inside)
                raise
        flush_folder(folder)


def _take_back(folder: Path, inside: Path) -> None:
    """Remove from a folder what was moved there from a temporary folder, and nothing else."""
    with suppress(UnreadError, ValueError, TypeError, RecursionError):
        listed = json.loads(read(inside / _LISTED, most=MOST_LOCK_BYTES, below=folder))
        for name, digest in dict(listed).items():
            with suppress(UnreadError, OSError, ValueError):
                data = read(folder / name, most=MOST_LOCK_BYTES, below=folder)
                if hashlib.sha256(data).hexdigest() == digest:
                    remove_file(folder / name, below=folder)


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, data in files.items():
        write_new(folder / name, [data])


def _starter() -> Files:
    found = _read_shipped(STARTER, names_in(STARTER))
    return {re.sub(f"^{DOT}", ".", name): data for name, data in found.items()}


def _read_shipped(root: Path, names: Iterable[str]) -> Files:
    """Return the content of shipped files and folders, without what editors hide there."""
    listed = [entry.file for name in names for entry in list_below(root, name)]
    return {file: read_shipped(root / file) for file in sorted(listed)}


def _with_schemas(files: Files) -> Files:
    """Return files with the schemas, and in each the line that names its schema to editors."""
    schemas = {f"{SCHEMAS}/{name}": data for name, data in _schemas().items()}
    return {**{name: headed(name, data) for name, data in files.items()}, **schemas}


def _schemas() -> Files:
    return {_schema_name(kind): schema_text(kind).encode() for kind in FileKind}


def _schema_name(kind: FileKind) -> str:
    return f"{kind}.json"


def headed(name: str, data: bytes) -> bytes:
    """Return a file with a first line that names its schema to editors."""
    kind = kind_of_file(name)
    if kind is None or kind is FileKind.LOCK or name.endswith(layout.LINES):
        return data
    path = f"{'../' * name.count('/')}{SCHEMAS}/{kind}.json"
    head = f"# yaml-language-server: $schema={path}\n"
    if kind is FileKind.SETTINGS:
        head = f"#:schema ./{path}\n"
    return data if data.startswith(head.encode()) else head.encode() + data
