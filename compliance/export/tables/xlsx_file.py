"""Read a table from a workbook (.xlsx) of any program, of which nothing is believed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from posixpath import dirname, join, normpath
from typing import Final
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from compliance.export.returned.safe_xml import read_xml
from compliance.export.tables.table import Table, UnreadableTableError, table_of_cells
from compliance.export.tables.xlsx_sheet import Formats, Sheet, TooMuchError, text_in
from compliance.library.intake.capture import UnfitCaptureError
from compliance.library.intake.zips import ZipLimits, open_zip, read_member
from compliance.workspace.faults import shown

_MIB: Final = 1024**2
_LIMITS: Final = ZipLimits(members=10_000, member=256 * _MIB, total=512 * _MIB)
_LONGEST_LIST: Final = 4 * _MIB
"""Bytes of what lists the parts of a workbook: it is held in memory at once."""
_PASSWORD: Final = b"\xd0\xcf\x11\xe0"
_ANEW: Final = "save it anew as a workbook (.xlsx)"

Taker = Callable[[Element, Element], None]


def read_xlsx(name: str, data: bytes) -> Table:
    """Return the table in a workbook: its only sheet in which anything stands.

    Raises:
        UnreadableTableError: it is no workbook, or a damaged one, or one with too much in it.
        UnreadableXmlError: a part of it is no XML that is read.
    """
    if data.startswith(_PASSWORD):
        wrong = "has a password, or is of a kind that came before .xlsx"
        raise UnreadableTableError(name, wrong, "save it without a password, as .xlsx")
    try:
        with open_zip(name, BytesIO(data), _LIMITS) as opened:
            sheets = _Workbook(name, opened).sheets()
    except UnfitCaptureError as error:
        raise UnreadableTableError(name, error.wrong, _ANEW) from None
    except TooMuchError as error:
        raise UnreadableTableError(name, str(error), "take out what is no statement") from None
    if len(sheets) > 1:
        titles = ", ".join(shown(title) for title, _ in sheets)
        wrong = f"has several sheets in which anything stands: {titles}"
        raise UnreadableTableError(name, wrong, "keep that of the statements alone")
    for title, sheet in sheets:
        table = table_of_cells(sheet.rows.items(), title if title.isalnum() else shown(title))
        problems = (*table.problems, *sheet.problems)
        return Table(table.columns, table.rows, problems, table.sheet)
    return table_of_cells(())


@dataclass
class _Workbook:
    """The parts of a workbook, each found by what relates to it."""

    name: str
    opened: ZipFile
    strings: list[str] = field(default_factory=list)

    def sheets(self) -> list[tuple[str, Sheet]]:
        """Return the sheets in which anything stands, with their names: two may have the same."""
        path = next((at for kind, at in self._related("").values() if kind == "officeDocument"), "")
        book = self._listed(path)
        if book is None:
            raise UnreadableTableError(self.name, "is no workbook", _ANEW)
        related = self._related(path)
        formats = Formats(book.find("workbookPr"))
        for kind, at in related.values():
            if kind == "sharedStrings":
                self._read(at, {"si": lambda one, _: self.strings.append(text_in(one))})
            elif kind == "styles":
                self._read(at, {"numFmt": formats.name, "xf": formats.style})
        found = []
        for one in book.iterfind("sheets/sheet"):
            id = next((value for key, value in one.items() if key.endswith(" id")), "")
            kind, at = related.get(id, ("", ""))
            sheet = Sheet(self.strings, formats)
            if kind == "worksheet":
                self._read(at, {"c": sheet.cell, "row": sheet.row, "mergeCell": sheet.merged})
            if sheet.rows or sheet.problems:
                found.append((one.get("name", ""), sheet))
        return found

    def _read(self, path: str, each: Mapping[str, Taker]) -> None:
        read_xml(f"{self.name}: {path}", read_member(self.name, self.opened, path), each)

    def _listed(self, path: str) -> Element | None:
        """Return a part that lists others; None if it is not there."""
        info = self.opened.NameToInfo.get(path)
        if info is None:
            return None
        if info.file_size > _LONGEST_LIST:
            raise UnreadableTableError(
                self.name, "has a part of more than 4 MiB that lists others", _ANEW
            )
        return read_xml(f"{self.name}: {path}", read_member(self.name, self.opened, path))

    def _related(self, path: str) -> Mapping[str, tuple[str, str]]:
        """Return what kind of part relates to one, and where it is, by its id there."""
        folder = dirname(path)
        own = join(folder, "_rels", f"{path.removeprefix(folder).lstrip('/')}.rels")
        listed = self._listed(own)
        return {
            one.get("Id", ""): (
                one.get("Type", "").rpartition("/")[2],
                # A path is only a name in here.
                normpath(join("/", folder, one.get("Target", ""))).lstrip("/"),
            )
            for one in (() if listed is None else listed)
        }
