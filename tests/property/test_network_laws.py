"""Laws of asking the web: what is understood stays so, and whatever is answered ends."""

from __future__ import annotations

import re
from contextlib import suppress
from ipaddress import IPv4Address, IPv6Address
from typing import Final

from hypothesis import example, given
from hypothesis import strategies as st

from compliance.network.address import follow, read_address
from compliance.network.ask import Asker, Question
from compliance.network.error import UnfetchedError
from compliance.network.limits import Limits
from compliance.network.resolving import is_public
from support.web import real_clock, serving

URL: Final = re.compile(r"^https?://[^\s<>\"{}|\\^`\x00-\x20]+$")
"""What a file of a workspace takes for an address."""
PIECES: Final = st.sampled_from(
    [
        *(
            "http",
            "https",
            "ftp",
            ":",
            "//",
            "/",
            "\\",
            "@",
            "?",
            "#",
            "[",
            "]",
            "::1",
            "127.0.0.1",
        ),
        *("127.0.0.1", "0x7f.1", "a", "é", "кавказ", ".", "..", "%", "%41", "%zz", ":80", ":99999"),
        *("\n", "\0"),
    ]
)
ADDRESSES: Final = st.lists(PIECES, max_size=9).map("".join) | st.text(max_size=40)
HEAD: Final = b"HTTP/1.1 200 OK\r\n"
LINES: Final = st.sampled_from(
    [
        b"Content-Length: 5\r\n",
        b"Content-Length: -1\r\n",
        b"Content-Length: 5, 7\r\n",
        b"Transfer-Encoding: chunked\r\n",
        b"Content-Encoding: gzip\r\n",
        b"Content-Encoding: deflate\r\n",
        b"Location: http://[::1\r\n",
        b" folded\r\n",
        b": none\r\n",
        b"\r\n",
        b"5\r\nhello\r\n",
        b"0\r\n\r\n",
        b"-1\r\n",
        b"\x1f\x8b\x08\0\0\0\0\0\0\x03",
    ]
)
ANSWERS: Final = st.lists(LINES | st.binary(max_size=20), max_size=8).map(b"".join)
QUICK: Final = Limits(connect=2, silence=1, whole=2, head=4096, body=4096)


@given(st.sampled_from(["http://", "https://", ""]), ADDRESSES)
@example("http://", "a/%0a b")
@example("http://", "<")
def test_an_address_that_is_understood_is_one_of_the_files_and_understood_the_same_again(
    scheme: str, rest: str
) -> None:
    with suppress(UnfetchedError):
        found = read_address(scheme + rest)
        assert URL.match(str(found))
        assert read_address(str(found)) == found


@given(ADDRESSES)
def test_what_an_answer_leads_on_to_is_an_address_or_refused(location: str) -> None:
    with suppress(UnfetchedError):
        found = follow(read_address("https://news.example/a/b"), location)
        assert read_address(str(found)) == found


@given(st.ip_addresses(v=4))
def test_a_number_is_public_or_not_in_whatever_form_it_is_put(number: IPv4Address) -> None:
    forms = [
        IPv6Address(b"\0" * 10 + b"\xff\xff" + number.packed),
        IPv6Address(b"\0\x64\xff\x9b" + b"\0" * 8 + number.packed),
        IPv6Address(b"\x20\x02" + number.packed + b"\0" * 10),
    ]
    assert {is_public(str(form)) for form in forms} == {is_public(str(number))}


@given(ANSWERS)
@example(b"Content-Length: 5\r\n\r\nhello")
def test_whatever_is_answered_is_an_answer_or_one_sentence(rest: bytes) -> None:
    asker = Asker(real_clock(), allow_private=True)
    with (
        serving({"/": HEAD + rest}) as site,
        suppress(UnfetchedError),
        asker.ask(Question(read_address(site.url())), QUICK) as answer,
    ):
        assert len(answer.read(4096)) <= 4096
