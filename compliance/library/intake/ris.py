"""Reading lists in RIS; for the process that reads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

import rispy

from compliance.library.intake.capture import Capture
from compliance.library.intake.extraction import FactKey, Listed, Remark
from compliance.library.intake.reading_list import (
    YEAR,
    Cell,
    Entry,
    bad_entry,
    given_first,
    key_of,
    listed_of,
    prepare_lists,
    text_of,
)

_TAG: Final = re.compile(r"\s*([A-Z][A-Z0-9])\s{0,2}-(?:\s(.*))?")
_FIRST: Final = "TY"
_LAST: Final = "ER"
_TYPE: Final = "type_of_reference"


def prepare() -> None:
    """Load what is needed later, when no file can be opened."""
    prepare_lists()


def listed(capture: Capture) -> Iterator[Listed | Remark]:
    """Yield the articles of a list in RIS, and its bad entries.

    Raises:
        UnfitCaptureError: there are none.
    """
    return listed_of(capture.name, _entries(text_of(capture)))


def _entries(text: str) -> Iterator[Entry | Remark]:
    """Yield entries, each read by itself, so that a bad one is no more than that."""
    lines: list[str] = []
    start = 1
    for number, line in enumerate(text.splitlines(), 1):
        tag = _tag(line)
        if tag == _FIRST:
            yield from _unended(lines, start)
            lines, start = [], number
        lines.append(line)
        if tag == _LAST:
            yield from _entry(lines, start)
            lines, start = [], number + 1
    yield from _unended(lines, start)


def _tag(line: str) -> str | None:
    found = _TAG.fullmatch(line)
    return found[1] if found else None


def _unended(lines: list[str], start: int) -> Iterator[Remark]:
    if any(map(str.strip, lines)):
        yield bad_entry(f"line {start}", 'this entry has no end; end it with a line "ER  - "')


def _entry(lines: list[str], start: int) -> Iterator[Entry | Remark]:
    found = rispy.loads("\n".join(lines), skip_unknown_tags=True)
    if not found:
        yield bad_entry(f"line {start}", 'this entry has no beginning; begin it with "TY  - NEWS"')
        return
    places = {_value(line): number for number, line in reversed([*enumerate(lines, start)])}
    cells = [
        Cell(name, text, f"line {places.get(text, start)}")
        for name, value in found[0].items()
        for text in map(str, value if isinstance(value, list) else [value])
        if name != _TYPE
    ]
    yield Entry(f"line {start}", tuple(map(_as_listed, cells)))


def _value(line: str) -> str:
    found = _TAG.fullmatch(line)
    return (found[2] or "").strip() if found else line.strip()


def _as_listed(cell: Cell) -> Cell:
    """Return a value as a list in any format would have it."""
    key = key_of(cell.name)
    if key in {FactKey.PUBLISHED, FactKey.RETRIEVED, YEAR}:
        # As 2022/03/27/morning; what is not known is left out between.
        parts = [part for part in cell.text.split("/")[:3] if part.strip()]
        return replace(cell, text="-".join(parts))
    return replace(cell, text=given_first(cell.text)) if key == FactKey.AUTHORS else cell
