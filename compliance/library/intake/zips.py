"""Zip files of strangers: looked over before anything in them is unpacked, which is never to disk.

What a zip file says of the sizes of its members is believed: no more than that is ever read.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from compliance.library.intake.capture import UnfitCaptureError

_DAMAGED: Final = ("is damaged or was cut short", "get the file again")
_TOO_MUCH: Final = "unpack it yourself, and add what you need of it"
_PASSWORD: Final = ("needs a password to be unpacked", "unpack it yourself, and add what is in it")
_ENCRYPTED: Final = 1
_PACKED: Final = (ZIP_STORED, ZIP_DEFLATED)
"""How members of all kinds of captures are packed; other ways fail in ways of their own."""
_SMALL: Final = 1024 * 1024
_MOST_RATIO: Final = 250
"""What a member that is not small may be packed to: text is packed to a tenth or so."""

# NotImplementedError: it is packed in a way that Python does not know.
_BROKEN: Final = (BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError)
"""What reading a damaged zip file raises."""


@dataclass(frozen=True, slots=True)
class ZipLimits:
    """What a zip file may have: members, bytes of one of them, and bytes of all."""

    members: int
    member: int
    total: int


@contextmanager
def unbroken(name: str) -> Iterator[None]:
    """Say of what is read inside, if it is damaged, that it is.

    Raises:
        UnfitCaptureError: it is.
    """
    try:
        yield
    except _BROKEN:
        raise UnfitCaptureError(name, *_DAMAGED) from None


def open_zip(name: str, stream: IO[bytes], limits: ZipLimits) -> ZipFile:
    """Open a zip file that is no bomb.

    Raises:
        UnfitCaptureError: it is damaged, needs a password, or has more than the limits allow.
    """
    with unbroken(name):
        opened = ZipFile(stream)
    wrong = _too_much(opened.infolist(), limits)
    if wrong:
        raise UnfitCaptureError(name, wrong, _TOO_MUCH)
    if any(info.flag_bits & _ENCRYPTED for info in opened.infolist()):
        raise UnfitCaptureError(name, *_PASSWORD)
    return opened


def _too_much(members: Sequence[ZipInfo], limits: ZipLimits) -> str | None:
    if any(info.compress_type not in _PACKED for info in members):
        return "is packed in a way that is not read here"
    if len(members) > limits.members:
        return f"has {len(members):,} files in it, more than {limits.members:,}"
    if sum(info.file_size for info in members) > limits.total:
        return f"would be larger than {limits.total:,} bytes unpacked"
    if any(info.file_size > limits.member for info in members):
        return f"has a file in it of more than {limits.member:,} bytes"
    if any(info.file_size > _SMALL + _MOST_RATIO * info.compress_size for info in members):
        return "has a file in it that is packed as only a bomb is"
    return None


def read_member(name: str, opened: ZipFile, member: str) -> bytes:
    """Return a file of a zip file that `open_zip` opened; nothing if it is not in there.

    Raises:
        UnfitCaptureError: it is damaged.
    """
    with unbroken(name):
        return opened.read(member) if member in opened.NameToInfo else b""


def member_stream(name: str, opened: ZipFile, member: str) -> IO[bytes]:
    """Return a file of a zip file that `open_zip` opened, to be read piece by piece.

    Raises:
        UnfitCaptureError: it is damaged.
    """
    with unbroken(name):
        return opened.open(member)
