"""A server is asked at a checked number, and whatever it does ends in time, in one sentence."""

from __future__ import annotations

import gzip
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Mapping
from pathlib import Path

import pytest

from compliance import __version__
from compliance.network.address import read_address
from compliance.network.ask import Asker, Question
from compliance.network.error import UnfetchedError
from compliance.network.limits import Limits
from support.web import Page, certificate_for, dripping, page, real_clock, serving

QUICK = Limits(connect=2, silence=0.3, whole=0.8, head=4096, body=64 * 1024)
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def inside(_host: str, _port: int) -> list[str]:
    return ["127.0.0.1"]


def asker(trust: ssl.SSLContext | None = None) -> Asker:
    return Asker(real_clock(), allow_private=True, resolver=inside, trust=trust)


def body_of(given: Page, limits: Limits = QUICK) -> bytes:
    with (
        serving({"/": given}) as site,
        asker().ask(Question(read_address(site.url())), limits) as answer,
    ):
        return answer.read(limits.body)


def wrong_with(given: Page, limits: Limits = QUICK) -> str:
    began = time.monotonic()
    with pytest.raises(UnfetchedError) as refused:
        body_of(given, limits)
    assert time.monotonic() - began < 4
    assert "\n" not in str(refused.value)
    assert refused.value.cure
    return refused.value.wrong


@pytest.mark.parametrize(
    "given",
    [
        page(b"hello"),
        HEAD + b"\r\nhello",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3;x=y\r\nllo\r\n0\r\n\r\n",
        page(gzip.compress(b"hello"), "Content-Encoding: gzip"),
        page(zlib.compress(b"hello"), "Content-Encoding: Deflate"),
        page(b"hello", "Content-Encoding: identity"),
        page(b"hello") + b"and more than was said",
        b"HTTP/1.1 100 Continue\r\n\r\n" + page(b"hello"),
        b"HTTP/1.0 200 OK\r\n\r\nhello",
    ],
)
def test_right_answers_are_read(given: bytes) -> None:
    assert body_of(given) == b"hello"


def test_the_question_and_the_answer_are_kept_as_they_went_over_the_wire() -> None:
    given = HEAD + b"X-Odd: 1\r\nx-odd: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n0\r\n\r\n"
    with (
        serving({"/a": given}) as site,
        asker().ask(
            Question(read_address(site.url("/a?b")), {"Accept": "text/html"}), QUICK
        ) as answer,
    ):
        assert (answer.status, answer.number) == (200, "127.0.0.1")
        assert answer.header("content-TYPE") == "text/html"
        assert answer.header("absent") == ""
        assert [value for name, value in answer.headers if name.lower() == "x-odd"] == ["1", "2"]
        assert answer.read(9) == b"he"
        assert answer.received == given
        assert answer.sent == site.asked[0]
    assert site.asked[0].splitlines() == [
        b"GET /a?b HTTP/1.1",
        b"Host: 127.0.0.1:%d" % site.port,
        f"User-Agent: agreement-compliance/{__version__}".encode(),
        b"Accept-Encoding: identity",
        b"Connection: close",
        b"Accept: text/html",
        b"",
    ]


def test_something_can_be_posted() -> None:
    with (
        serving({"/": page(b"{}")}) as site,
        asker().ask(Question(read_address(site.url()), body=b'{"a": 1}'), QUICK) as answer,
    ):
        assert answer.read(9) == b"{}"
    assert site.asked[0].startswith(b"POST / HTTP/1.1\r\n")
    assert site.asked[0].endswith(b'\r\n\r\n{"a": 1}')


def test_only_the_beginning_of_a_body_can_be_asked_for() -> None:
    with (
        serving({"/": page(b"hello" * 100)}) as site,
        asker().ask(Question(read_address(site.url())), QUICK) as answer,
    ):
        assert answer.begin(7) == b"hellohe"


def silent(connection: socket.socket) -> None:
    connection.recv(1)


def endless_head(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\n")
    while True:
        connection.sendall(b"X-Header: %s\r\n" % (b"x" * 500))


def endless_continue(connection: socket.socket) -> None:
    while True:
        connection.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")


def endless_body(connection: socket.socket) -> None:
    connection.sendall(HEAD + b"\r\n")
    while True:
        connection.sendall(b"x" * 10_000)


def endless_chunks(connection: socket.socket) -> None:
    connection.sendall(HEAD + b"Transfer-Encoding: chunked\r\n\r\n")
    while True:
        connection.sendall(b"1\r\nx\r\n" * 1000)


def endless_packing(connection: socket.socket) -> None:
    connection.sendall(HEAD + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"")[:10])
    while True:
        connection.sendall(b"\0\0\0\xff\xff" * 1000)  # a block of nothing


def reset(connection: socket.socket) -> None:
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")


