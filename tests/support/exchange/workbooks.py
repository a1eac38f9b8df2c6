"""Workbooks as programs of others read and save them, and as nobody should make them."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

SHEET: Final = "xl/worksheets/sheet1.xml"


def opened(data: bytes) -> tuple[Workbook, Worksheet]:
    """Return a workbook and its first sheet, as openpyxl reads them."""
    book = load_workbook(io.BytesIO(data))
    sheet = book.worksheets[0]
    assert isinstance(sheet, Worksheet)
    return book, sheet


def saved(book: Workbook) -> bytes:
    """Return the bytes of a workbook."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def by_calamine(data: bytes) -> list[list[str]]:
    """Return the cells of the first sheet, as calamine reads them."""
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0)
    return [list(map(str, row)) for row in sheet.to_python()]


def as_openpyxl(data: bytes) -> bytes:
    """Return a workbook as openpyxl saves it."""
    return saved(opened(data)[0])


def as_excel(data: bytes) -> bytes:
    """Return a workbook with its texts in a list of their own, in which each stands once."""
    texts: dict[str, int] = {}

    def moved(found: re.Match[str]) -> str:
        return f't="s"><v>{texts.setdefault(found[1], len(texts))}</v>'

    before = ZipFile(io.BytesIO(data)).read(SHEET).decode()
    sheet = re.sub(r't="inlineStr"><is>(.*?)</is>', moved, before, flags=re.DOTALL)
    listed = "".join(f"<si>{text}</si>" for text in texts)
    return with_parts(
        data,
        {
            SHEET: sheet.encode(),
            "xl/sharedStrings.xml": f'<sst xmlns="x">{listed}</sst>'.encode(),
            "xl/_rels/workbook.xml.rels": lambda text: text.replace(
                "</Relationships>",
                '<Relationship Id="rId9" Type="x/sharedStrings" Target="sharedStrings.xml"/>'
                "</Relationships>",
            ),
        },
    )


def typed(data: bytes) -> bytes:
    """Return a table as a program writes it that reads cells anew: numbers are numbers."""
    book = Workbook()
    sheet = book.worksheets[0]
    assert isinstance(sheet, Worksheet)
    for row, cells in enumerate(by_calamine(data), 1):
        for column, text in enumerate(cells, 1):
            whole = text.isascii() and text.isdecimal() and text == str(int(text))
            cell = sheet.cell(row, column)
            # openpyxl takes a text with = before it for a formula, unless it is told otherwise.
            cell.value, cell.data_type = (int(text), "n") if whole else (text or None, "s")
    return saved(book)


SAVED: Final[Mapping[str, Callable[[bytes], bytes]]] = {
    "as it left": bytes,
    "openpyxl": as_openpyxl,
    "texts in a list": as_excel,
    "calamine, then openpyxl with numbers": typed,
}


def with_parts(data: bytes, parts: Mapping[str, Callable[[str], str] | bytes | None]) -> bytes:
    """Return a workbook with parts of it changed, put there, or (None) left out."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as before, ZipFile(out, "w", ZIP_DEFLATED) as after:
        for name in dict.fromkeys((*before.namelist(), *parts)):
            change = parts.get(name, str)
            if isinstance(change, bytes):
                after.writestr(name, change)
            elif change is str:
                after.writestr(name, before.read(name))
            elif change is not None:
                after.writestr(name, change(before.read(name).decode()).encode())
    return out.getvalue()
