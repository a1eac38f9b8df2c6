"""A server of this machine whose every answer a test writes by hand, right or wrong."""

from __future__ import annotations

import os
import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest

from compliance.network.limits import Clock

Page = bytes | Callable[[socket.socket], None]
"""All of an answer, or what is done with a connection once it was asked."""


class Site:
    """A server: what it answers by path, and what it was asked."""

    def __init__(self, port: int, scheme: str) -> None:
        self.port, self.scheme = port, scheme
        self.pages: dict[str, Page] = {}
        self.asked: list[bytes] = []

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        """Return the address of a page of it."""
        return f"{self.scheme}://{host}:{self.port}{path}"

    @property
    def paths(self) -> list[str]:
        """What was asked for, in its order."""
        return [head.split(b" ", 2)[1].decode() for head in self.asked]

    def answer(self, connection: socket.socket) -> None:
        """Answer one question; what ends early on the other side is its own affair."""
        head = b""
        while b"\r\n\r\n" not in head:
            piece = connection.recv(4096)
            if not piece:
                return
            head += piece
        head, _, body = head.partition(b"\r\n\r\n")
        wanted = next(
            (
                int(line[15:])
                for line in head.split(b"\r\n")
                if line.lower().startswith(b"content-length:")
            ),
            0,
        )
        while len(body) < wanted:
            body += connection.recv(4096)
        self.asked.append(head + b"\r\n\r\n" + body)
        path = head.split(b" ", 2)[1].decode()
        page = self.pages.get(path.partition("?")[0], NOT_FOUND)
        if isinstance(page, bytes):
            connection.sendall(page)
        else:
            page(connection)


@contextmanager
def serving(
    pages: Mapping[str, Page] | None = None,
    *,
    certificate: ssl.SSLContext | None = None,
    host: str = "127.0.0.1",
) -> Iterator[Site]:
    """Give a server that answers until the end of the `with`."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.create_server((host, 0), family=family) as door:
        site = Site(door.getsockname()[1], "https" if certificate else "http")
        site.pages.update(pages or {})
        over = threading.Event()

        def serve() -> None:
            while not over.is_set():
                plug, _ = door.accept()
                threading.Thread(target=attend, args=(plug,), daemon=True).start()

        def attend(plug: socket.socket) -> None:
            with plug, suppress(OSError, ValueError):
                if certificate is None:
                    site.answer(plug)
                else:
                    with certificate.wrap_socket(plug, server_side=True) as safe:
                        site.answer(safe)

        server = threading.Thread(target=serve, daemon=True)
        server.start()
        try:
            yield site
        finally:
            over.set()
            socket.create_connection((host, site.port)).close()
            server.join()


def page(
    body: bytes = b"", *headers: str, status: str = "200 OK", kind: str = "text/html"
) -> bytes:
    """Return a right answer, with more headers or others."""
    lines = [
        f"HTTP/1.1 {status}",
        f"Content-Length: {len(body)}",
        f"Content-Type: {kind}",
        *headers,
    ]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body


def redirect(place: str, status: str = "302 Found") -> bytes:
    """Return an answer that leads on."""
    return page(b"", f"Location: {place}", status=status)


NOT_FOUND = page(b"nothing here", status="404 Not Found")


def dripping(head: bytes, piece: bytes, seconds: float, times: int) -> Page:
    """Return a page that comes a piece at a time."""

    def drip(connection: socket.socket) -> None:
        connection.sendall(head)
        for _ in range(times):
            connection.sendall(piece)
            time.sleep(seconds)

    return drip


class Hours:
    """A clock that only waiting moves on; `slept` is how long each wait was."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.slept: list[float] = []
        self.clock = Clock(self.now, lambda: self.seconds, self.sleep)

    def now(self) -> datetime:
        """Return the time of a day in May, and what was waited."""
        return datetime.fromtimestamp(1_778_760_000 + self.seconds, UTC)

    def sleep(self, seconds: float) -> None:
        """Move on."""
        self.slept.append(seconds)
        self.seconds += seconds


def real_clock() -> Clock:
    """Return the clock of the system, for what servers do in time."""
    return Clock(lambda: datetime.now(UTC), time.monotonic, time.sleep)


def certificate_for(name: str, folder: Path) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """Return a server's certificate, made now for a name, and the trust in it."""
    if shutil.which("openssl") is None:
        missing = "no openssl to make a certificate with"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    key, paper = folder / "key.pem", folder / "certificate.pem"
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
    command += [
        "-nodes",
        "-days",
        "2",
        "-subj",
        f"/CN={name}",
        "-addext",
        f"subjectAltName=DNS:{name}",
    ]
    subprocess.run(
        [*command, "-keyout", str(key), "-out", str(paper)], check=True, capture_output=True
    )
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(paper, key)
    return server, ssl.create_default_context(cafile=str(paper))
