"""Rows of tables and lines of JSON as records: which of their values is the article."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from compliance.library.intake.capture import Capture
from compliance.library.intake.extraction import FactKey
from compliance.library.intake.json_lists import texts_in
from compliance.library.intake.names import inner_name
from compliance.library.intake.reading_list import Cell, facts_in, key_of
from compliance.library.store import MOST_BYTES
from compliance.scan.records import Missing, Read, Record
from compliance.scan.tally import Fault

TEXTS: Final = (
    *("html", "raw_html", "page", "text", "plain_text", "maintext", "full_text", "article_text"),
    *("content", "body", "article"),
)
"""What the text of an article is called, in any case; of several the first that has one."""


def is_used(name: str) -> bool:
    """Return whether the values of a column are read."""
    return name.lower() in TEXTS or key_of(name) is not None


def row_record(file: str, place: str, number: int, row: Mapping[str, object]) -> Read:
    """Return the article in a row, with what other columns say of it.

    Args:
        file: What the file is called.
        place: Where in it the row stands.
        number: Of the row.
        row: Its values by the names of their columns.
    """
    data = _data(row)
    if not data:
        return Missing(Fault.FORM)
    if len(data) > MOST_BYTES:
        return Missing(Fault.LARGE)
    facts = facts_in(
        Cell(name, text, place)
        for name, value in row.items()
        if name.lower() not in TEXTS
        for text in texts_in(_plain(value))
    )
    told = {fact.key: fact.value for fact in reversed(facts)}
    address = told.get(FactKey.URL)
    name = inner_name(file, (address or told.get(FactKey.TITLE) or "").rstrip("/"), number)
    return Record(place, Capture(name, data, address=address, facts=facts))


def _data(row: Mapping[str, object]) -> bytes:
    """Return the bytes of the article; none if no column has it."""
    by_name = {name.lower(): value for name, value in row.items()}
    for name in TEXTS:
        match by_name.get(name):
            case str() as text if text.strip():
                return text.encode("utf-8", "replace")
            case bytes() as data if data.strip():
                return data
            case _:
                pass
    return b""


def _plain(value: object) -> object:
    """Return a value as JSON would have it: a day or a time as it is written."""
    return value.isoformat() if hasattr(value, "isoformat") else value
