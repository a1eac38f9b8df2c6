"""What is on the pages of a PDF: lines from top to bottom, and whether they are bold."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from ctypes.util import find_library
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import pytest
from pypdfium2 import PdfDocument, raw

needs_pango = pytest.mark.skipif(
    find_library("pangoft2-1.0") is None, reason="Pango is not installed"
)


MARGIN = 50
"""Below this height, in points, stands the number of the page."""


@dataclass(frozen=True)
class Line:
    """A line of a page: its words, whether all of them are bold, its height above the edge."""

    words: str
    bold: bool
    height: float


def pages_of(pdf: bytes) -> list[list[Line]]:
    """Return the lines of each page, in the order in which they were laid out."""
    return [list(_lines(page.get_textpage())) for page in PdfDocument(pdf)]


def words_of(pdf: bytes) -> str:
    """Return all words of a PDF."""
    return "\n".join(line.words for page in pages_of(pdf) for line in page)


def fonts_of(pdf: bytes) -> set[str]:
    """Return the names of all fonts that something is printed in."""
    return {
        _font(words, index)
        for page in PdfDocument(pdf)
        for words in [page.get_textpage()]
        for index in range(words.count_chars())
        if _sign(words, index).strip()
    }


def headings_left_alone(pdf: bytes) -> list[str]:
    """Return what is bold at the end of a page: a heading whose text is on the next one."""
    bodies = [[line for line in page if line.height > MARGIN] for page in pages_of(pdf)]
    lowest = [min(body, key=lambda line: line.height) for body in bodies if body]
    return [line.words for line in lowest if line.bold]


def _lines(words: Any) -> Iterator[Line]:  # noqa: ANN401 - of a library without types
    signs = [(_sign(words, i), i) for i in range(words.count_chars())]
    for is_end, run in groupby(signs, key=lambda sign: sign[0] in "\r\n"):
        printed = list(run)
        text = "".join(sign for sign, _ in printed).strip()
        if not is_end and text:
            bold = all("Bold" in _font(words, i) for sign, i in printed if sign.strip())
            yield Line(text, bold, words.get_charbox(printed[0][1])[1])


def _sign(words: Any, index: int) -> str:  # noqa: ANN401
    return chr(raw.FPDFText_GetUnicode(words, index))


def _font(words: Any, index: int) -> str:  # noqa: ANN401
    name = ctypes.create_string_buffer(100)
    raw.FPDFText_GetFontInfo(words, index, name, len(name), None)
    return name.value.decode()
