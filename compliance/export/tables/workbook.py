"""The parts of a workbook (Office Open XML, ECMA-376) in which every cell is a text.

Nothing in it is of a time or a machine, so the same table makes the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final
from xml.etree.ElementTree import Element, SubElement, tostring

from compliance.export.tables.table import cell_name
from compliance.model.words import FIELD_WORDS

SHEET: Final = "statements"
"""The name of the sheet."""
MOST_ROWS: Final = 1_048_576
MOST_UNITS: Final = 32_767
"""UTF-16 units in a cell. Of a workbook with a longer one, spreadsheets say that it is damaged."""
_BASE: Final = "http://schemas.openxmlformats.org"
_MAIN: Final = f"{_BASE}/spreadsheetml/2006/main"
_OF: Final = f"{_BASE}/officeDocument/2006/relationships"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_XML: Final = "application/xml"
_RELATED: Final = "application/vnd.openxmlformats-package.relationships+xml"
_TEXT: Final = "49"
"""The number of the format "@" of cells: what is typed there stays a text."""
_WIDTH_OF: Final = {"id": 30, "claim": 60, "note": 40, "passage.start": 30, "passage.end": 30}
# What XML does not hold, or changes, is written as _x000D_; so what looks like that is, too.
_UNFIT: Final = re.compile(
    r"_(?=x[0-9A-Fa-f]{4}_)|[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]", re.ASCII
)
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_", re.ASCII)


def cell_text(text: str) -> str:
    """Return a text as XML has it in a cell."""
    return _UNFIT.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def text_of_cell(written: str) -> str:
    """Return the text that XML has in a cell."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), written)


def workbook_parts(rows: Sequence[Sequence[str]]) -> Mapping[str, bytes]:
    """Return the files of a workbook of one sheet, from its rows, the names of columns first."""
    sheet = {"name": SHEET, "sheetId": "1", "r:id": "rId1"}
    book = _element("workbook", {"xmlns:r": _OF})
    SubElement(SubElement(book, "sheets"), "sheet", sheet)
    return {
        "[Content_Types].xml": _written(_types()),
        "_rels/.rels": _written(_related({"officeDocument": "xl/workbook.xml"})),
        "xl/_rels/workbook.xml.rels": _written(
            _related({"worksheet": "worksheets/sheet1.xml", "styles": "styles.xml"})
        ),
        "xl/styles.xml": _written(_styles()),
        "xl/workbook.xml": _written(book),
        "xl/worksheets/sheet1.xml": _written(_sheet(rows)),
    }


def _types() -> Element:
    root = Element("Types", xmlns=f"{_BASE}/package/2006/content-types")
    for ending, of in (("rels", _RELATED), ("xml", _XML)):
        SubElement(root, "Default", Extension=ending, ContentType=of)
    for path, of in (
        ("workbook", "sheet.main"),
        ("styles", "styles"),
        ("worksheets/sheet1", "worksheet"),
    ):
        SubElement(root, "Override", PartName=f"/xl/{path}.xml", ContentType=f"{_TYPE}.{of}+xml")
    return root


def _related(targets: Mapping[str, str]) -> Element:
    root = Element("Relationships", xmlns=f"{_BASE}/package/2006/relationships")
    for number, (of, target) in enumerate(targets.items(), 1):
        said = {"Id": f"rId{number}", "Type": f"{_OF}/{of}", "Target": target}
        SubElement(root, "Relationship", said)
    return root


def _styles() -> Element:
    """Return two styles of cells: texts, and texts in bold."""
    root = _element("styleSheet")
    fonts = SubElement(root, "fonts", count="2")
    for bold in (False, True):
        font = SubElement(fonts, "font")
        if bold:
            SubElement(font, "b")
        SubElement(font, "sz", val="11")
        SubElement(font, "name", val="Calibri")
    fills = SubElement(root, "fills", count="2")
    for pattern in ("none", "gray125"):
        SubElement(SubElement(fills, "fill"), "patternFill", patternType=pattern)
    border = SubElement(SubElement(root, "borders", count="1"), "border")
    for side in ("left", "right", "top", "bottom", "diagonal"):
        SubElement(border, side)
    plain = {"numFmtId": "0", "fontId": "0", "fillId": "0", "borderId": "0"}
    SubElement(SubElement(root, "cellStyleXfs", count="1"), "xf", plain)
    formats = SubElement(root, "cellXfs", count="3")
    for of, number in (("0", "0"), ("0", _TEXT), ("1", _TEXT)):
        SubElement(formats, "xf", {**plain, "fontId": of, "numFmtId": number, "xfId": "0",
                                   "applyNumberFormat": "1", "applyFont": "1"})  # fmt: skip
    styles = SubElement(root, "cellStyles", count="1")
    SubElement(styles, "cellStyle", name="Normal", xfId="0", builtinId="0")
    return root


def _sheet(rows: Sequence[Sequence[str]]) -> Element:
    head, *_ = rows
    whole = f"A1:{cell_name(len(rows), len(head))}"
    root = _element("worksheet")
    SubElement(root, "dimension", ref=whole)
    view = SubElement(SubElement(root, "sheetViews"), "sheetView", workbookViewId="0")
    SubElement(view, "pane", ySplit="1", topLeftCell="A2", activePane="bottomLeft", state="frozen")
    columns = SubElement(root, "cols")
    for at, name in enumerate(head, 1):
        width = str(_WIDTH_OF.get(name, len(name) + 4))
        # The style is that of cells which are empty yet, too.
        SubElement(columns, "col", {"min": str(at), "max": str(at), "width": width,
                                    "style": "1", "customWidth": "1"})  # fmt: skip
    data = SubElement(root, "sheetData")
    for number, cells in enumerate(rows, 1):
        data.append(_row(number, cells))
    SubElement(root, "autoFilter", ref=whole)
    closed = [(at, FIELD_WORDS[name]) for at, name in enumerate(head, 1) if name in FIELD_WORDS]
    lists = SubElement(root, "dataValidations", count=str(len(closed)))
    for at, words in closed:
        where = f"{cell_name(2, at)}:{cell_name(MOST_ROWS, at)}"
        one = SubElement(lists, "dataValidation", type="list", allowBlank="1",
                         showErrorMessage="1", sqref=where)  # fmt: skip
        SubElement(one, "formula1").text = f'"{",".join(words)}"'
    return root


def _row(number: int, cells: Sequence[str]) -> Element:
    row = Element("row", r=str(number))
    style = "2" if number == 1 else "1"
    for at, cell in enumerate(cells, 1):
        if cell:
            place = {"r": cell_name(number, at), "s": style, "t": "inlineStr"}
            text = SubElement(SubElement(SubElement(row, "c", place), "is"), "t")
            text.set("xml:space", "preserve")
            text.text = cell_text(cell)
    return row


def _element(name: str, more: Mapping[str, str] | None = None) -> Element:
    return Element(name, {"xmlns": _MAIN, **(more or {})})


def _written(root: Element) -> bytes:
    document: bytes = tostring(root, encoding="utf-8")
    return b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + document
