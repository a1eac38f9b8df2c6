"""Captures know their hash and their headers; what cannot be taken in is told in one sentence."""

from __future__ import annotations

from hashlib import sha256

from compliance.errors import MissingExtraError
from compliance.library.intake.capture import Capture, UnfitCaptureError


def test_a_capture_has_the_hash_of_its_bytes() -> None:
    assert Capture("a.html", b"<p>x").sha256 == sha256(b"<p>x").hexdigest()


def test_a_header_is_found_whatever_its_case() -> None:
    capture = Capture("a", b"", headers=(("Content-Type", "text/html"), ("content-type", "x")))
    assert capture.header("content-TYPE") == "text/html"
    assert capture.header("date") is None


def test_bytes_are_not_printed_with_a_capture() -> None:
    assert "secret" not in repr(Capture("a", b"secret"))


def test_what_cannot_be_taken_in_is_told_in_one_sentence() -> None:
    error = UnfitCaptureError("a.pdf", "is encrypted", "save it without a password")
    assert str(error) == '"a.pdf" is encrypted; save it without a password'
    missing = MissingExtraError("reading HTML", "text")
    assert str(missing) == (
        "reading HTML needs the extra \"text\"; run: pip install 'agreement-compliance[text]'"
    )
