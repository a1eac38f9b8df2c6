"""Reading lists in tables (CSV); for the process that reads."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import Final

from compliance.library.intake.capture import Capture, UnfitCaptureError
from compliance.library.intake.extraction import FactKey, Listed, Remark
from compliance.library.intake.reading_list import (
    FILES,
    Cell,
    Entry,
    bad_entry,
    key_of,
    listed_of,
    prepare_lists,
    text_of,
)

_DELIMITERS: Final = ",;\t|"
_HEAD: Final = 10_000


def prepare() -> None:
    """Load what is needed later, when no file can be opened."""
    prepare_lists()


def listed(capture: Capture) -> Iterator[Listed | Remark]:
    """Yield the articles of a table whose first line names its columns, and its bad entries.

    Raises:
        UnfitCaptureError: it has no column that is known, or no lines.
    """
    text = text_of(capture)
    delimiter = max(_DELIMITERS, key=lambda sign: _known(text, sign))
    if not _known(text, delimiter):
        wrong = "has no column that is known"
        cure = 'name the columns in its first line, as "url", "title", "date" and "outlet"'
        raise UnfitCaptureError(capture.name, wrong, cure)
    return listed_of(capture.name, _entries(text, delimiter))


def _known(text: str, delimiter: str) -> int:
    """Return how many columns a delimiter gives that are known."""
    names = next(csv.reader(StringIO(text[:_HEAD], newline=""), delimiter=delimiter), [])
    return sum(key_of(name) is not None for name in names)


def _entries(text: str, delimiter: str) -> Iterator[Entry | Remark]:
    rows = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    names = next(rows)
    while True:
        line = rows.line_num + 1
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield bad_entry(f"line {line}", f"the table cannot be read on from here ({error})")
            return
        if len(row) > len(names):
            wrong = f"has {len(row)} cells for {len(names)} columns; put quotes around those"
            yield bad_entry(f"line {line}", f'{wrong} that have a "{delimiter}" in them')
        elif any(map(str.strip, row)):
            yield Entry(f"line {line}", tuple(_cells(names, row, line)))


def _cells(names: Sequence[str], row: Sequence[str], line: int) -> Iterator[Cell]:
    for number, (name, text) in enumerate(zip(names, row, strict=False), 1):
        several = key_of(name) in {FactKey.AUTHORS, FILES}
        for part in map(str.strip, text.split(";")) if several else (text,):
            yield Cell(name.strip(), part, f"line {line}, column {number}")
