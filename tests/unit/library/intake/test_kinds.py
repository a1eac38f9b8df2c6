"""What a capture is, is told by its bytes, whatever its name."""

from __future__ import annotations

import gzip
import io
import zipfile

import pytest

from compliance.library.intake.capture import Capture, UnfitCaptureError
from compliance.library.intake.kinds import Kind, declared_encoding, kind_of

PAGE = (
    "<!DOCTYPE html><html><head><title>The ferry</title></head><body><p>It ran.</p></body></html>"
)
MAIL = "From: a@example.org\r\nDate: Sun, 27 Mar 2022 10:00:00 +0400\r\nSubject: The ferry\r\n"


def zipped(*names: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name in names:
            file.writestr(name, "x")
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"The ferry ran.\n", Kind.TEXT),
        (b"", Kind.TEXT),
        (b"a < b and <i>so</i> on", Kind.TEXT),
        ("Паром ходил.".encode("koi8-r"), Kind.TEXT),
        ("Паром ходил.".encode("utf-16"), Kind.TEXT),
        ("The ferry ran.".encode("utf-16-le"), Kind.TEXT),
        ("Паром ходил всю неделю.".encode("utf-16-be"), Kind.TEXT),
        (b"Date: today\nThe ferry ran.\n", Kind.TEXT),
        (b"Title, of the ferry, and more\n", Kind.TEXT),
        (PAGE.encode(), Kind.HTML),
        (PAGE.encode("utf-16"), Kind.HTML),
        (PAGE.encode("utf-16-be"), Kind.HTML),
        (PAGE.encode("utf-32"), Kind.HTML),
        (b"\xef\xbb\xbf \n<!-- saved --> <HTML>", Kind.HTML),
        (b'<?xml version="1.0"?><html xmlns="x">', Kind.HTML),
        (b"The ferry</p><p>ran</p><p>all week</p>", Kind.HTML),
        (b"<p>The ferry ran", Kind.HTML),
        (b"junk\n%PDF-1.7\n", Kind.PDF),
        (zipped("[Content_Types].xml", "word/document.xml"), Kind.DOCX),
        (zipped("datapackage.json", "archive/a.warc.gz"), Kind.WACZ),
        (b"WARC/1.1\r\nWARC-Type: warcinfo\r\n", Kind.WARC),
        (b"WARC/1.1\r\nWARC-Type: response\r\n\r\n" + b"\0\1\2" * 999, Kind.WARC),
        (gzip.compress(b"WARC/1.0\r\nWARC-Type: warcinfo\r\n", mtime=0), Kind.WARC),
        (f"{MAIL}\r\nThe ferry ran.".encode(), Kind.MAIL),
        (b"MIME-Version: 1.0\nContent-Type: text/plain\n\nx", Kind.MAIL),
        (b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n\r\nx", Kind.MHTML),
        (b"TY  - NEWS\nTI  - The ferry\nER  - \n", Kind.RIS),
        (b"% mine\n@article{key, title = {The ferry}}", Kind.BIBTEX),
        (b'[{"type": "article", "title": "The ferry"}]', Kind.CSL_JSON),
        (b"\xef\xbb\xbfTitle;URL\r\nThe ferry;https://example.org\r\n", Kind.CSV),
        (b'"Key","Item Type","Title","Url"\n', Kind.CSV),
    ],
)
def test_the_kind_of_bytes(data: bytes, kind: Kind) -> None:
    assert kind_of(Capture("a.jpg", data)) is kind


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\x89PNG\r\n\x1a\n", '"a.html" is an image; name a file that holds its text'),
        (b"\xd0\xcf\x11\xe0", '"a.html" is a file of an old office program; save it as DOCX or'),
        (zipped("a.html"), '"a.html" is packed; unpack it, and name the folder'),
        (gzip.compress(b"x", mtime=0), '"a.html" is packed; unpack it, and name what is in it'),
        (b"\x1f\x8bx", '"a.html" is packed; unpack it, and name what is in it'),
        (bytes(range(32)) * 9, '"a.html" is neither a text nor a page; name a file that holds an'),
        (b"abc" + bytes(1), '"a.html" is neither a text nor a page; name a file that holds an'),
    ],
)
def test_of_what_nothing_can_be_read_is_told_what_to_do(data: bytes, said: str) -> None:
    with pytest.raises(UnfitCaptureError) as error:
        kind_of(Capture("a.html", data))
    assert str(error.value).startswith(said)


def test_a_byte_order_mark_declares_an_encoding() -> None:
    assert declared_encoding(b"\xff\xfea\0") == ("utf-16-le", 2)
    assert declared_encoding(b"\xff\xfe\0\0a\0\0\0") == ("utf-32-le", 4)
    assert declared_encoding(b"a") is None
