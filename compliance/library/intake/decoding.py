"""Plain text that says in which encoding it is: UTF-8, a byte order mark, or the user's word."""

from __future__ import annotations

import codecs
from contextlib import suppress
from typing import Final

from compliance.library.intake.capture import Capture, UnfitCaptureError
from compliance.library.intake.extraction import Extraction, Part
from compliance.library.intake.kinds import declared_encoding, utf_16_without_mark
from compliance.model.article import Extractor

NAME: Final = "plain"
VERSION: Final = "1"
"""Of the way from bytes to text: a decoder of Python, line ends as they are, no mark before."""


def decoded(capture: Capture) -> Extraction | None:
    """Return a text whose encoding is known; None if it has to be guessed.

    Text in UTF-8 is its own text, its byte order mark included: nothing extracts it.

    Raises:
        UnfitCaptureError: it is not in the encoding that the user names, or that its mark declares.
    """
    asked = None if capture.encoding is None else codec_name(capture.encoding)
    declared, mark = declared_encoding(capture.data) or (None, 0)
    zeros = None if declared else utf_16_without_mark(capture.data)
    if asked == "utf-8" or (asked is None and zeros is None):
        with suppress(UnicodeDecodeError):
            text = capture.data.decode("utf-8")
            return Extraction(text, None, parts=(Part((0, len(text))),))
    encoding = asked or declared or zeros
    return None if encoding is None else decoded_as(capture, encoding, mark * (asked is None))


def decoded_as(capture: Capture, encoding: str, skipped: int = 0) -> Extraction:
    """Return the text of a capture in an encoding, from after so many bytes on.

    Raises:
        UnfitCaptureError: it is not in that encoding.
    """
    try:
        text = capture.data[skipped:].decode(encoding)
    except UnicodeDecodeError as error:
        wrong = f"is not {encoding} at byte {skipped + error.start}"
        cure = "name its encoding with --encoding, or save it as UTF-8"
        raise UnfitCaptureError(capture.name, wrong, cure) from None
    extractor = Extractor(name=NAME, version=VERSION, settings=f"encoding={encoding}")
    return Extraction(text, extractor, parts=(Part((0, len(text))),))


def codec_name(encoding: str) -> str | None:
    """Return the name under which Python knows an encoding of text; None if it knows none."""
    try:
        found = codecs.lookup(encoding)
        b"a".decode(found.name, errors="replace")
    except (LookupError, ValueError):
        return None
    return found.name
