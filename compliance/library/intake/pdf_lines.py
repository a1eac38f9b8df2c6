"""The lines of a page of a PDF as pdfium reads them, with where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pypdfium2 import PdfTextPage

from compliance.library.intake.pdf_layout import Piece

# For a hyphen at the end of a line pdfium has this sign, and no line end.
_DIVIDED: Final = "\ufffe"
_LINE_END: Final = re.compile("\ufffe|\r\n|$(?![\r\n])")
_WORD: Final = re.compile("[^\\s\ufffe]+")
# pdfium counts characters above U+FFFF as two.
_ASTRAL: Final = re.compile("[\U00010000-\U0010ffff]")
_TWICE: Final = re.compile("([\U00010000-\U0010ffff])\\1")


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a line: where it is in the text, and where on the page."""

    start: int
    end: int
    left: float
    bottom: float
    right: float
    top: float

    def is_near(self, other: _Word) -> bool:
        """Return whether no more room is before another word than between words of a line."""
        return other.left - self.right <= max(self.top - self.bottom, 1.0)


def pieces_of(words: PdfTextPage) -> Iterator[Piece]:
    """Yield the lines of a page in pieces, divided where there is much room between words.

    Raises:
        PdfiumError: the page is damaged.
    """
    text = _ASTRAL.sub(r"\g<0>\g<0>", words.get_text_range())
    start = 0
    for end in _LINE_END.finditer(text):
        found = [_word(words, *word.span()) for word in _WORD.finditer(text, start, end.start())]
        groups = _grouped(found)
        for at, group in enumerate(groups, 1):
            divided = at == len(groups) and end[0] == _DIVIDED
            yield _piece(text, group, "-" * divided)
        start = end.end()


def _word(words: PdfTextPage, start: int, end: int) -> _Word:
    left, bottom, _, top = words.get_charbox(start, loose=True)
    right = words.get_charbox(end - 1, loose=True)[2]
    return _Word(start, end, left, bottom, right, top)


def _grouped(found: list[_Word]) -> list[list[_Word]]:
    groups: list[list[_Word]] = []
    for word in found:
        if groups and groups[-1][-1].is_near(word):
            groups[-1].append(word)
        else:
            groups.append([word])
    return groups


def _piece(text: str, group: list[_Word], hyphen: str) -> Piece:
    first, last = group[0], group[-1]
    shown = _TWICE.sub(r"\1", text[first.start : last.end])
    return Piece(shown + hyphen, first.left, first.bottom, last.right, first.top)
