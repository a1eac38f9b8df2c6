"""Mails and pages that a browser saved as mail (MHTML), taken apart; for the process that reads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from email import message_from_bytes
from email.errors import (
    CloseBoundaryNotFoundDefect,
    HeaderParseError,
    InvalidBase64CharactersDefect,
    InvalidBase64LengthDefect,
    InvalidBase64PaddingDefect,
    StartBoundaryNotFoundDefect,
)
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr
from typing import Final, cast

from compliance.library.intake.capture import Capture, UnfitCaptureError
from compliance.library.intake.charsets import fitting_encoding, load_encodings
from compliance.library.intake.days import day_of
from compliance.library.intake.extraction import Basis, FactKey, FoundFact, Remark
from compliance.library.intake.names import inner_name

_POLICY: Final = default.clone(refold_source="none")
_DEEPEST: Final = 20
_CURE: Final = "save what is in it as HTML or plain text"
_CUT: Final = (
    CloseBoundaryNotFoundDefect,
    StartBoundaryNotFoundDefect,
    InvalidBase64CharactersDefect,
    InvalidBase64LengthDefect,
    InvalidBase64PaddingDefect,
)
_TEXTS: Final = ("text/html", "text/plain")
_SAVED: Final = "Snapshot-Content-Location"
_WRONG_HEADER: Final = (HeaderParseError, ValueError, LookupError, AttributeError, TypeError)
"""What the library raises at headers of strangers, according to where it stumbles."""
_LETTER: Final = "message/rfc822"
_EXAMPLE: Final = (
    "From: =?koi8-r?Q?=C1?= <a@b.example>",
    "Date: Sun, 27 Mar 2022 10:00:00 +0400",
    "Subject: =?utf-8?B?eA==?=",
    "Content-Type: text/plain; charset=utf-8",
    "Content-Disposition: inline; filename*=utf-8''x",
    "Content-Transfer-Encoding: {coding}",
)
_AROUND: Final = (
    "Content-Type: multipart/mixed; boundary=b\n\n--b\n{part}\n--b\n"
    "Content-Type: message/rfc822\n\n{part}\n--b--\n"
)
_WEB: Final = re.compile(r"https?://[^\s<>]+")
# What no article is in.
_BESIDE: Final = re.compile(
    r"(?:image|audio|video|font)/.*|text/(?:css|javascript|calendar|x-.*)"
    r"|application/(?:javascript|x-javascript|pgp-.*|pkcs7-.*|x-pkcs7-.*|ms-tnef)|message/.*"
)


def prepare() -> None:
    """Load what is needed later, when no file can be opened."""
    load_encodings()
    day_of("1 March 2022")
    for coding in ("base64", "quoted-printable", "x-uuencode"):
        part = "\n".join(_EXAMPLE).format(coding=coding)
        whole = _AROUND.format(part=f"{part}\n\neA==\n")
        list(unpack(Capture("", whole.encode())))


def unpack(capture: Capture) -> Iterator[Capture | Remark]:
    """Yield the page or letter that a mail is about, then what is attached to it.

    Raises:
        UnfitCaptureError: there is nothing in it, or too much in one another.
    """
    mail = message_from_bytes(capture.data, policy=_POLICY)
    leaves = list(_leaves(capture, mail, 0))
    body = _body(leaves)
    attached = [leaf for leaf in leaves if leaf is not body and _is_attached(leaf)]
    if body is None and not attached:
        raise UnfitCaptureError(capture.name, "has no text in it", _CURE)
    if body is not None:
        yield _main(capture, mail, body)
    for number, leaf in enumerate(attached, 1):
        yield _attached(capture, leaf, number)
    yield from _remarks(mail, len(leaves) - len(attached) - (body is not None))


def _leaves(capture: Capture, part: EmailMessage, depth: int) -> Iterator[EmailMessage]:
    """Yield the parts of a mail that have no parts; a mail in a mail is one."""
    if depth > _DEEPEST:
        wrong = f"has more than {_DEEPEST} parts in one another"
        raise UnfitCaptureError(capture.name, wrong, _CURE)
    if part.get_content_maintype() != "multipart" or not part.is_multipart():
        yield part
        return
    for child in part.iter_parts():
        yield from _leaves(capture, cast("EmailMessage", child), depth + 1)


def _body(leaves: Sequence[EmailMessage]) -> EmailMessage | None:
    """Return the first page of a mail, or its first plain text if it has none."""
    inline = [leaf for leaf in leaves if not _is_apart(leaf)]
    kinds = [leaf.get_content_type() for leaf in inline]
    found = next((kinds.index(kind) for kind in _TEXTS if kind in kinds), None)
    return None if found is None else inline[found]


def _is_attached(leaf: EmailMessage) -> bool:
    """Return whether there may be an article in a part, beside the text of the mail."""
    kind = leaf.get_content_type()
    if kind == _LETTER:
        return leaf.is_multipart()
    if _BESIDE.fullmatch(kind):
        return False
    named = _is_apart(leaf) or _file_name(leaf) is not None
    return named or leaf.get_content_maintype() not in {"text", "multipart"}


def _is_apart(leaf: EmailMessage) -> bool:
    return _header(leaf, "Content-Disposition").lower().startswith("attachment")


def _main(capture: Capture, mail: EmailMessage, body: EmailMessage) -> Capture:
    data = _data(body)
    place = _web_address(mail, _SAVED) or _web_address(body, "Content-Location")
    saved = _SAVED in mail or _header(mail, "From").strip('<"').startswith("Saved by ")
    made = day_of(_header(mail, "Date"))
    page = Capture(
        capture.name,
        data,
        headers=(("Content-Type", body.get_content_type()),),
        facts=tuple(_subject(mail)),
        encoding=fitting_encoding(data, body.get_content_charset()),
    )
    if place or saved:
        return replace(page, address=place, retrieved=made)
    return replace(page, facts=(*page.facts, *_sender(mail), *_dated(made)))


def _subject(mail: EmailMessage) -> Iterator[FoundFact]:
    if subject := _header(mail, "Subject"):
        yield FoundFact(FactKey.TITLE, subject, Basis.HEADER, "Subject")


def _sender(mail: EmailMessage) -> Iterator[FoundFact]:
    name, address = parseaddr(_header(mail, "From"))
    if name:
        yield FoundFact(FactKey.AUTHORS, name, Basis.HEADER, "From")
    if host := address.partition("@")[2]:
        yield FoundFact(FactKey.OUTLET, host, Basis.HEADER, "From")
    if kept := _web_address(mail, "Archived-At"):
        yield FoundFact(FactKey.COPY_URL, kept, Basis.HEADER, "Archived-At")


def _dated(day: str | None) -> Iterator[FoundFact]:
    if day:
        yield FoundFact(FactKey.PUBLISHED, day, Basis.HEADER, "Date")


def _attached(capture: Capture, leaf: EmailMessage, number: int) -> Capture:
    data = _data(leaf)
    return Capture(
        inner_name(capture.name, _file_name(leaf), number),
        data,
        headers=(("Content-Type", leaf.get_content_type()),),
        encoding=fitting_encoding(data, leaf.get_content_charset()),
    )


def _data(leaf: EmailMessage) -> bytes:
    """Return the bytes of a part; of a mail in a mail those of the inner one."""
    if leaf.is_multipart():
        return b"".join(inner.as_bytes(policy=_POLICY) for inner in leaf.iter_parts())
    return cast("bytes", leaf.get_payload(decode=True))


def _file_name(leaf: EmailMessage) -> str | None:
    try:
        return leaf.get_filename()
    except _WRONG_HEADER:
        return None


def _header(part: EmailMessage, name: str) -> str:
    """Return a header in one line; nothing if there is none that can be read."""
    try:
        value = " ".join(str(part.get(name, "")).split())
    except _WRONG_HEADER:
        return ""
    # Letters outside of any encoding are lost.
    return "" if "\ufffd" in value else value


def _web_address(part: EmailMessage, name: str) -> str | None:
    found = _WEB.search(_header(part, name))
    return found[0] if found else None


def _remarks(mail: EmailMessage, left_out: int) -> Iterator[Remark]:
    if left_out:
        wrong = f"other parts of the mail are left out, as pictures and its text again: {left_out}"
        yield Remark("left-out", wrong)
    if any(isinstance(defect, _CUT) for part in mail.walk() for defect in part.defects):
        yield Remark("truncated", "a part of the mail has no end: it may have been cut short")
