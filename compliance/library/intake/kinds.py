"""What kind of thing a capture is, by its bytes: names and headers are often wrong."""

from __future__ import annotations

import re
import zlib
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from collections.abc import Mapping
from contextlib import suppress
from enum import StrEnum
from typing import Final

from compliance.library.intake.capture import Capture, UnfitCaptureError


class Kind(StrEnum):
    """A kind of capture, in the words of messages."""

    TEXT = "plain text"
    HTML = "HTML"
    PDF = "PDF"
    DOCX = "DOCX"
    MAIL = "mail"
    MHTML = "MHTML"
    WARC = "WARC"
    WACZ = "WACZ"
    CSV = "CSV"
    CSL_JSON = "CSL-JSON"
    BIBTEX = "BibTeX"
    RIS = "RIS"
    HITS = "hits of a scan"


LOOKED_AT: Final = 64 * 1024
"""How many bytes of a capture are looked at."""

_UNFIT: Final[Mapping[bytes, tuple[str, str]]] = {
    b"\xd0\xcf\x11\xe0": ("is a file of an old office program", "save it as DOCX or PDF"),
    rb"{\rtf": ("is RTF", "save it as DOCX or as plain text"),
    b"\x89PNG": ("is an image", "name a file that holds its text"),
    b"\xff\xd8\xff": ("is an image", "name a file that holds its text"),
    b"GIF8": ("is an image", "name a file that holds its text"),
    b"7z\xbc\xaf": ("is packed", "unpack it, and name the folder"),
    b"Rar!": ("is packed", "unpack it, and name the folder"),
}
"""How files begin of which nothing can be read, and what to do instead."""

_ZIP: Final = b"PK\x03\x04"
_GZIP: Final = b"\x1f\x8b"
_PARQUET: Final = b"PAR1"
_BOMS: Final = (
    (BOM_UTF8, "utf-8"),
    (BOM_UTF32_LE, "utf-32-le"),
    (BOM_UTF32_BE, "utf-32-be"),
    (BOM_UTF16_LE, "utf-16-le"),
    (BOM_UTF16_BE, "utf-16-be"),
)
"""That of UTF-32 before that of UTF-16, which it begins with."""

_FIRST_SIGN: Final = 32

_WARC: Final = re.compile(rb"WARC/[01]\.")
_MAIL_LINE: Final = re.compile(r"(?:[A-Za-z][A-Za-z0-9-]*:.*|[ \t].*|>?From .*)\r?\n")
_OF_MAIL: Final = re.compile(
    r"^(?:MIME-Version|Message-ID|Received|Return-Path|Delivered-To|From|Date|Subject"
    r"|Snapshot-Content-Location):",
    re.MULTILINE | re.IGNORECASE,
)
_OF_MHTML: Final = re.compile(
    r"^(?:Content-Type:\s*multipart/related|Snapshot-Content-Location:|From: <Saved by)",
    re.MULTILINE | re.IGNORECASE,
)
_HTML_START: Final = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main|title"
    r"|meta|div|p|h[1-6]|table|section|script|style|link|base|center|font|span)\b[^<]*?>",
    re.IGNORECASE | re.DOTALL,
)
_HTML_TAG: Final = re.compile(r"</(?:html|body|head|div|p|article|h[1-6]|td)>", re.IGNORECASE)
_FEW_TAGS: Final = 3
_BIBTEX: Final = re.compile(r"\s*(?:%[^\n]*\n\s*)*@[A-Za-z]+\s*[{(]\s*[^\s{}()]+\s*,")
_RIS: Final = re.compile(r"\s*TY  - ")
_CSL: Final = re.compile(r"\s*(?:\[\s*\{|\{)(?=.*\"(?:title|URL)\"\s*:)", re.DOTALL)
_COLUMNS: Final = frozenset(
    {
        *("url", "link", "address", "title", "headline", "author", "authors", "date", "published"),
        *("item type", "publication title", "publication year", "outlet", "source", "language"),
        *("file", "file attachments", "publisher", "date added", "key"),
    }
)
_NAMED: Final = frozenset({"url", "link", "address", "title", "headline"})
_FEW_COLUMNS: Final = 2


