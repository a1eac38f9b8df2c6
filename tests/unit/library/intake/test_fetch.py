"""A page is got from its address as its site allows, and kept as a web archive."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator, WarcRecordType

from compliance.library.intake.capture import Capture
from compliance.library.intake.extraction import Extraction
from compliance.library.intake.fetch import Fetcher
from compliance.library.intake.reading import CaptureReader
from compliance.network.ask import USER_AGENT, Asker
from compliance.network.error import UnfetchedError
from support.fetching import PAGE, ROBOTS, Here, here, records
from support.web import Hours, certificate_for, page, redirect, serving


def test_a_page_is_kept_as_it_came_with_what_is_known_of_it() -> None:
    with here({"/a": PAGE}) as one:
        capture = one.fetch("/a?b#part")
        address = one.site.url("/a?b", "news.example")
        assert (capture.name, capture.address) == (address + "#part", address)
        assert (capture.retrieved, capture.tool) == ("2026-05-14", USER_AGENT)
        assert capture.header("content-type") == "text/html; charset=windows-1251"
        about, answer, question = records(capture)
        assert about[0] is WarcRecordType.warcinfo
        assert USER_AGENT.encode() in about[2]
        assert answer == (WarcRecordType.response, address, PAGE)
        assert question == (WarcRecordType.request, address, one.site.asked[1])


def test_the_archive_says_when_and_of_which_number_and_has_digests_that_hold() -> None:
    with here({"/": PAGE}) as one:
        capture = one.fetch()
    archive = ArchiveIterator(io.BytesIO(capture.data), parse_http=False, verify_digests=True)
    about, answer, question = [dict(record.headers.items()) for record in archive]
    assert answer["WARC-Date"] == "2026-05-14T12:00:00Z"
    assert answer["WARC-IP-Address"] == "127.0.0.1"
    assert answer["WARC-Block-Digest"].startswith("sha1:")
    assert question["WARC-Concurrent-To"] == answer["WARC-Record-ID"]
    assert len({one["WARC-Record-ID"] for one in (about, answer, question)}) == 3


def test_the_same_answers_make_the_same_archive() -> None:
    with serving({"/": PAGE}) as site:
        assert Here(site).fetch().data == Here(site).fetch().data


def test_what_led_to_a_page_is_kept_too() -> None:
    with here({"/a": redirect("/b"), "/b": redirect("c?d", "301 Moved"), "/c": PAGE}) as one:
        capture = one.fetch("/a")
        assert capture.address == one.site.url("/c?d", "news.example")
        answers = [block for kind, _, block in records(capture) if kind is WarcRecordType.response]
        assert answers == [redirect("/b"), redirect("c?d", "301 Moved"), PAGE]


@pytest.mark.parametrize(
    ("place", "wrong"),
    [
        ("/", "leads in a circle"),
        ("/there", "leads in a circle"),
        ("", "leads on to nowhere"),
        ("file:///etc/passwd", 'leads on to "file:///etc/passwd", which is no address of http'),
        ("ftp://news.example/", "which is no address of http or https"),
        ("http://u:p@news.example/", "which has a name or password in it"),
        ("http://news.example:25/", "which names port 25, where no pages are"),
        ("http://[::1", "which is no address"),
    ],
)
def test_an_answer_that_leads_nowhere_is_refused(place: str, wrong: str) -> None:
    with here({"/": redirect(place), "/there": redirect("/")}) as one:
        assert wrong in one.refused().wrong


def test_answers_that_lead_on_and_on_are_refused() -> None:
    with here({f"/{n}": redirect(f"/{n + 1}") for n in range(20)}) as one:
        assert one.refused("/0").wrong == "leads on more than 10 times"
        assert one.site.paths == [ROBOTS, *(f"/{n}" for n in range(11))]


def test_an_answer_that_leads_inside_is_not_followed() -> None:
    def resolver(host: str, _port: int) -> list[str]:
        return {"news.example": ["127.0.0.1"], "inside.example": ["127.0.0.2"]}[host]

    hours = Hours()
    with serving() as site:
        public = Asker(hours.clock, allow_private=True, resolver=resolver)
        private = Asker(hours.clock, resolver=resolver)
        site.pages["/"] = redirect(site.url("/secret", "inside.example"))

        class Outside(Asker):
            """Takes the site for one of the public network, and nothing else."""

            def ask(self, question, limits):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202
                outside = question.address.host == "news.example"
                return (public if outside else private).ask(question, limits)

        with pytest.raises(UnfetchedError, match=r"leads to 127\.0\.0\.2, which is not of the pub"):
            Fetcher(Outside(hours.clock), hours.clock).fetch(site.url("/", "news.example"))
        assert site.paths == [ROBOTS, "/"]


def test_a_safe_connection_is_not_left(tmp_path: Path) -> None:
    server, trust = certificate_for("news.example", tmp_path)
    clock = Hours().clock
    asker = Asker(clock, allow_private=True, resolver=lambda *_: ["127.0.0.1"], trust=trust)
    with serving({"/": redirect("http://news.example/")}, certificate=server) as site:
        with pytest.raises(UnfetchedError) as refused:
            Fetcher(asker, clock).fetch(site.url("/", "news.example"))
        site.pages["/"] = PAGE
        assert Fetcher(asker, clock).fetch(site.url("/", "news.example")).retrieved == "2026-05-14"
    assert refused.value.wrong.startswith('leads on to "http://news.example/", where anyone')
    assert refused.value.cure == "give that address if that is no matter"


@pytest.mark.parametrize(
    ("status", "wrong", "cure"),
    [
        ("401 Unauthorized", "is for those who have logged in (status 401)", "save the page"),
        ("402 Payment Required", "is for those who have paid (status 402)", "save the page"),
        ("403 Forbidden", "is not given to programs (status 403)", "save the page"),
        ("404 Not Found", "is not there (status 404)", "archived copy"),
        ("410 Gone", "is no longer there (status 410)", "archived copy"),
        ("451 Withheld", "is withheld for legal reasons (status 451)", "archived copy"),
        ("418 Teapot", "is not given (status 418)", "save the page"),
        ("204 No Content", "is not given (status 204)", "save the page"),
        ("206 Partial Content", "is not given (status 206)", "save the page"),
        ("304 Not Modified", "is not given (status 304)", "save the page"),
        ("500 Oops", "is of a server that fails (status 500)", "try again later"),
        ("999 Odd", "is of a server that fails (status 999)", "try again later"),
    ],
)
def test_another_status_is_told_with_what_to_do(status: str, wrong: str, cure: str) -> None:
    with here({"/": page(b"no", status=status)}) as one:
        refused = one.refused()
        assert refused.wrong == wrong
        assert cure in refused.cure


def test_a_page_that_somebody_on_the_way_has_changed_is_taken_and_its_status_kept() -> None:
    with here({"/": page(b"hello", status="203 Non-Authoritative Information")}) as one:
        assert b"\r\n\r\nHTTP/1.1 203 " in one.fetch().data


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [
        ("image/png", "is no article but image (image/png)"),
        ("Video/MP4; codecs=x", "is no article but video (video/mp4)"),
        ("audio/mpeg", "is no article but audio (audio/mpeg)"),
        ("application/zip", "is no article but packed files (application/zip)"),
    ],
)
def test_what_says_that_it_is_no_text_is_not_read(kind: str, wrong: str) -> None:
    # A body that is never sent: to wait for it would take long.
    with here({"/": page(kind=kind).replace(b"Length: 0", b"Length: 99")}) as one:
        assert one.refused().wrong == wrong


@pytest.mark.parametrize("kind", ["application/pdf", "text/plain", "", "application/octet-stream"])
def test_other_kinds_are_for_the_readers_of_files(kind: str) -> None:
    with here({"/": page(b"%PDF", kind=kind)}) as one:
        assert one.fetch().header("Content-Type") == kind


def test_no_cookie_is_sent() -> None:
    with here(
        {"/": redirect("/b").replace(b"\r\n\r\n", b"\r\nSet-Cookie: a=b\r\n\r\n"), "/b": PAGE}
    ) as one:
        one.fetch()
        assert not any(b"cookie" in head.lower() for head in one.site.asked)


def test_each_question_names_the_program_and_its_version() -> None:
    with here({"/": PAGE}) as one:
        one.fetch()
        named = f"User-Agent: {USER_AGENT}".encode()
        assert [named in head for head in one.site.asked] == [True, True]


HTML = "<html><body><article><h1>Плотина</h1>" + "<p>Плотина закрыта, говорят люди.</p>" * 30
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: text/html; charset="


def chunked(body: bytes, charset: str) -> bytes:
    return CHUNKED + b"%s\r\n\r\n%x\r\n%s\r\n0\r\n\r\n" % (charset.encode(), len(body), body)


@pytest.mark.parametrize(
    "answer",
    [
        page(HTML.encode("cp1251"), kind="text/html; charset=windows-1251"),
        page(HTML.encode(), kind="text/html; charset=no-such-thing"),
        page(gzip.compress(HTML.encode()), "Content-Encoding: gzip"),
        chunked(HTML.encode("koi8-r"), "koi8-r"),
    ],
    ids=["told", "told wrong", "packed", "in chunks"],
)
def test_a_page_that_was_got_is_read_like_a_file(answer: bytes) -> None:
    with here({"/a": redirect("/b"), "/b": answer}) as one:
        capture = one.fetch("/a")
        address = one.site.url("/b", "news.example")
    reader = CaptureReader()
    (found,) = [one for one in reader.read(capture) if isinstance(one, Capture)]
    assert (found.address, found.retrieved) == (address, "2026-05-14")
    (read,) = reader.read(found)
    assert isinstance(read, Extraction)
    assert read.text.splitlines()[:2] == ["Плотина", "Плотина закрыта, говорят люди."]


def test_one_page_that_fails_stops_no_other() -> None:
    with here({"/a": PAGE, "/b": b"", "/c": PAGE}) as one:
        one.fetch("/a")
        one.refused("/b")
        one.fetch("/c")
