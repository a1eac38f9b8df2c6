"""Ask no host more often than it wants, and come back when it says."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import Final

from compliance.network.address import Address
from compliance.network.error import UnfetchedError
from compliance.network.limits import Clock

BETWEEN: Final = 1.0
"""Seconds between two questions to a host that wants no more."""
LONGEST_WAIT: Final = 60.0
"""Seconds that a person would wait; who is to wait for longer is told."""


class Pace:
    """When each host was asked last."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last: dict[str, float] = {}

    def wait(self, address: Address, between: float) -> None:
        """Wait until a host may be asked again, and note that it is asked now.

        Raises:
            UnfetchedError: That is too long from now.
        """
        last = self._last.get(address.host)
        if last is not None:
            left = last + max(BETWEEN, between) - self._clock.elapsed()
            if left > LONGEST_WAIT:
                wrong = f"is of a site that is to be asked every {between:,.0f} seconds only"
                raise UnfetchedError(str(address), wrong, "add it by itself, later")
            if left > 0:
                self._clock.sleep(left)
        self._last[address.host] = self._clock.elapsed()

    def wait_as_told(self, address: Address, told: str) -> None:
        """Wait as long as a server said that asks to be left alone, in seconds or as a date.

        Raises:
            UnfetchedError: It said nothing of the kind, or that is too long.
        """
        seconds = self._seconds(told)
        if seconds is None:
            raise UnfetchedError(str(address), "asks to be left alone for now", "try again later")
        if seconds > LONGEST_WAIT:
            wrong = f"asks to be left alone for {seconds:,.0f} seconds"
            raise UnfetchedError(str(address), wrong, "try again after that")
        self._clock.sleep(max(BETWEEN, seconds))

    def _seconds(self, told: str) -> float | None:
        told = told.strip()
        if told.isdecimal() and told.isascii():
            # Of more digits than any wait has, not all need be read.
            return float(told[:12])
        with suppress(ValueError):
            until = parsedate_to_datetime(told)
            aware = until if until.tzinfo else until.replace(tzinfo=UTC)
            return (aware - self._clock.now()).total_seconds()
        return None
