"""The words in the XML of a Word document: its paragraphs, lists and tables as blocks of text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

_PARAGRAPH: Final = qn("w:p")
_ROW: Final = qn("w:tr")
_CELL: Final = qn("w:tc")
_TABLE: Final = qn("w:tbl")
_BOX: Final = qn("w:txbxContent")
_TEXT: Final = qn("w:t")
_NOTES: Final = (qn("w:footnote"), qn("w:endnote"))
_NOTE_TYPE: Final = qn("w:type")
_HIDDEN: Final = f"{qn('w:rPr')}/{qn('w:vanish')}"
_NUMBERED: Final = f"{qn('w:pPr')}/{qn('w:numPr')}"
_STYLE: Final = f"{qn('w:pPr')}/{qn('w:pStyle')}"
_STYLES_OF_ITEMS: Final = ("ListBullet", "ListNumber")

_SIGNS: Final = {
    qn("w:tab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "\u2011",
    qn("w:softHyphen"): "\u00ad",
}
_DELETED: Final = "deleted"
_INSERTED: Final = "inserted"
_COUNTED: Final = {
    qn("w:del"): _DELETED,
    qn("w:moveFrom"): _DELETED,
    qn("w:ins"): _INSERTED,
    qn("w:moveTo"): _INSERTED,
    qn("w:commentReference"): "comments",
}
_LEFT_OUT: Final = (
    qn("w:del"),
    qn("w:moveFrom"),
    # Has tabs that are places for them, and the marks of changed line ends.
    qn("w:pPr"),
    # What programs show that know nothing of the pictures beside it: the same words again.
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
)


class DocumentWords:
    """Reads blocks of text out of a document, and counts what a person should know of.

    `counts` has: inserted and deleted, of changes that were tracked; comments; hidden; items, of
    lists; notes, at the foot of pages and at the end.
    """

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self._boxes: list[Element] = []

    def blocks(self, parent: Element) -> Iterator[str]:
        """Yield the paragraphs and tables below an element, but for empty ones, in their order."""
        for child in parent.iterchildren("*"):
            if child.tag == _PARAGRAPH:
                yield from self._paragraph(child)
            elif child.tag == _TABLE:
                yield from self._table(child)
            elif not self._leaves_out(child):
                yield from self.blocks(child)

    def notes(self, parent: Element) -> Iterator[str]:
        """Yield the notes of a part that has them, but for the lines that divide them."""
        for note in parent.iterchildren(*_NOTES):
            if note.get(_NOTE_TYPE) is None:
                self.counts["notes"] += 1
                yield from self.blocks(note)

    def _paragraph(self, paragraph: Element) -> Iterator[str]:
        text = "".join(self._signs(paragraph)).strip()
        # What stands in boxes beside a paragraph follows it.
        boxes, self._boxes = self._boxes, []
        if text:
            item = _is_item(paragraph)
            self.counts["items"] += item
            yield f"- {text}" if item else text
        for box in boxes:
            yield from self.blocks(box)

    def _table(self, table: Element) -> Iterator[str]:
        """Yield a table, its rows as lines; one that only places its text as blocks of that."""
        rows = [list(row.iterchildren(_CELL)) for row in table.iter(_ROW) if _of(row) is table]
        if all(len(row) == 1 for row in rows):
            for (cell,) in rows:
                yield from self.blocks(cell)
            return
        lines = ("\t".join(map(self._cell, row)).rstrip() for row in rows)
        if text := "\n".join(line for line in lines if line):
            yield text

    def _cell(self, cell: Element) -> str:
        return " ".join(" ".join(block.split()) for block in self.blocks(cell))

    def _signs(self, parent: Element) -> Iterator[str]:
        for child in parent.iterchildren("*"):
            if child.tag == _TEXT:
                yield child.text or ""
            elif child.tag in _SIGNS:
                yield _SIGNS[child.tag]
            elif child.tag == _BOX:
                self._boxes.append(child)
            elif not self._leaves_out(child):
                yield from self._signs(child)

    def _leaves_out(self, element: Element) -> bool:
        if element.tag in _COUNTED:
            self.counts[_COUNTED[element.tag]] += 1
        if element.find(_HIDDEN) is not None:
            self.counts["hidden"] += 1
            return True
        return element.tag in _LEFT_OUT


def _is_item(paragraph: Element) -> bool:
    if paragraph.find(_NUMBERED) is not None:
        return True
    style = paragraph.find(_STYLE)
    return style is not None and style.get(qn("w:val"), "").startswith(_STYLES_OF_ITEMS)


def _of(row: Element) -> Element | None:
    """Return the table that a row is of."""
    return next(row.iterancestors(_TABLE), None)
