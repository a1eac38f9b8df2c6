"""How long and how much one answer of a server may be, and the clock by which that is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

MIB: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Clock:
    """What only the command line may ask of the system.

    Args:
        now: The time of day, in UTC.
        elapsed: Seconds from any moment on; they never go back.
        sleep: Wait for so many seconds.
    """

    now: Callable[[], datetime]
    elapsed: Callable[[], float]
    sleep: Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Limits:
    """What one answer may take.

    Args:
        connect: Seconds until a server has accepted a connection, and again for its certificate.
        silence: Seconds between two pieces of an answer.
        whole: Seconds for everything, so that a server cannot drip for ever.
        head: Bytes before the body.
        body: Bytes of the body, both as it comes and unpacked.
    """

    connect: float = 10.0
    silence: float = 20.0
    whole: float = 90.0
    head: int = 64 * 1024
    body: int = 32 * MIB


PAGES: Final = Limits()
"""What is asked of the server of a page."""
