"""Mails and pages saved as mail: what is in them, with what their heads say."""

from __future__ import annotations

from base64 import b64encode
from email.message import EmailMessage

import pytest

from compliance.library.intake.capture import Capture, UnfitCaptureError
from compliance.library.intake.extraction import Basis, FactKey, FoundFact, Remark
from compliance.library.intake.mail import prepare, unpack

_HEAD = (
    "From: Ann Author <ann@harbour.example>\n"
    "Date: Sun, 27 Mar 2022 23:30:00 +0400\n"
    "Subject: =?koi8-r?B?8NLJ18XU?= from\n the harbour\n"
    "MIME-Version: 1.0\n"
)
_FACTS = (
    FoundFact(FactKey.TITLE, "Привет from the harbour", Basis.HEADER, "Subject"),
    FoundFact(FactKey.AUTHORS, "Ann Author", Basis.HEADER, "From"),
    FoundFact(FactKey.OUTLET, "harbour.example", Basis.HEADER, "From"),
    FoundFact(FactKey.PUBLISHED, "2022-03-27", Basis.HEADER, "Date"),
)


@pytest.fixture(autouse=True)
def _prepared() -> None:
    prepare()


def _unpacked(data: str | bytes) -> list[Capture | Remark]:
    mail = data if isinstance(data, bytes) else data.encode()
    return list(unpack(Capture("letter.eml", mail)))


def _captures(data: str | bytes) -> list[Capture]:
    return [one for one in _unpacked(data) if isinstance(one, Capture)]


def _remarks(data: str | bytes) -> dict[str, str]:
    return {one.code: one.sentence for one in _unpacked(data) if isinstance(one, Remark)}


def _multipart(*parts: str, kind: str = "mixed", head: str = _HEAD, end: str = "--x--\n") -> str:
    bodies = "".join(f"--x\n{part}\n" for part in parts)
    return f"{head}Content-Type: multipart/{kind}; boundary=x\n\n{bodies}{end}"


def _part(kind: str, text: str, more: str = "") -> str:
    return f"Content-Type: {kind}\n{more}\n{text}"


def _coded(kind: str, data: bytes, more: str = "") -> str:
    head = f"{more}Content-Transfer-Encoding: base64\n"
    return _part(kind, b64encode(data).decode(), head)


def test_a_letter_is_its_text_with_what_its_head_says() -> None:
    (letter,) = _captures(
        f"{_HEAD}Content-Type: text/plain; charset=utf-8\n\nThe harbour is shut.\n"
    )
    assert (letter.name, letter.data) == ("letter.eml", b"The harbour is shut.\n")
    assert letter.header("content-type") == "text/plain"
    assert letter.facts == _FACTS
    assert (letter.address, letter.retrieved, letter.encoding) == (None, None, None)


def test_a_letter_that_has_a_page_too_is_the_page() -> None:
    mail = _multipart(_part("text/plain", "a"), _part("text/html", "<p>a"), kind="alternative")
    (letter,) = _captures(mail)
    assert letter.data == b"<p>a"
    assert _remarks(mail) == {
        "left-out": "other parts of the mail are left out, as pictures and its text again: 1"
    }


@pytest.mark.parametrize(
    ("text", "declared", "encoding"),
    [
        ("Привет".encode("koi8-r"), "koi8-r", "koi8-r"),
        ("Привет".encode(), "iso-8859-1", None),
        ("Привет".encode("cp1251"), "us-ascii", None),
        (b"\xff", "no-such", None),
        (b"\xff", "base64", None),
    ],
)
def test_an_encoding_is_taken_only_where_it_fits(
    text: bytes, declared: str, encoding: str | None
) -> None:
    (letter,) = _captures(f"{_HEAD}{_coded(f'text/plain; charset={declared}', text)}")
    assert letter.data == text
    assert letter.encoding == encoding


def test_a_head_that_says_nothing_is_no_fact() -> None:
    mail = b"From: \nSubject: \xd4\xc5\nDate: soon\nContent-Type: text/plain\n\nx"
    assert _captures(mail)[0].facts == ()


def test_a_sender_without_a_name_and_an_address_in_an_archive() -> None:
    mail = "From: a@b.example\nArchived-At: <https://list.example/1>\nSubject:\n\nx"
    assert _captures(mail)[0].facts == (
        FoundFact(FactKey.OUTLET, "b.example", Basis.HEADER, "From"),
        FoundFact(FactKey.COPY_URL, "https://list.example/1", Basis.HEADER, "Archived-At"),
    )
    assert _captures("From: Ann\nSubject:\n\nx")[0].facts == ()


