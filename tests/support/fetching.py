"""A site, and what gets pages from it, beside a clock that only waiting moves on."""

from __future__ import annotations

import io
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

import pytest
from fastwarc.warc import ArchiveIterator, WarcRecordType

from compliance.library.intake.capture import Capture
from compliance.library.intake.fetch import Fetcher
from compliance.network.ask import Asker
from compliance.network.error import UnfetchedError
from support.web import Hours, Page, Site, page, serving

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
