"""Read and write compliance.lock: JSON Lines, one line for each record, each checked by itself."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import TypeVar

from compliance.errors import MOST_PROBLEMS, InvalidWorkspaceError, Problem, first_of
from compliance.files.writing import replace_file
from compliance.model.base import as_written
from compliance.model.lock import LockEntry
from compliance.workspace import layout
from compliance.workspace.conflicts import MERGE_CONFLICT, SIGNS, find_conflicts
from compliance.workspace.evidence import id_order
from compliance.workspace.faults import Fault, shown
from compliance.workspace.files import MOST_LOCK_BYTES, SourceBytes, read_file
from compliance.workspace.gate import check_shape
from compliance.workspace.layout import UnwritableWorkspaceError

T = TypeVar("T")

_CURE = "take the line out and affirm that evidence anew"


def read_lock(source: SourceBytes) -> tuple[tuple[LockEntry, ...], tuple[Problem, ...]]:
    """Return the valid lines of a lock in the order of ids, and the faults of the others."""
    entries: dict[str, LockEntry] = {}
    if problems := list(islice(find_conflicts_in(source), MOST_PROBLEMS + 1)):
        return (), first_of(problems)
    for number, line in enumerate(BytesIO(source.data), 1):
        if not line.strip():
            continue
        entry, wrong = read_line(line, LockEntry, _CURE)
        if entry is not None and entry.evidence in entries:
            wrong = [f'"{entry.evidence}" stands in a line above already; keep one of them']
        elif entry is not None:
            entries[entry.evidence] = entry
        problems.extend(Problem(source.file, number, 1, "lock", message) for message in wrong)
        if len(problems) > MOST_PROBLEMS:
            break
    return tuple(entries[key] for key in sorted(entries)), first_of(problems)


def find_conflicts_in(source: SourceBytes) -> Iterator[Problem]:
    """Yield the conflicts that git left in a file of lines."""
    # A lock may be large, and is decoded as a whole only where a conflict can be in it.
    if any(sign.encode() in source.data for sign in SIGNS):
        for line, said in find_conflicts(source.data.decode("utf-8", "replace")):
            yield Problem(source.file, line, 1, MERGE_CONFLICT, said)


def read_standing_lock(root: Path) -> tuple[LockEntry, ...]:
    """Return the lines that the lock of a workspace has at this moment.

    Raises:
        InvalidWorkspaceError: the lock is wrong, or cannot be read.
    """
    problems: list[Problem] = []
    source = read_file(root, layout.LOCK, problems, most=MOST_LOCK_BYTES)
    entries, wrong = ((), ()) if source is None else read_lock(source)
    if problems or wrong:
        raise InvalidWorkspaceError([*problems, *wrong])
    return entries


def read_line(line: bytes, shape: type[T], cure: str) -> tuple[T | None, list[str]]:
    """Return the record in a line of JSON, and what is wrong with it; `cure` is what to do then."""
    try:
        value = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError):
        return None, [f"the line is not JSON; {cure}"]
    if not isinstance(value, dict):
        return None, [f"the line is not JSON object; {cure}"]
    faults: list[Fault] = []
    entry = check_shape(value, shape, "", faults)
    return entry, [_in_line(fault) for fault in faults]


def _in_line(fault: Fault) -> str:
    """Return the message of a fault, after the key it is about unless it names the key."""
    if fault.code in ("unknown-key", "missing-key"):
        return fault.message
    where = ".".join(str(step) for step in fault.route)
    return f"{shown(where)}: {fault.message}"


def lock_line(entry: LockEntry) -> str:
    """Return one line of the lock, without its line break."""
    value = as_written(replace(entry, fingerprint=dict(sorted(entry.fingerprint.items()))))
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def lock_bytes(entries: Iterable[LockEntry]) -> bytes:
    """Return the bytes of a whole lock."""
    ordered = sorted(entries, key=lambda entry: id_order(entry.evidence))
    return "".join(f"{lock_line(entry)}\n" for entry in ordered).encode()


def write_lock(root: Path, entries: Iterable[LockEntry]) -> bool:
    """Write the lock of a workspace, and return whether that changed a byte.

    An empty one says what none says, so that none is made; one that loses its last line stays, as
    a program that was asked for lines should remove no file.

    Whoever computes entries from what stands there does both inside `writers_lock.writing`.

    Raises:
        ReadOnlyWorkspaceError: the workspace came with an installed package.
        UnwritableWorkspaceError: it cannot be written; what stood there stays.
    """
    data = lock_bytes(entries)
    standing = read_file(root, layout.LOCK, [], most=MOST_LOCK_BYTES)
    if data == (b"" if standing is None else standing.data):
        return False
    layout.refuse_installed(root)
    try:
        replace_file(root / layout.LOCK, [data], below=root)
    except OSError as error:
        raise UnwritableWorkspaceError(error) from None
    return True
