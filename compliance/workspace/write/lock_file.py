"""Write compliance.lock: one line for each record, in the order of ids, always the same bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from compliance.errors import ComplianceError
from compliance.model.lock import LockEntry
from compliance.workspace import layout
from compliance.workspace.evidence import id_order
from compliance.workspace.write.atomic import replace_file


class UnwritableWorkspaceError(ComplianceError):
    """A workspace that cannot be written: the shipped one, or one without permission."""

    def __init__(self) -> None:
        super().__init__(
            "this workspace is read-only; copy it with: compliance init DIR --from nov10_2020"
        )


def lock_line(entry: LockEntry) -> str:
    """Return one line of the lock, without its line break."""
    value = {
        "evidence": entry.evidence,
        "text_sha256": entry.text_sha256,
        "range": list(entry.range),
        "words": entry.words,
        "passage_sha256": entry.passage_sha256,
        "fingerprint": dict(sorted(entry.fingerprint.items())),
        "on": entry.on.text,
    }
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def lock_bytes(entries: Iterable[LockEntry]) -> bytes:
    """Return the bytes of a whole lock."""
    ordered = sorted(entries, key=lambda entry: id_order(entry.evidence))
    return "".join(f"{lock_line(entry)}\n" for entry in ordered).encode()


def write_lock(root: Path, entries: Iterable[LockEntry]) -> bool:
    """Write the lock of a workspace, and return whether that changed a byte.

    Whoever computes entries from what stands there does both inside `writers_lock.writing`.

    Raises:
        UnwritableWorkspaceError: it cannot be written; what stood there stays.
    """
    data = lock_bytes(entries)
    path = root / layout.LOCK
    if path.is_file() and path.read_bytes() == data:
        return False
    if root == layout.installed_root():
        raise UnwritableWorkspaceError
    try:
        replace_file(path, data)
    except OSError:
        raise UnwritableWorkspaceError from None
    return True
