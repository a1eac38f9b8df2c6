"""The text of a PDF page by page, and what it says of itself; for the process that reads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from importlib.metadata import version
from itertools import groupby
from typing import Final

from pypdfium2 import PdfDocument, PdfiumError, raw

from compliance.library.intake.capture import Capture, UnfitCaptureError
from compliance.library.intake.days import day_of
from compliance.library.intake.extraction import (
    Basis,
    Extraction,
    FactKey,
    FoundFact,
    Part,
    Remark,
)
from compliance.library.intake.pdf_layout import Piece, arrange, read_pages
from compliance.library.intake.pdf_lines import pieces_of
from compliance.model.article import Extractor

_EXTRACTOR: Final = Extractor(name="pypdfium2", version=version("pypdfium2"), settings="layout=1")
_DAMAGED: Final = ("is damaged or was cut short", "get the file again")
_WRONG: Final = {
    raw.FPDF_ERR_PASSWORD: (
        "needs a password to be opened",
        "open it with the password, print it to a new PDF, and add that",
    ),
    raw.FPDF_ERR_SECURITY: (
        "is protected in a way that cannot be read",
        "print it to a new PDF where it can be opened, and add that",
    ),
}
_SCANNED: Final = (
    "has no text, only pictures of pages",
    "run text recognition over it, as with ocrmypdf, and add what that makes",
)

_LETTER: Final = re.compile(r"[^\W\d_]")
# What stands where a font does not tell which letters its signs are.
_UNREADABLE: Final = re.compile("[\ue000-\uf8ff\ufffd\x00-\x08\x0e-\x1f]")
_CONTROL: Final = re.compile("[\x00-\x1f\x7f-\x9f]")
_FEW: Final = 0.05
_END: Final = b"%%EOF"
_TAIL: Final = 2_048


def prepare() -> None:
    """Load what is needed later, when no file can be opened."""
    day_of("1 March 2022")
    "".encode("utf-16-le")


def extract(capture: Capture) -> Extraction:
    """Return the text of a PDF.

    Raises:
        UnfitCaptureError: it needs a password, is damaged, or has no text.
    """
    try:
        document = PdfDocument(capture.data)
        pages = [_read(document, number) for number in range(len(document))]
    except PdfiumError as error:
        wrong, cure = _WRONG.get(error.err_code, _DAMAGED)
        raise UnfitCaptureError(capture.name, wrong, cure) from None
    if all(page is None for page in pages):
        raise UnfitCaptureError(capture.name, *_DAMAGED)
    text = read_pages([page or () for page in pages])
    if not _LETTER.search(text):
        raise UnfitCaptureError(capture.name, *_SCANNED)
    return Extraction(
        text,
        _EXTRACTOR,
        tuple(_facts(_info(document))),
        tuple(_remarks(capture.data, pages, text)),
        (Part((0, len(text))),),
    )


def _read(document: PdfDocument, number: int) -> Sequence[Piece] | None:
    """Return the lines of a page in the order of reading; None if it is damaged."""
    try:
        page = document[number]
        words = page.get_textpage()
        read = arrange(list(pieces_of(words)), page.get_width())
    except PdfiumError:
        return None
    # Each would stay in memory until the whole document goes.
    words.close()
    page.close()
    return read


def _info(document: PdfDocument) -> Mapping[str, str]:
    """Return what a file says of itself; nothing if half characters are in it."""
    with suppress(UnicodeDecodeError):
        return dict(document.get_metadata_dict(skip_empty=True))
    return {}


def _facts(info: Mapping[str, str]) -> Iterator[FoundFact]:
    for key, name in ((FactKey.TITLE, "Title"), (FactKey.AUTHORS, "Author")):
        if value := " ".join(_CONTROL.sub(" ", info.get(name, "")).split()):
            yield FoundFact(key, value, Basis.FILE, f"PDF {name}")
    made = day_of(info.get("CreationDate", ""))
    if made:
        # On that day the file was made, maybe long after what is in it was published.
        yield FoundFact(FactKey.PUBLISHED, f"{made.rstrip('?')}?", Basis.FILE, "PDF CreationDate")


def _remarks(data: bytes, pages: Sequence[Sequence[Piece] | None], text: str) -> Iterator[Remark]:
    numbered = list(enumerate(pages, 1))
    if damaged := [number for number, page in numbered if page is None]:
        yield Remark("damaged-pages", f"of {_named(damaged)} nothing can be read")
    if bare := [number for number, page in numbered if page is not None and not _has_text(page)]:
        yield Remark("pages-without-text", f"no text on {_named(bare)}: maybe a picture")
    if len(_UNREADABLE.findall(text)) > _FEW * len(text):
        wrong = "many signs have no letter in this PDF; compare the text with the printed page"
        yield Remark("unreadable-signs", wrong)
    if _END not in data[-_TAIL:]:
        yield Remark("truncated", "the end of the file is missing: it may have been cut short")


def _has_text(page: Iterable[Piece]) -> bool:
    return any(_LETTER.search(piece.text) for piece in page)


def _named(numbers: Iterable[int]) -> str:
    """Return numbers of pages, of those in a row the first and the last: "pages 1, 4-6"."""
    runs = groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])
    rows = [[number for _, number in run] for _, run in runs]
    named = [f"{row[0]}-{row[-1]}" if len(row) > 1 else str(row[0]) for row in rows]
    return ("page " if named == [str(rows[0][0])] else "pages ") + ", ".join(named)