def test_a_head_that_the_library_stumbles_over_says_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def stumble(*_: object) -> object:
        raise IndexError

    mail = _multipart(
        _part("text/plain", "x"), _part("text/plain", "y", "Content-Disposition: attachment\n")
    )
    monkeypatch.setattr(EmailMessage, "get_filename", stumble)
    assert [one.name for one in _captures(mail)] == ["letter.eml", "letter.eml/1"]

    known = EmailMessage.get

    def get(mail: EmailMessage, name: str, failobj: object = None) -> object:
        return stumble() if name in {"Subject", "From", "Date"} else known(mail, name, failobj)

    monkeypatch.setattr(EmailMessage, "get", get)
    assert _captures(mail)[0].facts == ()


_SAVED = (
    "From: <Saved by Blink>\nSubject: The harbour\nDate: Mon, 28 Mar 2022 08:00:00 -0000\n"
    "MIME-Version: 1.0\n"
)
_SNAPSHOT = "Snapshot-Content-Location: https://news.example/harbour\n"


def test_a_saved_page_has_its_address_and_its_day() -> None:
    style = _part("text/css", "p{}", "Content-Location: https://news.example/a.css\n")
    mail = _multipart(
        _part("text/html", "<p>Shut."), style, kind="related", head=_SAVED + _SNAPSHOT
    )
    (page,) = _captures(mail)
    assert (page.data, page.address) == (b"<p>Shut.", "https://news.example/harbour")
    assert page.retrieved == "2022-03-28"
    assert page.facts == (FoundFact(FactKey.TITLE, "The harbour", Basis.HEADER, "Subject"),)


def test_the_address_may_stand_with_the_page_itself() -> None:
    page = _part("text/html", "<p>x", "Content-Location: http://news.example/h\n")
    (saved,) = _captures(_multipart(page, kind="related"))
    assert (saved.address, saved.retrieved) == ("http://news.example/h", "2022-03-27")


def test_a_page_that_was_saved_from_a_file_has_a_day_alone() -> None:
    page = _part("text/html", "<p>x", "Content-Location: file:///h.html\n")
    (saved,) = _captures(_multipart(page, kind="related", head=_SAVED))
    assert (saved.address, saved.retrieved) == (None, "2022-03-28")
    assert len(saved.facts) == 1


def test_what_is_attached_follows() -> None:
    named = 'Content-Disposition: attachment; filename="..\\\\../a\x07 paper.pdf"\n'
    mail = _multipart(
        _part("text/plain", "x"),
        _coded("application/pdf", b"%PDF", named),
        _part("text/plain", "notes", "Content-Disposition: attachment\n"),
        _coded("application/octet-stream", b"zip"),
        _part("image/png", "x", "Content-Disposition: attachment\n"),
    )
    letter, paper, notes, other = _captures(mail)
    assert letter.data == b"x"
    assert (paper.name, paper.data) == ("letter.eml/a paper.pdf", b"%PDF")
    assert (notes.name, notes.data) == ("letter.eml/2", b"notes")
    assert (other.name, other.data) == ("letter.eml/3", b"zip")


def test_a_mail_in_a_mail_is_attached_to_it() -> None:
    inner = "Subject: Inner\nContent-Type: text/plain\n\nThe inner one."
    mail = _multipart(_part("text/plain", "x"), _part("message/rfc822", inner))
    assert _captures(mail)[1].data == inner.encode()


def test_a_mail_may_have_nothing_but_attachments() -> None:
    assert [one.name for one in _captures(_multipart(_coded("application/pdf", b"%PDF")))] == [
        "letter.eml/1"
    ]


def test_a_mail_without_any_text_is_refused() -> None:
    with pytest.raises(UnfitCaptureError, match="has no text in it; save what is in it as HTML"):
        _unpacked(_multipart(_part("image/png", "x")))


def test_a_mail_whose_parts_are_not_divided_is_refused() -> None:
    with pytest.raises(UnfitCaptureError, match="has no text in it"):
        _unpacked(f"{_HEAD}Content-Type: multipart/mixed\n\nx")


def test_parts_deep_in_one_another_are_refused() -> None:
    mail = "".join(
        f"Content-Type: multipart/mixed; boundary=b{at}\n\n--b{at}\n" for at in range(30)
    )
    with pytest.raises(UnfitCaptureError, match="has more than 20 parts in one another; save"):
        _unpacked(f"{mail}\nx")


@pytest.mark.parametrize(
    "mail",
    [
        _multipart(_part("text/plain", "x"), end=""),
        _HEAD + _part("text/plain", "eHg", "Content-Transfer-Encoding: base64\n"),
    ],
)
def test_a_mail_that_may_be_cut_short_is_remarked(mail: str) -> None:
    assert _remarks(mail) == {
        "truncated": "a part of the mail has no end: it may have been cut short"
    }
