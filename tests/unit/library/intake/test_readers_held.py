"""Each kind is read in a process that can open no file: what is needed was loaded before."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from compliance.library.intake.capture import Capture, LentFile, UnfitCaptureError
from compliance.library.intake.extraction import Extraction, Listed
from compliance.library.intake.reading import CaptureReader
from support.archives import answer, packed, record, wacz
from support.documents import document, paragraph
from support.pdfs import column, pdf

_WORDS = "The harbour was shut on Monday."
_RECORD = record("https://news.example/", answer(b"<html><p>x"))
_RUSSIAN = "Порт закрыт до весны, сообщили в управлении порта в понедельник"


def _mail() -> bytes:
    inner, outer = EmailMessage(), EmailMessage()
    for mail in (inner, outer):
        mail["Subject"] = _RUSSIAN
        mail["From"] = "Ann <ann@harbour.example>"
        mail["Date"] = "Sun, 27 Mar 2022 10:00:00 +0400"
        mail["MIME-Version"] = "1.0"
        mail.set_content(_RUSSIAN, charset="koi8-r")
    outer.add_attachment(inner)
    outer.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename=f"{_RUSSIAN}.pdf")
    return outer.as_bytes()


CASES = {
    "PDF": pdf([column([_WORDS])], {"Title": "T", "CreationDate": "D:20220327"}),
    "DOCX": document(
        paragraph(_WORDS),
        core="<t:created>2022-03-27T23:15:00Z</t:created>",
        beside={"word/медиа.bin": b"x"},
    ),
    "mail": _mail(),
    "WARC": packed([_RECORD]),
    "WACZ": wacz({"a.warc": _RECORD}),
    "CSV": f"title,date\n{_RUSSIAN.replace(',', '')},27 марта 2022\n".encode("cp1251"),
    "CSL-JSON": b'[{"title": "x", "issued": {"raw": "March 2022"}}]',
    "BibTeX": b'@misc{a, title = {\\"o \\alpha}, year = 2022, month = mar}',
    "RIS": b"TY  - NEWS\nTI  - x\nDA  - 2022/03/27/\nER  - \n",
}


@pytest.mark.parametrize("kind", CASES)
def test_a_kind_is_read_where_no_file_can_be_opened(kind: str) -> None:
    found = list(CaptureReader().read(Capture("a", CASES[kind])))
    assert found
    assert all(isinstance(one, Extraction | Capture | Listed) for one in found)


@pytest.mark.parametrize("kind", ["WARC", "WACZ"])
def test_a_large_archive_is_read_where_it_is(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "large"
    path.write_bytes(CASES[kind])
    with path.open("rb") as file:
        file.read(9)  # wherever it was read to before
        (found,) = CaptureReader().read_lent(LentFile("large", file.fileno()))
    assert isinstance(found, Capture)
    assert found.address == "https://news.example/"


def test_a_large_archive_with_nothing_in_it_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "large"
    path.write_bytes(b"x" * 99)
    with path.open("rb") as file, pytest.raises(UnfitCaptureError, match=r'^"large" has no whole'):
        list(CaptureReader().read_lent(LentFile("large", file.fileno())))
