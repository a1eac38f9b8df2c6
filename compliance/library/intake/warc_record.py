"""One record of a web archive: whether an article may be in it, and if so its bytes."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from functools import partial
from io import BytesIO
from typing import Final, cast

from fastwarc.stream_io import BrotliReader, GzipReader, WarcReader, ZstdReader
from fastwarc.warc import HeaderMap, WarcRecord, WarcRecordType

from compliance.library.intake.capture import Capture
from compliance.library.intake.charsets import fitting_encoding
from compliance.library.intake.names import inner_name

MOST_BYTES: Final = 64 * 1024 * 1024
_PIECE: Final = 1024 * 1024
_WEB: Final = re.compile(r"https?://[^\s<>]+")
_OK: Final = frozenset({200, 203})
_REDIRECTS: Final = range(300, 400)
_TEXTS: Final = frozenset(
    {
        "application/pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/xhtml+xml",
        "message/rfc822",
        "multipart/related",
        "text/html",
        "text/plain",
    }
)
_UNSAID: Final = frozenset({"", "application/octet-stream"})
_LOOKS: Final = re.compile(rb"%PDF-|\s*<(?:!doctype html|html)", re.IGNORECASE)
_NO_CODINGS: Final = ("", "identity")
_UNPACKERS: Final[dict[str, Callable[[BytesIO], WarcReader]]] = {
    "gzip": GzipReader,
    "x-gzip": GzipReader,
    "deflate": partial(GzipReader, zlib=True),
    "br": BrotliReader,
    "zstd": ZstdReader,
}
_DIGITS: Final = 12
_CHARSET: Final = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_ROBOTS: Final = re.compile(r"https?://[^/]+/robots\.txt")
# Those that the library knows; of any other it would say that it differs.
_DIGEST: Final = re.compile(rb"(?:md5|sha1|sha256|sha512):", re.IGNORECASE)


class Left(StrEnum):
    """Why a record is left out, in the words of a remark, which counts them."""

    OTHER = "pictures, scripts and data"
    REDIRECT = "redirects"
    ERROR = "errors of servers"
    REPEAT = "repeats of earlier records"
    LARGE = "files of more than 64 MiB"
    NOT_LISTED = "answers beside the pages that it lists"
    BESIDE = "requests and notes of the crawler"


class DamagedRecordError(Exception):
    """A record that is not as it was when it was archived; says which one, and what is wrong."""

    def __init__(self, address: str, wrong: str, *, short: bool = False) -> None:
        self.short = short
        super().__init__(f"the record of {address} {wrong}")


def address_of(record: WarcRecord) -> str | None:
    """Return the address on the web that a record is of, if it is of one."""
    told = record.headers.get_bytes(b"WARC-Target-URI") or b""
    found = _WEB.search(told.decode("utf-8", errors="replace"))
    return found[0] if found else None


def passed_over(record: WarcRecord, address: str | None) -> Left:
    """Go past a record that is no answer of a server.

    Raises:
        DamagedRecordError: it is cut short.
    """
    if record.reader.consume() < record.content_length:
        raise DamagedRecordError(address or "no address", "is cut short", short=True)
    is_repeat = record.record_type == WarcRecordType.revisit
    return Left.REPEAT if is_repeat else Left.BESIDE


def capture_of(record: WarcRecord, address: str, archive: str, number: int) -> Capture | Left:
    """Return what was got from an address, or why it is left out.

    Args:
        record: A response or a resource, of which only the head was read.
        address: Its address.
        archive: What the archive is called.
        number: Of the capture in it.

    Raises:
        DamagedRecordError: it was cut short or changed.
    """
    if record.content_length > MOST_BYTES:
        return Left.LARGE
    _load(record, address)
    headers, data = _answer(record, address)
    status = headers.status_code if record.is_http else None
    if status in _REDIRECTS:
        return Left.REDIRECT
    if record.is_http and status not in _OK:
        return Left.ERROR
    told = headers.get("Content-Type", "") or ""
    kind = told.partition(";")[0].strip().lower()
    if len(data) > MOST_BYTES:
        return Left.LARGE
    if _ROBOTS.fullmatch(address) or not _may_be_text(kind, data):
        return Left.OTHER
    # Where there is none, or a wrong one, the library has none.
    date = cast("datetime | None", record.record_date)
    return Capture(
        inner_name(archive, address.rstrip("/"), number),
        data,
        address=address,
        retrieved=None if date is None else date.date().isoformat(),
        headers=headers.to_tuples() if record.is_http else (("Content-Type", told),),
        encoding=fitting_encoding(data, _charset(told)),
    )


def _load(record: WarcRecord, address: str) -> None:
    """Read the body of a record, and see that it is whole."""
    expected = record.content_length
    block = _read(record.reader, expected)
    if len(block) < expected:
        raise DamagedRecordError(address, "is cut short", short=True)
    record.set_bytes_content(block)
    digest = record.headers.get_bytes(b"WARC-Block-Digest") or b""
    if _DIGEST.match(digest) and not record.verify_block_digest():
        raise DamagedRecordError(address, "is not what was archived: its digest differs")


def _answer(record: WarcRecord, address: str) -> tuple[HeaderMap, bytes]:
    """Return the headers of a server, and what it sent as it was before it was packed."""
    if not record.is_http:
        return record.headers, _read(record.reader, record.content_length)
    try:
        # What is packed is not unpacked there, since a bomb would go off as a whole.
        record.parse_http(auto_decode="transfer")
        headers = record.http_headers
        sent = _read(record.reader, MOST_BYTES + 1)
        data = _unpacked(sent, headers.get("Content-Encoding", "") or "")
    except (OSError, KeyError):
        raise DamagedRecordError(address, "cannot be unpacked as its headers say") from None
    length = headers.get("Content-Length", "") or ""
    whole = not length.isdecimal() or headers.get("Transfer-Encoding")
    if not whole and len(sent) < min(int(length[:_DIGITS]), MOST_BYTES):
        wrong = "is cut short: the server had announced more"
        raise DamagedRecordError(address, wrong, short=True)
    return headers, data


def _unpacked(sent: bytes, codings: str) -> bytes:
    """Return what was packed in some ways one after the other, or its start if it is large.

    Raises:
        OSError: it is not packed so.
        KeyError: a way is not known.
    """
    for coding in reversed(codings.lower().split(",")):
        if (name := coding.strip()) not in _NO_CODINGS:
            sent = _read(_UNPACKERS[name](BytesIO(sent)), MOST_BYTES + 1)
    return sent


def _may_be_text(kind: str, data: bytes) -> bool:
    return kind in _TEXTS or (kind in _UNSAID and _LOOKS.match(data) is not None)


def _charset(told: str) -> str | None:
    found = _CHARSET.search(told)
    return found[1] if found else None


def _read(reader: WarcReader, most: int) -> bytes:
    """Return all that a reader gives, or so many bytes; by pieces, which need little memory."""
    data = bytearray()
    while len(data) < most and (piece := reader.read(min(_PIECE, most - len(data)))):
        data += piece
    return bytes(data)
