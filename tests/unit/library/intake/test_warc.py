"""Web archives: pages and papers come out of them, and what is cut short or changed is named."""

from __future__ import annotations

import gzip
import zlib
from io import BytesIO
from pathlib import Path

import pytest

from compliance.library.intake import warc_record
from compliance.library.intake.capture import Capture, LentFile, UnfitCaptureError
from compliance.library.intake.extraction import Remark
from compliance.library.intake.warc import prepare, unpack, unpack_lent, unpack_stream
from support.archives import answer, brotli_packed, chunked, packed, record, wacz
from support.documents import zipped

_ADDRESS = "https://news.example/harbour.html"
_PAGE = "<html><p>Порт закрыт.</html>".encode()
_RECORD = record(_ADDRESS, answer(_PAGE))


@pytest.fixture(autouse=True)
def _prepared() -> None:
    prepare()


def _captures(data: bytes) -> list[Capture]:
    return [one for one in unpack(Capture("a.warc", data)) if isinstance(one, Capture)]


def _remarks(data: bytes) -> list[str]:
    found = unpack(Capture("a.warc", data))
    return [one.sentence for one in found if isinstance(one, Remark)]


def test_a_page_has_its_address_its_day_and_what_the_server_said() -> None:
    data = record(f"<{_ADDRESS}>", answer(_PAGE, X_Server="one"))
    (page,) = _captures(data)
    assert (page.name, page.data) == ("a.warc/harbour.html", _PAGE)
    assert (page.address, page.retrieved) == (_ADDRESS, "2022-03-28")
    assert page.headers == (("Content-Type", "text/html"), ("X-Server", "one"))
    assert _remarks(data) == []


@pytest.mark.parametrize("pack", [b"".join, packed, lambda one: gzip.compress(b"".join(one))])
def test_records_may_be_packed(pack: object) -> None:
    assert callable(pack)
    assert len(_captures(pack([_RECORD, _RECORD]))) == 2


def test_a_page_is_what_it_was_before_it_was_sent() -> None:
    body = chunked(gzip.compress(_PAGE))
    sent = answer(body, Content_Encoding="gzip", Transfer_Encoding="chunked")
    assert _captures(record(_ADDRESS, sent))[0].data == _PAGE


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("identity", _PAGE),
        ("deflate", zlib.compress(_PAGE)),
        ("br", brotli_packed(_PAGE)),
        ("deflate, gzip", gzip.compress(zlib.compress(_PAGE), mtime=0)),
    ],
)
def test_a_page_may_be_packed_in_any_way(coding: str, body: bytes) -> None:
    assert _captures(record(_ADDRESS, answer(body, Content_Encoding=coding)))[0].data == _PAGE


def test_a_way_of_packing_that_is_not_known_is_named() -> None:
    other = record(_ADDRESS, answer(_PAGE, Content_Encoding="folded"))
    assert "cannot be unpacked as its headers say" in _remarks(_RECORD + other)[0]


@pytest.mark.parametrize(
    ("text", "encoding"), [("Порт".encode("cp1251"), "cp1251"), ("Порт".encode(), None)]
)
def test_an_encoding_is_taken_only_where_it_fits(text: bytes, encoding: str | None) -> None:
    sent = answer(text, kind='text/plain; charset="windows-1251"')
    assert _captures(record(_ADDRESS, sent))[0].encoding == encoding


def test_what_no_server_answered_is_taken_too() -> None:
    data = record(_ADDRESS, _PAGE, kind="resource", content="text/html", date="")
    (page,) = _captures(data)
    assert (page.data, page.retrieved, page.headers) == (
        _PAGE,
        None,
        (("Content-Type", "text/html"),),
    )


@pytest.mark.parametrize("kind", ["", "application/octet-stream"])
def test_what_looks_like_a_page_is_one(kind: str) -> None:
    assert len(_captures(record(_ADDRESS, answer(_PAGE, kind=kind)))) == 1
    assert len(_captures(record(_ADDRESS, answer(b"%PDF-1.4", kind=kind)))) == 1
    with pytest.raises(UnfitCaptureError, match="no whole page with text"):
        _captures(record(_ADDRESS, answer(b"\x89PNG", kind=kind)))


def test_what_is_left_out_is_counted_in_one_line() -> None:
    left = [
        record(_ADDRESS, answer(b"x", kind="image/png")),
        record("https://news.example/robots.txt", answer(b"x", kind="text/plain")),
        record(_ADDRESS, answer(b"", status="301 Moved", Location="/")),
        record(_ADDRESS, answer(b"gone", status="404 Not Found")),
        record(_ADDRESS, answer(b"", status="200 OK"), kind="revisit"),
    ]
    beside = [
        record(_ADDRESS, b"GET / HTTP/1.1\r\n\r\n", kind="request"),
        record("dns:news.example", b"x", content="text/dns"),
        record("", b"software: x\r\n", kind="warcinfo", content="application/warc-fields"),
    ]
    (said,) = _remarks(b"".join([_RECORD, *left, *beside]))
    assert said == (
        "left out of it: pictures, scripts and data (2), redirects (1), errors of servers (1),"
        " repeats of earlier records (1)"
    )


def test_large_answers_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc_record, "MOST_BYTES", 200)
    bomb = record(_ADDRESS, answer(gzip.compress(b"x" * 10_000), Content_Encoding="gzip"))
    large = record(_ADDRESS, answer(b"x" * 300))
    assert _remarks(_RECORD + bomb + large) == ["left out of it: files of more than 64 MiB (2)"]