SLOW: Mapping[str, Page] = {
    "head": dripping(b"HTTP/1.1 200 OK\r\nX: ", b"x", 0.1, 40),
    "status": dripping(b"", b"H", 0.1, 40),
    "body": dripping(HEAD + b"Content-Length: 1000\r\n\r\n", b"x", 0.1, 40),
    "open body": dripping(HEAD + b"\r\n", b"x", 0.1, 40),
    "chunks": dripping(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n", 0.1, 40),
    "size of a chunk": dripping(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"0", 0.1, 40),
}


@pytest.mark.parametrize("given", SLOW.values(), ids=SLOW)
def test_a_slow_drip_ends_with_the_time_of_the_whole(given: Page) -> None:
    assert wrong_with(given) == "has not come whole within 0.8 seconds"


SILENT: Mapping[str, Page] = {
    "at once": silent,
    "in the head": dripping(b"HTTP/1.1 200", b"", 2, 1),
    "in the body": dripping(HEAD + b"Content-Length: 9\r\n\r\nx", b"", 2, 1),
}


@pytest.mark.parametrize("given", SILENT.values(), ids=SILENT)
def test_silence_ends(given: Page) -> None:
    assert wrong_with(given) == "sent nothing for 0.3 seconds"


def test_silence_up_to_the_end_of_the_time_is_that_of_the_whole() -> None:
    limits = Limits(connect=2, silence=9, whole=0.2)
    assert wrong_with(silent, limits) == "has not come whole within 0.2 seconds"


@pytest.mark.parametrize("given", [endless_head, endless_continue])
def test_a_flood_of_headers_ends(given: Page) -> None:
    assert wrong_with(given) == "sends more than 4 KiB before the page begins"


LARGE: Mapping[str, Page] = {
    "endless": endless_body,
    "endless chunks": endless_chunks,
    "nothing in much": endless_packing,
    "as it comes": page(b"x" * 70_000),
    "unpacked": page(gzip.compress(b"x" * 70_000), "Content-Encoding: gzip"),
    "a bomb": page(gzip.compress(b"x" * 30_000_000), "Content-Encoding: gzip"),
}


@pytest.mark.parametrize("given", LARGE.values(), ids=LARGE)
def test_a_large_body_is_given_up(given: Page) -> None:
    limits = Limits(connect=2, silence=2, whole=3, body=64 * 1024)
    assert wrong_with(given, limits) == "has more than 0.0625 MiB"


BROKEN: Mapping[str, Page] = {
    "short": HEAD + b"Content-Length: 9\r\n\r\nhello",
    "short chunk": HEAD + b"Transfer-Encoding: chunked\r\n\r\n9\r\nhello",
    "no last chunk": HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
    "no size": HEAD + b"Transfer-Encoding: chunked\r\n\r\nhello\r\n0\r\n\r\n",
    "size below nothing": HEAD + b"Transfer-Encoding: chunked\r\n\r\n-5\r\nhello\r\n0\r\n\r\n",
    "huge size": HEAD + b"Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nhello",
    "cut gzip": HEAD
    + b"Content-Encoding: gzip\r\nContent-Length: 99\r\n\r\n"
    + gzip.compress(b"a")[:9],
}


@pytest.mark.parametrize("given", BROKEN.values(), ids=BROKEN)
def test_a_body_that_breaks_off_is_refused(given: Page) -> None:
    assert wrong_with(given) == "breaks off before its end"


@pytest.mark.parametrize("kind", ["gzip", "deflate", "x-gzip"])
def test_a_body_that_cannot_be_unpacked_is_refused(kind: str) -> None:
    assert wrong_with(page(b"not packed", f"Content-Encoding: {kind}")) == "cannot be unpacked"


@pytest.mark.parametrize("kind", ["br", "zstd", "gzip, gzip", "odd"])
def test_what_is_packed_in_another_way_is_refused(kind: str) -> None:
    given = page(b"hello", f"Content-Encoding: {kind}")
    assert wrong_with(given) == "comes packed in a way that was not asked for"


NO_ANSWERS: Mapping[str, Page] = {
    "nothing": b"",
    "another protocol": b"SSH-2.0-OpenSSH_9.0\r\n",
    "no status": b"HTTP/1.1 OK\r\n\r\n",
    "many headers": HEAD + b"X: y\r\n" * 200 + b"\r\n",
    "reset": reset,
    "zeros": b"\0" * 100,
}


@pytest.mark.parametrize("given", NO_ANSWERS.values(), ids=NO_ANSWERS)
def test_what_is_no_answer_is_refused(given: Page) -> None:
    assert wrong_with(given) == "does not answer as a web server does"


def test_the_number_that_was_checked_is_connected_to_and_the_name_is_not_asked_for_again() -> None:
    given = iter([["127.0.0.1"], ["192.0.2.1"]])
    resolved = []

    def rebinding(host: str, _port: int) -> list[str]:
        resolved.append(host)
        return next(given)

    asking = Asker(real_clock(), allow_private=True, resolver=rebinding)
    with serving({"/": page(b"hello")}) as site:
        address = read_address(site.url(host="rebound.example"))
        with asking.ask(Question(address), QUICK) as answer:
            assert answer.read(9) == b"hello"
            assert answer.number == "127.0.0.1"
    assert resolved == ["rebound.example"]
    assert f"Host: rebound.example:{site.port}".encode() in site.asked[0]


def test_nothing_is_sent_to_a_number_that_is_not_public() -> None:
    with serving({"/": page(b"hello")}) as site:
        address = read_address(site.url())
        with (
            pytest.raises(UnfetchedError, match="add --allow-private if that is meant"),
            Asker(real_clock()).ask(Question(address), QUICK),
        ):
            pass
    assert site.asked == []


def test_each_number_of_a_host_is_tried() -> None:
    asking = Asker(real_clock(), allow_private=True, resolver=lambda *_: ["::1", "127.0.0.1"])
    with (
        serving({"/": page(b"hello")}) as site,
        asking.ask(Question(read_address(site.url())), QUICK) as answer,
    ):
        assert answer.number == "127.0.0.1"


def test_a_server_of_version_6_is_asked() -> None:
    with (
        serving({"/": page(b"hello")}, host="::1") as site,
        Asker(real_clock(), allow_private=True).ask(
            Question(read_address(site.url(host="[::1]"))), QUICK
        ) as answer,
    ):
        assert answer.read(9) == b"hello"
    assert b"Host: [::1]:%d" % site.port in site.asked[0]


def test_a_server_that_is_not_there_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
    with (
        pytest.raises(UnfetchedError, match="cannot be reached: Connection refused; try again"),
        asker().ask(Question(read_address(f"http://a.example:{port}/")), QUICK),
    ):
        pass


def test_a_server_that_accepts_nobody_is_told() -> None:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen(0)
        full = [socket.socket() for _ in range(4)]
        for plug in full:
            plug.setblocking(False)
            plug.connect_ex(door.getsockname())
        address = read_address(f"http://a.example:{door.getsockname()[1]}/")
        limits = Limits(connect=0.2, whole=0.5)
        with (
            pytest.raises(UnfetchedError, match="cannot be reached: nobody answers in time"),
            asker().ask(Question(address), limits),
        ):
            pass
        for plug in full:
            plug.close()


def test_who_has_the_certificate_of_the_name_is_trusted(tmp_path: Path) -> None:
    server, trust = certificate_for("news.example", tmp_path)
    with serving({"/": page(b"hello")}, certificate=server) as site:
        address = read_address(site.url(host="news.example"))
        with asker(trust).ask(Question(address), QUICK) as answer:
            assert answer.read(9) == b"hello"
        assert answer.received == page(b"hello")


def test_a_certificate_of_another_name_is_refused(tmp_path: Path) -> None:
    server, trust = certificate_for("other.example", tmp_path)
    with serving({"/": page(b"hello")}, certificate=server) as site:
        address = read_address(site.url(host="news.example"))
        with (
            pytest.raises(
                UnfetchedError, match=r"has a wrong certificate: Hostname mismatch.*save"
            ),
            asker(trust).ask(Question(address), QUICK),
        ):
            pass
    assert site.asked == []


def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path: Path) -> None:
    server, _ = certificate_for("news.example", tmp_path)
    with serving({"/": page(b"hello")}, certificate=server) as site:
        address = read_address(site.url(host="news.example"))
        with (
            pytest.raises(UnfetchedError, match="has a wrong certificate: self-signed"),
            asker().ask(Question(address), QUICK),
        ):
            pass
    assert site.asked == []


def test_a_server_that_speaks_no_tls_is_refused() -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:

        def speak() -> None:
            plug, _ = door.accept()
            with plug:
                plug.sendall(page(b"hello"))

        server = threading.Thread(target=speak)
        server.start()
        address = read_address(f"https://news.example:{door.getsockname()[1]}/")
        with (
            pytest.raises(UnfetchedError, match="cannot agree on a safe connection"),
            asker().ask(Question(address), QUICK),
        ):
            pass
        server.join()


def test_a_server_that_never_agrees_on_tls_is_given_up() -> None:
    with serving({"/": page(b"hello")}) as site:
        address = read_address(f"https://news.example:{site.port}/")
        with (
            pytest.raises(UnfetchedError, match="nobody answers in time"),
            asker().ask(Question(address), QUICK),
        ):
            pass


def test_a_proxy_of_the_environment_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://192.0.2.1:3128")
    assert body_of(page(b"hello")) == b"hello"
