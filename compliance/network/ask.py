"""Ask one server for one thing: connected to a checked number, known by its name, within limits."""

from __future__ import annotations

import ssl
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from http.client import HTTPException
from typing import Final

from urllib3 import BaseHTTPResponse
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import DecodeError, HTTPError

from compliance import __version__
from compliance.files.refusals import reason_of
from compliance.network.address import Address
from compliance.network.error import LATER, UnfetchedError, UnreachedError
from compliance.network.limits import Clock, Limits
from compliance.network.resolving import Resolver, ask_system, numbers_of
from compliance.network.wire import Deadline, Wire, too_large

AGENT: Final = "agreement-compliance"
"""What robots.txt may call the program."""
USER_AGENT: Final = f"{AGENT}/{__version__}"

_BROKEN: Final = (HTTPError, HTTPException, OSError, ValueError)
_UNPACKED: Final = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})
_PIECE: Final = 64 * 1024
_MOST_NUMBERS: Final = 4
"""So many of a host's numbers are tried."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of a server.

    Args:
        address: Where.
        headers: Beside those that every question has.
        body: What is posted; without it, the question is what stands at the address.
    """

    address: Address
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None


class Answer:
    """What a server answers: its head at once, its body when it is read.

    `status` and `headers` are those of its head, names of headers as they came.
    """

    def __init__(
        self, question: Question, number: str, wire: Wire, answer: BaseHTTPResponse
    ) -> None:
        self.question, self.number = question, number
        self._wire, self._answer = wire, answer
        self.status = answer.status
        self.headers = tuple(answer.headers.iteritems())

    def header(self, name: str) -> str:
        """Return a header, or nothing."""
        return self._answer.headers.get(name, "")

    @property
    def sent(self) -> bytes:
        """The question, as it went over the wire."""
        return bytes(self._wire.sent)

    @property
    def received(self) -> bytes:
        """What has been read of the answer, as it came over the wire."""
        return bytes(self._wire.received)

    def read(self, most: int) -> bytes:
        """Return the whole body, unpacked.

        Raises:
            UnfetchedError: It has more than so many bytes, breaks off, or takes too long.
        """
        body = self.begin(most + 1)
        if len(body) > most:
            raise too_large(str(self.question.address), most)
        return body

    def begin(self, most: int) -> bytes:
        """Return the first bytes of the body, unpacked: so many, or all.

        Raises:
            UnfetchedError: It breaks off, or takes too long.
        """
        address = str(self.question.address)
        packed = self.header("content-encoding").strip().lower()
        if packed not in _UNPACKED:
            wrong = "comes packed in a way that was not asked for"
            raise UnfetchedError(address, wrong)
        body = bytearray()
        try:
            while len(body) < most:
                piece = self._answer.read(min(_PIECE, most - len(body)), decode_content=True)
                if not piece:
                    break
                body += piece
        except DecodeError as error:
            raise UnfetchedError(address, "cannot be unpacked") from error
        except _BROKEN as error:
            raise UnfetchedError(address, "breaks off before its end", LATER) from error
        return bytes(body)


class Asker:
    """Asks servers; every connection of the program is made here.

    It uses no proxy, keeps no cookie, and follows nothing: what follows is another question.

    Args:
        clock: What times an answer.
        allow_private: Whether numbers are asked that are not of the public network.
        resolver: From a host to its numbers.
        trust: What decides about certificates; without it, the system's own list.
    """

    def __init__(
        self,
        clock: Clock,
        *,
        allow_private: bool = False,
        resolver: Resolver = ask_system,
        trust: ssl.SSLContext | None = None,
    ) -> None:
        self._clock, self._allow_private = clock, allow_private
        self._resolver, self._trust = resolver, trust

    @contextmanager
    def ask(self, question: Question, limits: Limits) -> Iterator[Answer]:
        """Give the answer of a server; its body can be read until the end of the `with`.

        Raises:
            UnfetchedError: The host is not found or not public, cannot be reached, is not who it
                says, or does not answer as it should.
        """
        address = question.address
        deadline = Deadline(str(address), limits, self._clock)
        numbers = numbers_of(address, self._resolver, allow_private=self._allow_private)
        with closing(self._connected(address, numbers, limits, deadline)) as connection:
            number, plug = connection.host, connection.sock
            with closing(plug):
                wire = Wire(plug, str(address), limits, deadline)
                connection.sock = wire
                yield Answer(question, number, wire, _exchange(connection, question, wire))

    def _connected(
        self, address: Address, numbers: tuple[str, ...], limits: Limits, deadline: Deadline
    ) -> HTTPConnection:
        """Connect to the first number that accepts it."""
        refused: Exception | None = None
        for number in numbers[:_MOST_NUMBERS]:
            connection = self._connection(address, number, deadline.within(limits.connect))
            try:
                connection.connect()
            except (HTTPError, OSError) as error:
                connection.close()
                refused = error
            else:
                return connection
        raise _unreached(str(address), refused) from refused

    def _connection(self, address: Address, number: str, seconds: float) -> HTTPConnection:
        """Return a connection to a number; with https, whoever is there must be the host."""
        if address.scheme == "http":
            return HTTPConnection(number, address.port, timeout=seconds)
        return HTTPSConnection(
            number,
            address.port,
            timeout=seconds,
            server_hostname=address.host,
            ssl_context=self._system_trust if self._trust is None else self._trust,
        )

    @cached_property
    def _system_trust(self) -> ssl.SSLContext:
        return ssl.create_default_context()


def _exchange(connection: HTTPConnection, question: Question, wire: Wire) -> BaseHTTPResponse:
    """Send a question, and return the answer as far as its head."""
    address = question.address
    try:
        connection.request(
            "GET" if question.body is None else "POST",
            address.target,
            body=question.body,
            headers={
                "Host": address.authority,
                "User-Agent": USER_AGENT,
                "Accept-Encoding": "identity",
                "Connection": "close",
                **question.headers,
            },
            preload_content=False,
        )
        answer = connection.getresponse()
    except _BROKEN as error:
        raise UnfetchedError(str(address), "does not answer as a web server does", LATER) from error
    wire.body_begins()
    return answer


def _unreached(address: str, error: Exception | None) -> UnreachedError:
    """Return what is said of a server to which no connection was made."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return UnreachedError(address, f"has a wrong certificate: {error.verify_message}")
    if isinstance(error, ssl.SSLError):
        return UnreachedError(address, "cannot agree on a safe connection", LATER)
    why = error.__cause__ if isinstance(error, HTTPError) else error
    if isinstance(why, TimeoutError):
        return UnreachedError(address, "cannot be reached: nobody answers in time", LATER)
    said = reason_of(why) if isinstance(why, OSError) else "the connection is refused"
    return UnreachedError(address, f"cannot be reached: {said}", LATER)
