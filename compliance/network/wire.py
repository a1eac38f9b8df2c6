"""A connected socket that keeps what goes over it, and holds an answer to its limits."""

from __future__ import annotations

import io
import socket
from typing import TYPE_CHECKING, Final

from compliance.network.error import LATER, UnfetchedError
from compliance.network.limits import Clock, Limits

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_PIECE: Final = 8 * 1024


class Deadline:
    """The moment by which all of an answer must have come."""

    def __init__(self, address: str, limits: Limits, clock: Clock) -> None:
        self._address, self._limits, self._clock = address, limits, clock
        self._end = clock.elapsed() + limits.whole

    def within(self, seconds: float) -> float:
        """Return how long the next step may take: `seconds`, or what is left if that is less.

        Raises:
            UnfetchedError: Nothing is left.
        """
        left = self._end - self._clock.elapsed()
        if left <= 0:
            raise self.missed()
        return min(seconds, left)

    def missed(self) -> UnfetchedError:
        """Return what is said when it is missed."""
        wrong = f"has not come whole within {self._limits.whole:g} seconds"
        return UnfetchedError(self._address, wrong, LATER)


class Wire:
    """What `http.client` takes for a socket. Every byte goes through `sendall` or `receive`.

    `sent` and `received` are the bytes that went over the wire, below TLS unpacked.
    """

    def __init__(
        self, plug: socket.socket, address: str, limits: Limits, deadline: Deadline
    ) -> None:
        self._plug, self._address, self._limits = plug, address, limits
        self._deadline = deadline
        self._most = limits.head
        self.sent, self.received = bytearray(), bytearray()

    def body_begins(self) -> None:
        """From now on what comes is held to the limit of a body, not to that of a head."""
        self._most = self._limits.head + self._limits.body

    def sendall(self, data: bytes) -> None:
        """Send bytes."""
        self._plug.settimeout(self._deadline.within(self._limits.silence))
        self._plug.sendall(data)
        self.sent += data

    def receive(self, into: WriteableBuffer) -> int:
        """Receive some bytes; none at the end.

        Raises:
            UnfetchedError: They are too many, or did not come in time.
            OSError: The connection broke.
        """
        if len(self.received) >= self._most:
            raise self._too_much()
        self._plug.settimeout(self._deadline.within(self._limits.silence))
        try:
            count = self._plug.recv_into(into)
        except TimeoutError as error:
            self._deadline.within(1)  # if it is that which was missed
            wrong = f"sent nothing for {self._limits.silence:g} seconds"
            raise UnfetchedError(self._address, wrong, LATER) from error
        self.received += memoryview(into)[:count]
        return count

    def _too_much(self) -> UnfetchedError:
        if self._most == self._limits.head:
            wrong = f"sends more than {self._limits.head // 1024} KiB before the page begins"
            return UnfetchedError(self._address, wrong)
        return too_large(self._address, self._limits.body)

    def makefile(self, _mode: str) -> io.BufferedReader:
        """Return what is received as a stream of bytes."""
        return io.BufferedReader(_Received(self), _PIECE)

    def settimeout(self, _seconds: float | None) -> None:
        """Do nothing: each step is timed by itself."""

    def close(self) -> None:
        """Do nothing: the answer is still being read when a connection is done with its socket."""


class _Received(io.RawIOBase):
    """What comes over a wire, as a stream without a buffer."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        return self._wire.receive(buffer)


def too_large(address: str, most: int) -> UnfetchedError:
    """Return what is said of an answer that has more than so many bytes."""
    wrong = f"has more than {most / 1024 / 1024:g} MiB"
    return UnfetchedError(address, wrong, "save the part that is wanted and add the file")