def kind_of(capture: Capture) -> Kind:
    """Return what kind of thing a capture is, whatever its name says.

    Raises:
        UnfitCaptureError: nothing of that kind can be read.
    """
    head = capture.data[:LOOKED_AT]
    for start, (wrong, cure) in _UNFIT.items():
        if head.startswith(start):
            raise UnfitCaptureError(capture.name, wrong, cure)
    if b"%PDF-" in head[:1024]:
        return Kind.PDF
    if head.startswith(_ZIP):
        return _kind_of_zip(capture)
    if head.startswith(_GZIP):
        return _kind_of_gzip(capture, head)
    if head.startswith(_PARQUET):
        return Kind.HITS
    if _WARC.match(head):  # whatever is in it, which may be pictures
        return Kind.WARC
    text = _as_ascii(head)
    _refuse_binary(capture, head, text)
    return _kind_of_text(text)


def declared_encoding(data: bytes) -> tuple[str, int] | None:
    """Return the encoding that a byte order mark declares, and how long the mark is."""
    return next(((name, len(mark)) for mark, name in _BOMS if data.startswith(mark)), None)


def utf_16_without_mark(data: bytes) -> str | None:
    """Return which UTF-16 text without a mark is.

    In it, almost every second byte is that of an alphabet: below 32, zero among them. No other is
    zero.
    """
    for places, others, name in ((1, 0, "utf-16-le"), (0, 1, "utf-16-be")):
        high = data[places:LOOKED_AT:2]
        if 0 in high and 0 not in data[others:LOOKED_AT:2]:
            of_alphabets = sum(byte < _FIRST_SIGN for byte in high)
            return name if of_alphabets * 10 >= len(high) * 9 else None
    return None


def _as_ascii(head: bytes) -> str:
    """Return the start of a capture with its ASCII characters as they are, in any encoding."""
    declared = declared_encoding(head)
    if declared is not None:
        name, mark = declared
        return head[mark:].decode(name, errors="replace")
    return head.decode(utf_16_without_mark(head) or "latin-1", errors="replace")


def _refuse_binary(capture: Capture, head: bytes, text: str) -> None:
    """Refuse what has too many control characters to be text, and is of no known kind."""
    odd = sum(sign < " " and sign not in "\t\n\v\f\r\x1b" for sign in text)
    if odd * 20 > len(text) or (0 in head and text.count("\0") * 20 > len(text)):
        raise UnfitCaptureError(
            capture.name, "is neither a text nor a page", "name a file that holds an article"
        )


def _kind_of_zip(capture: Capture) -> Kind:
    data = capture.data
    if b"word/document" in data:
        return Kind.DOCX
    if b"datapackage.json" in data or b"archive/" in data:
        return Kind.WACZ
    raise UnfitCaptureError(capture.name, "is packed", "unpack it, and name the folder")


def _kind_of_gzip(capture: Capture, head: bytes) -> Kind:
    with suppress(zlib.error):
        if zlib.decompressobj(wbits=31).decompress(head, 16).startswith(b"WARC/"):
            return Kind.WARC
    raise UnfitCaptureError(capture.name, "is packed", "unpack it, and name what is in it")


def _kind_of_text(text: str) -> Kind:
    for pattern, kind in ((_RIS, Kind.RIS), (_BIBTEX, Kind.BIBTEX)):
        if pattern.match(text):
            return kind
    if (mail := _kind_of_mail(text)) is not None:
        return mail
    if _HTML_START.match(text) or len(_HTML_TAG.findall(text)) >= _FEW_TAGS:
        return Kind.HTML
    if _CSL.match(text):
        return Kind.CSL_JSON
    return Kind.CSV if _is_table(text) else Kind.TEXT


def _kind_of_mail(text: str) -> Kind | None:
    """Return what begins with a head of mail: MIME's own line, or three that only mail has."""
    at = 0
    while (line := _MAIL_LINE.match(text, at)) is not None:
        at = line.end()
    head = text[:at]
    found = {one.lower() for one in _OF_MAIL.findall(head)}
    if "mime-version:" not in found and len(found) <= _FEW_COLUMNS:
        return None
    return Kind.MHTML if _OF_MHTML.search(head) else Kind.MAIL


def _is_table(text: str) -> bool:
    """Return whether the first line names columns as reading lists have them."""
    first = text.lstrip("\ufeff\xef\xbb\xbf").partition("\n")[0].lower()
    for sign in ",;\t":
        names = {name.strip(" \r\"'") for name in first.split(sign)}
        if len(names & _COLUMNS) >= _FEW_COLUMNS and names & _NAMED:
            return True
    return False
