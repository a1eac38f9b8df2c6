"""A page is got from its address as its site allows, and kept as a web archive."""

from __future__ import annotations

import gzip
import io
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator, WarcRecordType

from compliance.library.intake.capture import Capture
from compliance.library.intake.extraction import Extraction
from compliance.library.intake.fetch import Fetcher
from compliance.library.intake.reading import CaptureReader
from compliance.network.ask import USER_AGENT, Asker
from compliance.network.error import UnfetchedError
from support.web import Hours, Page, Site, certificate_for, page, redirect, serving

ROBOTS = "/robots.txt"
PAGE = page(b"<p>hello</p>", kind="text/html; charset=windows-1251")


class Here:
    """A site, and one run of a fetcher beside a clock that only waiting moves on."""

    def __init__(self, site: Site) -> None:
        self.site, self.hours = site, Hours()
        asker = Asker(self.hours.clock, allow_private=True, resolver=lambda *_: ["127.0.0.1"])
        self.fetcher = Fetcher(asker, self.hours.clock)

    def fetch(self, path: str = "/", host: str = "news.example") -> Capture:
        return self.fetcher.fetch(self.site.url(path, host))

    def refused(self, path: str = "/", host: str = "news.example") -> UnfetchedError:
        with pytest.raises(UnfetchedError) as refused:
            self.fetch(path, host)
        assert "\n" not in str(refused.value)
        return refused.value


@contextmanager
def here(pages: Mapping[str, Page]) -> Iterator[Here]:
    with serving(pages) as site:
        yield Here(site)


def in_turn(*pages: bytes) -> Callable[[socket.socket], None]:
    """Return a page that is another one each time."""
    given, lock = iter(pages), threading.Lock()

    def answer(connection: socket.socket) -> None:
        with lock:
            connection.sendall(next(given))

    return answer


def records(capture: Capture) -> list[tuple[WarcRecordType, str, bytes]]:
    return [
        (record.record_type, record.headers.get("WARC-Target-URI") or "", record.reader.read())
        for record in ArchiveIterator(io.BytesIO(capture.data), parse_http=False)
    ]


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


def rules(text: str) -> bytes:
    return page(text.encode(), kind="text/plain")


@pytest.mark.parametrize(
    ("text", "forbidden"),
    [
        ("User-agent: *\nDisallow: /", True),
        ("User-agent: agreement-compliance\nDisallow: /a", True),
        ("User-agent: agreement-compliance\nAllow: /\n\nUser-agent: *\nDisallow: /", False),
        ("User-agent: other\nDisallow: /", False),
        ("User-agent: *\nDisallow: /*?print", False),
        ("User-agent: *\nDisallow: /\nAllow: /a$", False),
        ("", False),
        ("<html>no rules</html>", False),
        ("\x00\ufffd:::\nDisallow /\nUser-agent *\nDisallow: /a", True),
        ("x" * 600_000, False),
        ("#" * 600_000 + "\nUser-agent: *\nDisallow: /", False),
    ],
)
def test_what_a_site_forbids_is_not_asked_for(text: str, forbidden: bool) -> None:
    with here({ROBOTS: rules(text), "/a": PAGE}) as one:
        if forbidden:
            assert one.refused("/a").wrong == "may not be got by programs, says its robots.txt"
            assert one.site.paths == [ROBOTS]
        else:
            one.fetch("/a")


def test_the_rules_of_a_site_are_asked_for_once() -> None:
    text = "User-agent: *\nDisallow: /b"
    with here({ROBOTS: rules(text), "/a": PAGE, "/b": PAGE, "/c": redirect("/b")}) as one:
        one.fetch("/a")
        one.refused("/b")
        one.refused("/c")
        assert one.site.paths == [ROBOTS, "/a", "/c"]


@pytest.mark.parametrize("status", ["401 No", "403 No", "404 No", "410 No"])
def test_a_site_without_rules_allows_everything(status: str) -> None:
    with here({ROBOTS: page(b"no", status=status), "/": PAGE}) as one:
        one.fetch()


@pytest.mark.parametrize(
    ("answer", "wrong"),
    [
        (page(b"", status="500 Oops"), "it fails with status 500"),
        (page(b"", status="503 Busy"), "it fails with status 503"),
        (page(b"", status="429 Slower"), "it fails with status 429"),
        (b"", "it does not answer as a web server does"),
        (page(b"abc").replace(b"Length: 3", b"Length: 9"), "it breaks off before its end"),
        (redirect("file:///etc/passwd"), 'it leads on to "file:///etc/passwd", which is no addres'),
    ],
)
def test_a_site_that_cannot_say_its_rules_is_not_asked(answer: bytes, wrong: str) -> None:
    with here({ROBOTS: answer, "/": PAGE}) as one:
        for _ in range(2):
            refused = one.refused()
            assert f"is of a site whose robots.txt cannot be read: {wrong}" in refused.wrong
            assert refused.cure == "save the page in your browser and add the file"
        assert one.site.paths == [ROBOTS]


