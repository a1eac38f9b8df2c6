"""Reading lists in JSON: CSL-JSON of reference managers, and a line of JSON for each entry."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import Final

from compliance.library.intake.capture import Capture
from compliance.library.intake.extraction import Listed, Remark
from compliance.library.intake.reading_list import (
    Cell,
    Entry,
    bad_entry,
    listed_of,
    prepare_lists,
    text_of,
)

_NEXT: Final = re.compile(r"[^\s,]|$(?![\s\S])")


def prepare() -> None:
    """Load what is needed later, when no file can be opened."""
    prepare_lists()


def listed(capture: Capture) -> Iterator[Listed | Remark]:
    """Yield the articles of an array of objects, or of objects one after another; and bad ones.

    Raises:
        UnfitCaptureError: there are none.
    """
    return listed_of(capture.name, _entries(text_of(capture)))


def _entries(text: str) -> Iterator[Entry | Remark]:
    places = _Places(text)
    decoder = json.JSONDecoder()
    at = _start(text, 0)
    if text.startswith("[", at):
        at = _start(text, at + 1)
    while at < len(text) and text[at] != "]":
        try:
            found, end = decoder.raw_decode(text, at)
        except json.JSONDecodeError as error:
            yield bad_entry(places.at(error.pos), f"this is no JSON ({error.msg})")
            return
        except (RecursionError, ValueError):
            yield bad_entry(places.at(at), "this cannot be read: it is too deep, or has a number")
            return
        if isinstance(found, dict):
            yield Entry(places.at(at), tuple(_cells(found, places, at, end)))
        else:
            yield bad_entry(places.at(at), 'is no entry; write it as {"url": "https://..."}')
        at = _start(text, end)


def _start(text: str, at: int) -> int:
    """Return where the next entry begins."""
    return next(_NEXT.finditer(text, at)).start()


class _Places:
    """Tells of places in a text in which line and column they are."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0, *(end.end() for end in re.finditer("\n", text))]

    def at(self, place: int) -> str:
        """Return the place in words."""
        line = bisect_right(self._starts, place)
        return f"line {line}, column {place - self._starts[line - 1] + 1}"


def _cells(found: Mapping[str, object], places: _Places, start: int, end: int) -> Iterator[Cell]:
    for name, value in found.items():
        # Where the name is written in another way, the entry itself is named.
        key = places.text.find(json.dumps(name, ensure_ascii=False), start, end)
        place = places.at(start if key < 0 else key)
        for text in texts_in(value):
            yield Cell(name, text, place)


def texts_in(value: object) -> Iterator[str]:
    """Yield the values in a value: of CSL-JSON its dates and names, of anything else as it is."""
    match value:
        case bool() | None:
            return
        case str() | int() | float():
            yield str(value)
        case {"date-parts": [list(parts), *_]}:
            yield "-".join(str(part).zfill(2) for part in parts[:3])
        case {"raw": str(words)} | {"literal": str(words)}:
            yield words
        case {"family": str(family), **rest}:
            given = rest.get("given")
            yield f"{given} {family}" if isinstance(given, str) else family
        case list():
            for one in value:
                yield from texts_in(one)
        case _:
            return
