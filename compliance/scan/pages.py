"""Pages and papers that lie in folders by themselves, as records: a file each."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from compliance.files.paths import Kind, kind_of
from compliance.library.given_file import UnreadableFileError, read_given_file
from compliance.library.intake.capture import Capture
from compliance.scan.records import Missing, Read, Record
from compliance.scan.tally import Fault


def hash_of_pages(paths: tuple[Path, ...]) -> str:
    """Return a hash of files, their names and order; one that cannot be read has its name alone."""
    whole = hashlib.sha256()
    for path in paths:
        with suppress(UnreadableFileError):
            whole.update(hashlib.sha256(read_given_file(path)).digest())
        whole.update(os.fsencode(path.name) + b"\0")
    return whole.hexdigest()


def page_records(paths: tuple[Path, ...]) -> Iterator[Read]:
    """Yield a record for each file; one that is gone, or of more than 64 MiB, is faulty."""
    for path in paths:
        try:
            data = read_given_file(path)
        except UnreadableFileError:
            yield Missing(Fault.LARGE if kind_of(path) is Kind.FILE else Fault.FORM)
        else:
            yield Record("the whole file", Capture(path.name, data))
