"""What a site allows and how often it may be asked is kept."""

from __future__ import annotations

import pytest

from compliance.network.error import UnfetchedError
from support.fetching import PAGE, ROBOTS, here, in_turn, records
from support.web import page, redirect


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
