"""Zip files of strangers are looked over before anything in them is unpacked."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

import pytest

from compliance.library.intake.capture import UnfitCaptureError
from compliance.library.intake.zips import ZipLimits, open_zip, read_member
from support.documents import zipped

_LIMITS = ZipLimits(members=2, member=3_000_000, total=5_000_000)


def _open(data: bytes) -> ZipFile:
    return open_zip("a.zip", BytesIO(data), _LIMITS)


def test_a_member_is_read() -> None:
    opened = _open(zipped({"a": "x"}))
    assert read_member("a.zip", opened, "a") == b"x"
    assert read_member("a.zip", opened, "b") == b""


@pytest.mark.parametrize(
    ("members", "wrong"),
    [
        ({"a": b"", "b": b"", "c": b""}, "has 3 files in it, more than 2"),
        ({"a": b"x" * 2_999_999, "b": b"x" * 2_999_999}, "larger than 5,000,000 bytes unpacked"),
        ({"a": b"x" * 3_000_001}, "has a file in it of more than 3,000,000 bytes"),
        ({"a": b"x" * 2_900_000}, "is packed as only a bomb is"),
    ],
)
def test_a_bomb_is_refused(members: dict[str, bytes], wrong: str) -> None:
    with pytest.raises(UnfitCaptureError, match=f"{wrong}; unpack it yourself, and add what"):
        _open(zipped(members))


def test_much_that_is_packed_as_text_is_read() -> None:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_STORED) as opened:
        opened.writestr("a", b"x" * 2_900_000)
    assert len(read_member("a.zip", _open(stream.getvalue()), "a")) == 2_900_000


def test_what_needs_a_password_is_refused() -> None:
    data = bytearray(zipped({"a": "x"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(UnfitCaptureError, match="needs a password to be unpacked; unpack it"):
        _open(bytes(data))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", zipped({"a": "x"})[:-5]])
def test_what_is_cut_short_is_refused(data: bytes) -> None:
    with pytest.raises(UnfitCaptureError, match="is damaged or was cut short"):
        _open(data)


def test_a_damaged_member_is_refused() -> None:
    data = bytearray(zipped({"a": "harbour " * 50}))
    data[40] ^= 255
    opened = _open(bytes(data))
    with pytest.raises(UnfitCaptureError, match="is damaged or was cut short"):
        read_member("a.zip", opened, "a")
