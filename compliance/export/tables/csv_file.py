"""Read a table from a CSV file, as spreadsheets write one."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator
from io import StringIO
from typing import Final

from compliance.export.tables.table import Table, UnreadableTableError, table_of
from compliance.render.csv import unquoted

_SIGNS: Final = (",", ";", "\t")
_TOLD: Final = re.compile(r'"?sep=([,;\t])"?(?=\r?\n)')
"""What some write above a table, so that a spreadsheet knows how its cells are divided."""
_WIDE: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_ANEW: Final = "save it as CSV in UTF-8"


def read_csv(name: str, data: bytes) -> Table:
    """Return the table in a CSV file: UTF-8, or UTF-16 with its mark; cells divided by , ; or tabs.

    Raises:
        UnreadableTableError: it has another encoding, or is no CSV.
    """
    text = _text(name, data)
    told = _TOLD.match(text)
    if told is not None:
        return table_of(_rows(name, text[told.end() :], told[1]))
    head = text.lstrip("\r\n").split("\n", 1)[0]
    return table_of(_rows(name, text, max(_SIGNS, key=head.count)))


def _rows(name: str, text: str, sign: str) -> Iterator[list[str]]:
    lines = csv.reader(StringIO(text, newline=""), delimiter=sign, strict=True)
    try:
        for cells in lines:
            yield [unquoted(cell) for cell in cells]
    except csv.Error as error:
        wrong = f"is no CSV in line {lines.line_num}: {error}"
        raise UnreadableTableError(name, wrong, _ANEW) from None


def _text(name: str, data: bytes) -> str:
    encoding = "utf-16" if data.startswith(_WIDE) else "utf-8-sig"
    if encoding != "utf-16" and b"\0" in data:
        raise UnreadableTableError(name, "is no text", _ANEW)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        found = f"byte 0x{data[error.start]:02x} in line {line}"
        wrong = f"is not in UTF-8, but perhaps in an older encoding such as Windows-1252 ({found})"
        raise UnreadableTableError(name, wrong, _ANEW) from None
