"""Reading lists in BibTeX; for the process that reads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from bibtexparser.entrypoint import parse_string
from bibtexparser.library import Library
from bibtexparser.middlewares import LatexDecodingMiddleware
from bibtexparser.model import Entry as Block
from bibtexparser.model import Field

from compliance.library.intake.capture import Capture
from compliance.library.intake.extraction import FactKey, Listed, Remark
from compliance.library.intake.reading_list import (
    FILES,
    Cell,
    Entry,
    bad_entry,
    given_first,
    key_of,
    listed_of,
    prepare_lists,
    text_of,
)

_URL: Final = re.compile(r"https?://[^\s{}]+")
_PERCENT: Final = re.compile(r"(?<!\\)%")
# What managers write of a file: "what it is:where it is:its type", and ";" between files.
_FILE: Final = re.compile(r"(?:\\.|[^\\;])+", re.DOTALL)
_COLON: Final = re.compile(r"(?<!\\):")
_ESCAPED: Final = re.compile(r"\\(.)", re.DOTALL)
_AS_WRITTEN: Final = ("url", "howpublished", "file", "year", "month", "day", "date", "urldate")
_DATE: Final = ("year", "month", "day")


def prepare() -> None:
    """Load what is needed later, when no file can be opened."""
    prepare_lists()
    list(_entries('@misc{a, title = {\\"o}}'))


def listed(capture: Capture) -> Iterator[Listed | Remark]:
    """Yield the articles of a list in BibTeX, and its bad entries.

    Raises:
        UnfitCaptureError: there are none.
    """
    return listed_of(capture.name, _entries(text_of(capture)))


def _entries(text: str) -> Iterator[Entry | Remark]:
    library = parse_string(text)
    for failed in library.failed_blocks:
        why = " ".join(str(failed.error).split())
        yield bad_entry(f"line {_line(failed.start_line)}", f"this cannot be read ({why})")
    for block in library.entries:
        yield Entry(f"line {_line(block.start_line)}", tuple(_cells(block, library)))


def _line(start: int | None) -> int:
    return (start or 0) + 1


def _cells(block: Block, library: Library) -> Iterator[Cell]:
    for field in _decoded(block, library).fields:
        place = f"line {_line(field.start_line)}"
        value = str(field.value)
        for name, text in _values(field.key.lower(), value):
            yield Cell(name, text, place)
    date = [str(field.value) for field in map(block.get, _DATE) if field]
    if date and not block.get("date"):
        yield Cell("date", _joined(date), f"line {_line(block.start_line)}")


def _decoded(block: Block, library: Library) -> Block:
    """Return an entry with letters for the commands of LaTeX, but not in addresses and paths."""
    plain, coded = [], []
    for field in block.fields:
        if field.key.lower() in _AS_WRITTEN:
            plain.append(field)
        else:
            # Alone it would begin a comment, and end the text.
            value = _PERCENT.sub(r"\\%", str(field.value))
            coded.append(Field(field.key, value, field.start_line))
    entry = Block(block.entry_type, block.key, coded)
    found = LatexDecodingMiddleware().transform_entry(entry, library)
    fields = found.fields if isinstance(found, Block) else coded
    return Block(block.entry_type, block.key, [*plain, *fields])


def _values(name: str, value: str) -> Iterator[tuple[str, str]]:
    """Yield what a field says, as a list in any format would have it."""
    key = key_of(name)
    if key is FILES:
        yield from ((name, _path(file)) for file in _FILE.findall(value))
    elif key == FactKey.AUTHORS:
        yield from ((name, given_first(one)) for one in " ".join(value.split()).split(" and "))
    elif name == "howpublished":
        yield from (("url", address) for address in _URL.findall(value))
    elif name not in _DATE:
        yield name, value


def _path(file: str) -> str:
    parts = _COLON.split(file)
    return _ESCAPED.sub(r"\1", parts[-2] if len(parts) > 1 and parts[-2] else parts[-1])


def _joined(date: list[str]) -> str:
    if all(part.isdecimal() for part in date):
        return "-".join(part.zfill(2) for part in date)
    return " ".join(reversed(date))
