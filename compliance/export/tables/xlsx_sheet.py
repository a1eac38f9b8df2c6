"""The cells of a sheet of a workbook as texts; what is none, and can be none, is told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Final
from xml.etree.ElementTree import Element

from compliance.export.returned.incoming import PlacedProblem
from compliance.export.tables.workbook import text_of_cell
from compliance.workspace.faults import shown

_MOST_TEXT: Final = 128 * 1024**2
"""Code points of all cells: one text may stand in very many of them."""
_MOST_WORDS: Final = f"has more than {_MOST_TEXT:,} characters in its cells"
_PLACE: Final = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})", re.ASCII)
_ROW: Final = re.compile(r"[1-9][0-9]{0,6}", re.ASCII)
_INDEX: Final = re.compile(r"[0-9]{1,9}", re.ASCII)
_NUMBER: Final = re.compile(r"-?[0-9]{1,400}(\.[0-9]{1,400})?([eE][+-]?[0-9]{1,3})?", re.ASCII)
_EXACT: Final = 10**15
"""Spreadsheets keep 15 digits of a number."""
_NO_FORMAT: Final = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\[\]]*\]')
"""What is said in a format of cells, and no sign for a number or a date."""
_DATES: Final = (*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59))
_BUILT_IN: Final = {
    **{str(number): "dmy" for number in _DATES},
    **{str(number): "%" for number in (9, 10, 11, 48)},
    "17": "mmm-yy",
}
"""The formats that no workbook names, by their numbers: what matters of them here."""
_BEFORE: Final = date(1899, 12, 30)
_FIRST_SURE: Final = 61
"""The first of March 1900: spreadsheets count a day before it that there was not."""
_LAST: Final = 2_958_465
_SINCE_1904: Final = 1_462
_SECONDS: Final = 86_400
_AS_TEXT: Final = "write it as a text, in a cell of the format Text"


class TooMuchError(Exception):
    """A workbook with more in its cells than is read; its message says what."""


class Formats:
    """What the styles of cells make of numbers: dates, or what is neither a date nor a count."""

    def __init__(self, settings: Element | None) -> None:
        of_1904 = settings is not None and settings.get("date1904") in {"1", "true"}
        self.shift = _SINCE_1904 if of_1904 else 0
        self._codes: dict[str, str] = {}
        self._styles: list[str] = []

    def name(self, element: Element, _: Element) -> None:
        """Take a format that a workbook names."""
        self._codes[element.get("numFmtId", "")] = element.get("formatCode", "")

    def style(self, element: Element, above: Element) -> None:
        """Take a style of cells."""
        if above.tag == "cellXfs":
            self._styles.append(element.get("numFmtId", "0"))

    def kind(self, style: str | None) -> str:
        """Return what a number of a style is: "date", "month", "odd", or "" for a number."""
        index = int(style) if style and _INDEX.fullmatch(style) else 0
        id = self._styles[index] if index < len(self._styles) else "0"
        code = _NO_FORMAT.sub("", self._codes.get(id) or _BUILT_IN.get(id, "")).lower()
        if "%" in code or "e+" in code or "e-" in code:
            return "odd"
        if not any(sign in code for sign in "ymdhs"):
            return ""
        return "month" if {"y", "m"} <= {*code} and "d" not in code else "date"


@dataclass
class Sheet:
    """The rows of a sheet: cells with something in them, by row and column, from 1."""

    strings: Sequence[str]
    formats: Formats
    rows: dict[int, dict[int, str]] = field(default_factory=dict)
    problems: list[PlacedProblem] = field(default_factory=list)
    _characters: int = 0
    _row: int = 0
    _column: int = 0
    _within: bool = False

    def cell(self, element: Element, above: Element) -> None:
        """Take a cell; one that does not say where it stands comes behind the last."""
        if not self._within:
            given = above.get("r", "")
            self._row = int(given) if _ROW.fullmatch(given) else self._row + 1
            self._within, self._column = True, 0
        place = _PLACE.fullmatch(element.get("r", ""))
        self._column = _column(place[1]) if place else self._column + 1
        text = self._text(element)
        if text.strip():
            self._characters += len(text)
            if self._characters > _MOST_TEXT:
                raise TooMuchError(_MOST_WORDS)
            self.rows.setdefault(self._row, {})[self._column] = text

    def row(self, element: Element, _: Element) -> None:
        """Take the end of a row."""
        given = element.get("r", "")
        if not self._within:
            self._row = int(given) if _ROW.fullmatch(given) else self._row + 1
        self._within = False

    def merged(self, element: Element, above: Element) -> None:
        """Take cells that are merged: all but the first are empty, whatever was in them."""
        del above
        first, _, last = (element.get("ref") or "").partition(":")
        place = _PLACE.fullmatch(first)
        row, column = (int(place[2]), _column(place[1])) if place else (1, 1)
        message = f"this cell is merged with others up to {shown(last)}; divide them"
        self.problems.append(PlacedProblem(row, column, f"{message}, and fill in each"))

    def _text(self, element: Element) -> str:
        """Return what stands in a cell; note what is wrong with it."""
        kind, value = element.get("t", "n"), element.findtext("v") or ""
        inline = element.find("is")
        if element.find("f") is not None:
            return self._wrong("this cell is a formula; write what it comes to, as a text")
        if kind == "e":
            return self._wrong(f"a spreadsheet found the mistake {shown(value)} here; write a text")
        if kind == "b":
            return self._wrong(f"this cell is a yes or no, not a text; {_AS_TEXT}")
        if kind == "s":
            return self._shared(value)
        if kind == "n" and value:
            return self._number(value, self.formats.kind(element.get("s")))
        text = text_of_cell(value).removesuffix("T00:00:00" if kind == "d" else "")
        return text if inline is None else text_in(inline)

    def _shared(self, value: str) -> str:
        index = int(value) if _INDEX.fullmatch(value) else len(self.strings)
        known = index < len(self.strings)
        return self.strings[index] if known else self._wrong("the text of this cell is not there")

    def _number(self, value: str, kind: str) -> str:
        number = float(value) if _NUMBER.fullmatch(value) else float("inf")
        if kind == "odd" or abs(number) >= _EXACT:
            said = f"the number {shown(value)} stands here, perhaps for what was written otherwise"
            return self._wrong(f"{said}; {_AS_TEXT}")
        if kind:
            said = _date(number, self.formats.shift)
            said = said.removesuffix("-01") if kind == "month" else said
            wrong = f"this cell is a date or time that is not known here ({shown(value)})"
            return said or self._wrong(f"{wrong}; {_AS_TEXT}")
        return format(Decimal(f"{number:.15g}"), "f")

    def _wrong(self, message: str) -> str:
        self.problems.append(PlacedProblem(self._row, self._column, message))
        return ""


def text_in(element: Element) -> str:
    """Return the text of a cell, whatever its parts look like; without readings beside it."""
    runs = (
        one.findtext("t") if one.tag == "r" else one.text
        for one in element
        if one.tag in {"t", "r"}
    )
    return text_of_cell("".join(one or "" for one in runs))


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number


def _date(number: float, shift: int) -> str:
    """Return a day, or a time of less than a day, as files have them; "" for what is neither."""
    if 0 < number < 1:
        seconds = round(number * _SECONDS)
        return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    days = number + shift
    if days != int(days) or not _FIRST_SURE <= days <= _LAST:
        return ""
    return (_BEFORE + timedelta(days=int(days))).isoformat()
