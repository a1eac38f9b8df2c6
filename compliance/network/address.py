"""Read an address of the web: its scheme, its host, its port, and what is asked of the host."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from typing import Final
from urllib.parse import SplitResult, urljoin, urlsplit

from urllib3.exceptions import LocationParseError
from urllib3.util import Url, parse_url

from compliance.network.error import UnfetchedError

_PORTS: Final = {"http": 80, "https": 443}
_FIRST_FREE_PORT: Final = 1024
"""Below stand services that are no pages: mail, name servers, remote shells."""
_LAST_PORT: Final = 65_535
_LONGEST: Final = 2_000
_SHOWN: Final = 200
_HOST: Final = re.compile(r"[\w.~-]{1,253}|[0-9a-f:.]+(?:%[\w.~-]+)?", re.ASCII | re.IGNORECASE)
"""A name as name servers know it, or a number of version 6, perhaps of one plug of the machine."""
_EXAMPLE: Final = "give one like https://example.org/page"


@dataclass(frozen=True, slots=True)
class Address:
    """An address of a page, without what stands behind a `#`, which no server gets.

    Args:
        scheme: `http` or `https`.
        host: A name in ASCII, or a number as it was written; no brackets.
        port: The one meant, where it was not named, too.
        target: What is asked of the host: path and query.
    """

    scheme: str
    host: str
    port: int
    target: str

    @property
    def site(self) -> str:
        """The address up to the path: what one robots.txt speaks of."""
        return f"{self.scheme}://{self.authority}"

    @property
    def authority(self) -> str:
        """The host and, unless it is the usual one, the port, as the server is told them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    def __str__(self) -> str:
        return f"{self.site}{self.target}"


def read_address(text: str) -> Address:
    """Return an address as it is understood here, by everything that comes after.

    Raises:
        UnfetchedError: It is not one of http or https, has a name or password in it, or a port
            where no pages are.
    """
    if len(text) > _LONGEST:
        wrong = f"is longer than {_LONGEST:,} characters"
        raise UnfetchedError(text, wrong, "give a shorter address of the page")
    try:
        url = parse_url(_in_ascii(text))
    except (LocationParseError, ValueError) as error:
        raise UnfetchedError(text, "is no address", _EXAMPLE) from error
    if url.scheme not in _PORTS:
        wrong = "is no address of http or https"
        raise UnfetchedError(text, wrong, f"{_EXAMPLE}, or a saved file")
    if url.auth is not None:
        raise UnfetchedError(text, "has a name or password in it", "give it without")
    if not url.host:
        raise UnfetchedError(text, "names no host", _EXAMPLE)
    host = url.host.strip("[]")
    if not _HOST.fullmatch(host):
        raise UnfetchedError(text, "names a host that no host is called", _EXAMPLE)
    return Address(url.scheme, host, _port(text, url), url.request_uri)


def follow(base: Address, location: str) -> Address:
    """Return the address that an answer of `base` refers to.

    Raises:
        UnfetchedError: It is one that is not asked.
    """
    with suppress(UnicodeError):
        # Headers are read as Latin-1, but the addresses in them are UTF-8.
        location = location.encode("latin-1").decode("utf-8")
    try:
        return read_address(urljoin(str(base), location))
    except (UnfetchedError, ValueError) as error:
        why = error.wrong if isinstance(error, UnfetchedError) else "is no address"
        shown = location[:_SHOWN]
        raise UnfetchedError(str(base), f'leads on to "{shown}", which {why}') from error


def _port(text: str, url: Url) -> int:
    usual = _PORTS[url.scheme or ""]
    port = usual if url.port is None else url.port
    if port not in _PORTS.values() and not _FIRST_FREE_PORT <= port <= _LAST_PORT:
        cure = f"give one with port 80 or 443, or above {_FIRST_FREE_PORT - 1}"
        raise UnfetchedError(text, f"names port {port}, where no pages are", cure)
    return port


def _in_ascii(text: str) -> str:
    """Return an address whose host is in ASCII, as name servers know it.

    Raises:
        ValueError: The host cannot be.
    """
    parts: SplitResult = urlsplit(text)
    if parts.netloc.isascii():
        return text
    user, at, host = parts.netloc.rpartition("@")
    # The codec divides at dots, and takes a port for a part of the last label, which it is not.
    name, colon, port = host.partition(":")
    plain = name.encode("idna").decode("ascii")
    return parts._replace(netloc=f"{user}{at}{plain}{colon}{port}").geturl()