@pytest.mark.parametrize("pack", [b"".join, packed])
def test_a_record_that_is_cut_short_is_named(pack: object) -> None:
    assert callable(pack)
    last = record("https://news.example/last", answer(_PAGE))
    data = pack([_RECORD, last])[:-30]
    assert len(_captures(data)) == 1
    assert _remarks(data) == [
        "the record of https://news.example/last is cut short, and is left out"
    ]


def test_an_answer_that_is_cut_short_is_named() -> None:
    data = record(_ADDRESS, answer(_PAGE, Content_Length="999"))
    assert (
        "is cut short: the server had announced more, and is left out"
        in _remarks(_RECORD + data)[0]
    )


def test_a_record_that_was_changed_is_named() -> None:
    changed = _RECORD.replace("Порт".encode(), "Мост".encode())
    assert "is not what was archived: its digest differs" in _remarks(_RECORD + changed)[0]


def test_a_digest_of_another_kind_is_not_asked() -> None:
    other = record(_ADDRESS, answer(_PAGE), WARC_Block_Digest="blake3:abc")
    assert len(_captures(other)) == 1
    assert len(_captures(record(_ADDRESS, answer(_PAGE), WARC_Block_Digest=""))) == 1


def test_an_answer_that_is_not_packed_as_it_says_is_named() -> None:
    data = record(_ADDRESS, answer(b"no gzip", Content_Encoding="gzip"))
    assert "cannot be unpacked as its headers say" in _remarks(_RECORD + data)[0]


def test_an_answer_that_is_none_is_an_error_of_its_server() -> None:
    assert _remarks(_RECORD + record(_ADDRESS, b"")) == ["left out of it: errors of servers (1)"]


def test_damaged_packing_is_named_with_its_place() -> None:
    data = bytearray(packed([_RECORD, _RECORD]))
    data[-30] ^= 255
    assert len(_captures(bytes(data))) == 1
    assert _remarks(bytes(data)) == ["behind record 1 it is damaged, and what follows is lost"]


def test_of_very_many_damaged_records_the_first_are_named() -> None:
    changed = _RECORD.replace("Порт".encode(), "Мост".encode())
    said = _remarks(_RECORD + changed * 25)
    assert len(said) == 21
    assert said[-1] == "more records of it are damaged and left out: 5"


@pytest.mark.parametrize(
    ("data", "wrong"),
    [
        (b"WARC/1.0", "has no whole page with text in it"),
        (packed([_RECORD])[:9] + b"x" * 50, r"text in it \(behind record 0 it is damaged"),
        (
            _RECORD[:-40],
            r"text in it \(the record of https://news.example/harbour.html is cut short",
        ),
        (
            record(_ADDRESS, answer(b"x", kind="image/png")),
            r"left out: pictures, scripts and data \(1\)",
        ),
    ],
)
def test_an_archive_with_nothing_in_it_is_refused(data: bytes, wrong: str) -> None:
    with pytest.raises(UnfitCaptureError, match=f"{wrong}.*; archive the page again, or save it"):
        _captures(data)


_OTHER = record("https://ads.example/", answer(b"<html>Buy"))


def test_of_an_archive_with_a_list_the_pages_on_it_are_taken() -> None:
    lines = ['{"format": "json-pages-1.0"}', f'{{"url": "{_ADDRESS}"}}', "{", '{"url": 1}']
    data = wacz({"data.warc.gz": packed([_RECORD, _OTHER])}, lines)
    assert [one.address for one in _captures(data)] == [_ADDRESS]
    assert _remarks(data) == ["left out of it: answers beside the pages that it lists (1)"]


@pytest.mark.parametrize("lines", [[], ['{"url": "https://moved.example/"}']])
def test_of_an_archive_with_no_list_that_fits_all_pages_are_taken(lines: list[str]) -> None:
    data = wacz({"data.warc": _RECORD + _OTHER, "notes.txt": b"x"}, lines)
    assert [one.address for one in _captures(data)] == [_ADDRESS, "https://ads.example/"]
    assert _captures(data)[1].name == "a.warc/ads.example"
    assert _remarks(data) == []


def test_a_damaged_packed_archive_is_refused() -> None:
    data = bytearray(wacz({"data.warc": _RECORD}))
    data[data.index(b"archive/data.warc")] ^= 1
    with pytest.raises(UnfitCaptureError, match="is damaged or was cut short; get the file again"):
        _captures(bytes(data))


def test_another_zip_file_is_refused() -> None:
    with pytest.raises(UnfitCaptureError, match="no whole page with text"):
        _captures(zipped({"a.txt": "x"}))


def test_an_archive_may_be_open_already(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(_RECORD)
    with path.open("rb") as file:
        (found,) = unpack_lent(LentFile("a.warc", file.fileno()))
        assert isinstance(found, Capture)
        assert file.read(4) == b""  # it was read to its end, and is still open


def test_one_record_is_in_memory_at_a_time() -> None:
    class Endless(BytesIO):
        """Gives one record after another, and knows how many were asked for."""

        given = 0

        def read(self, size: int | None = -1, /) -> bytes:
            self.given += 1
            return _RECORD if size and size > 4 else _RECORD[:size]

        def seek(self, place: int, _whence: int = 0, /) -> int:
            return place

    stream = Endless()
    first = next(iter(unpack_stream("a.warc", stream)))
    assert isinstance(first, Capture)
    assert stream.given < 1_000