def test_rules_that_lead_to_a_server_that_is_not_there_cannot_be_read() -> None:
    with here({ROBOTS: redirect("http://rules.example:1025/"), "/": PAGE}) as one:
        refused = one.refused()
        assert refused.wrong == (
            "is of a site whose robots.txt cannot be read: it cannot be reached: Connection refused"
        )


def test_a_server_that_is_not_there_is_told_as_such() -> None:
    with here({}) as one, pytest.raises(UnfetchedError) as refused:
        one.fetcher.fetch("http://news.example:1025/")
    assert refused.value.wrong == "cannot be reached: Connection refused"
    assert refused.value.address == "http://news.example:1025/"


def test_rules_are_looked_for_where_a_site_says() -> None:
    pages = {ROBOTS: redirect("/rules"), "/rules": rules("User-agent: *\nDisallow: /"), "/": PAGE}
    with here(pages) as one:
        one.refused()


def test_rules_that_lead_on_and_on_are_none() -> None:
    with here({ROBOTS: redirect("/robots.txt"), "/": PAGE}) as one:
        one.fetch()
        assert one.site.paths == [ROBOTS] * 6 + ["/"]


def test_rules_that_would_take_all_memory_are_given_up() -> None:
    agents = "".join(f"User-agent: a{n}\n" for n in range(14_000))
    paths = "".join(f"Disallow: /{n}\n" for n in range(15_000))
    with here({ROBOTS: rules(agents + paths), "/": PAGE}) as one:
        assert one.refused().wrong == (
            "is of a site whose robots.txt takes too much time or memory to read"
        )


def test_a_host_is_asked_once_a_second_at_most() -> None:
    with here({"/": PAGE, "/b": redirect("/")}) as one:
        one.fetch()
        assert one.hours.slept == []
        one.fetch("/b")
        assert one.hours.slept == [1.0, 1.0]
        one.hours.seconds += 0.75
        one.fetch()
        assert one.hours.slept[2:] == [0.25]
        one.hours.seconds += 5
        one.fetch()
        one.fetch(host="other.example")
        assert len(one.hours.slept) == 3


def test_a_host_is_asked_as_seldom_as_it_wants() -> None:
    with here({ROBOTS: rules("User-agent: *\nCrawl-delay: 12"), "/": PAGE}) as one:
        one.fetch()
        one.fetch()
        assert one.hours.slept == [12.0]


def test_a_host_that_wants_to_be_asked_too_seldom_is_asked_once() -> None:
    with here({ROBOTS: rules("User-agent: *\nCrawl-delay: 3600"), "/": PAGE}) as one:
        one.fetch()
        refused = one.refused()
        assert refused.wrong == "is of a site that is to be asked every 3,600 seconds only"
        assert refused.cure == "add it by itself, later"
        assert one.hours.slept == []


BUSY = "429 Too Many Requests"


@pytest.mark.parametrize(
    ("told", "seconds"),
    [
        ("7", 7.0),
        ("0", 1.0),
        ("Thu, 14 May 2026 12:00:30 GMT", 30.0),
        ("Thu, 14 May 2026 12:00:30 -0000", 30.0),
        ("Thu, 14 May 2020 12:00:00 GMT", 1.0),
    ],
)
@pytest.mark.parametrize("status", [BUSY, "503 Service Unavailable"])
def test_a_page_is_asked_for_again_when_its_server_says(
    told: str, seconds: float, status: str
) -> None:
    busy = page(b"", f"Retry-After: {told}", status=status)
    with here({"/": in_turn(busy, PAGE)}) as one:
        capture = one.fetch()
        assert one.hours.slept == [seconds]
        assert len(records(capture)) == 3


@pytest.mark.parametrize(
    ("told", "wrong"),
    [
        ("Retry-After: 3600", "asks to be left alone for 3,600 seconds"),
        ("Retry-After: " + "9" * 5_000, "asks to be left alone for 999,999,999,999 seconds"),
        ("Retry-After: Fri, 15 May 2026 12:00:00 GMT", "asks to be left alone for 86,400 seconds"),
        ("Retry-After: soon", "asks to be left alone for now"),
        ("Retry-After: -1", "asks to be left alone for now"),
        ("Retry-After: \xb2", "asks to be left alone for now"),
        ("X-Other: 1", "asks to be left alone for now"),
    ],
)
def test_a_server_that_wants_a_longer_wait_is_left_alone(told: str, wrong: str) -> None:
    with here({"/": page(b"", told, status=BUSY)}) as one:
        assert one.refused().wrong == wrong
        assert one.site.paths == [ROBOTS, "/"]


def test_a_server_that_is_busy_again_and_again_is_left_alone() -> None:
    with here({"/": page(b"", "Retry-After: 2", status=BUSY)}) as one:
        assert one.refused().wrong == "is of a server that fails (status 429)"
        assert one.hours.slept == [2.0, 2.0]


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
