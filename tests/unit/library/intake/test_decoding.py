"""Text whose encoding is told is decoded; UTF-8 is what it is, and no extractor made it."""
# ruff: noqa: RUF001 - letters of another script are what this module is about

from __future__ import annotations

import codecs

import pytest

from compliance.library.intake.capture import Capture, UnfitCaptureError
from compliance.library.intake.decoding import codec_name, decoded

RAN = "\N{ZERO WIDTH NO-BREAK SPACE}" + "Паром ходил\r\nвсю неделю.\n"


def test_text_in_utf_8_is_its_own_text_with_its_mark_and_line_ends() -> None:
    found = decoded(Capture("a", RAN.encode()))
    assert found is not None
    assert (found.text, found.extractor) == (RAN, None)
    assert found.parts[0].range == (0, len(RAN))


@pytest.mark.parametrize(
    ("data", "asked", "named"),
    [
        (RAN.encode("utf-16-le"), None, "utf-16-le"),
        (RAN.encode("utf-16-be"), None, "utf-16-be"),
        (RAN.encode("utf-32-be"), None, "utf-32-be"),
        (RAN[1:].encode("utf-16-le"), None, "utf-16-le"),
        (RAN[1:].encode("utf-16-be"), None, "utf-16-be"),
        (RAN[1:].encode("koi8-r"), "KOI8-R", "koi8-r"),
        (RAN[1:].encode("cp1251"), "windows-1251", "cp1251"),
    ],
)
def test_a_declared_or_named_encoding_is_told(data: bytes, asked: str | None, named: str) -> None:
    found = decoded(Capture("a", data, encoding=asked))
    assert found is not None
    assert found.extractor is not None
    assert found.text == RAN[1:]
    assert found.extractor.settings == f"encoding={named}"


def test_an_encoding_that_has_to_be_guessed_is_not_told_here() -> None:
    assert decoded(Capture("a", RAN[1:].encode("cp1251"))) is None


@pytest.mark.parametrize(
    ("data", "asked", "said"),
    [
        (b"abc\xff", "utf-8", "is not utf-8 at byte 3; name its encoding with --encoding, or"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8", None, "is not utf-16-le at byte 2; name its"),
    ],
)
def test_what_is_not_in_its_encoding_is_told_with_its_place(
    data: bytes, asked: str | None, said: str
) -> None:
    with pytest.raises(UnfitCaptureError) as error:
        decoded(Capture("a", data, encoding=asked))
    assert str(error.value).startswith(f'"a" {said}')


def test_names_of_encodings_are_those_of_text() -> None:
    assert codec_name("WINDOWS-1251") == "cp1251"
    assert codec_name("UTF8") == "utf-8"
    assert [codec_name(name) for name in ("hex", "none-such", "a\0b")] == [None, None, None]
