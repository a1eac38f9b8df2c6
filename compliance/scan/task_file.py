"""What is sought, in a file beside the ledger: each process of a scan reads it when it begins.

A process on a cluster that begins again can no longer be told anything that is larger than some
100 KB: Ray keeps that only until the process has begun for the first time.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

import msgspec

from compliance.errors import ComplianceError
from compliance.files.reading import read
from compliance.files.writing import replace_file
from compliance.scan.ledger import BOOKS
from compliance.scan.task import Task

MOST_BYTES: Final = 4 * 1024**3
"""What a million coded statements take, with the articles and voices of each."""

_FILE: Final = "task"


class OtherTaskError(ComplianceError):
    """A file of a task that is not the one that was written for this run."""

    def __init__(self, out: Path) -> None:
        super().__init__(f'what is sought was changed in "{out}" while files were scanned')


def write_task(out: Path, task: Task) -> str:
    """Write a task into a folder of hits; return its SHA-256, by which it is known.

    Raises:
        OSError: it cannot be written.
    """
    data = msgspec.msgpack.encode(task)
    replace_file(out / BOOKS / _FILE, [data])
    return hashlib.sha256(data).hexdigest()


def read_task(out: Path, sha256: str) -> Task:
    """Return the task in a folder of hits.

    Raises:
        UnreadError: there is none, or it cannot be read.
        OtherTaskError: it is not the one with this hash; nothing of it is looked at.
    """
    data = read(out / BOOKS / _FILE, most=MOST_BYTES)
    if hashlib.sha256(data).hexdigest() != sha256:
        raise OtherTaskError(out)
    return msgspec.msgpack.decode(data, type=Task)
