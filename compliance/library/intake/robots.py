"""What a site allows programs to ask for, by its robots.txt, which is got once a run."""

from __future__ import annotations

import json
from typing import Final

from compliance.network.address import Address, follow
from compliance.network.ask import AGENT, Asker, Question
from compliance.network.error import SAVE_IT, UnfetchedError, UnreachedError
from compliance.network.limits import MIB, PAGES
from compliance.network.status import fails, is_found, leads_on
from compliance.processes.child import ChildProcess
from compliance.processes.limits import Limits

_CHILD: Final = "compliance.library.intake.robots_inside"
_HELD: Final = Limits(seconds=5, patience=10.0, memory=256 * MIB, size=100)
_MOST_BYTES: Final = 512 * 1024
"""What stands behind them is not read; the standard asks for 500 KiB at the least."""
_MOST_HOPS: Final = 5
"""As the standard has it; after them there are no rules."""


class Robots:
    """The rules of sites, each asked for once.

    A site that has none allows everything. One that cannot say what its rules are, since it fails
    or takes too long, allows nothing, as the standard (RFC 9309) has it.
    """

    def __init__(self, asker: Asker) -> None:
        self._asker = asker
        self._texts: dict[str, str | UnfetchedError] = {}

    def check(self, address: Address) -> float:
        """Return how many seconds a site wants between two questions, if it allows this one.

        Raises:
            UnfetchedError: It does not, or its rules cannot be known.
        """
        if address.site not in self._texts:
            self._texts[address.site] = self._got(address)
        text = self._texts[address.site]
        if isinstance(text, UnreachedError):
            raise UnreachedError(str(address), text.wrong, text.cure)
        if isinstance(text, UnfetchedError):
            wrong = f"is of a site whose robots.txt cannot be read: it {text.wrong}"
            raise UnfetchedError(str(address), wrong, SAVE_IT)
        allowed, delay = _asked(text, address)
        if not allowed:
            raise UnfetchedError(str(address), "may not be got by programs, says its robots.txt")
        return delay

    def _got(self, address: Address) -> str | UnfetchedError:
        place = Address(address.scheme, address.host, address.port, "/robots.txt")
        try:
            for _ in range(_MOST_HOPS + 1):
                with self._asker.ask(Question(place), PAGES) as answer:
                    if is_found(answer.status):
                        return answer.begin(_MOST_BYTES).decode("utf-8", errors="replace")
                    if fails(answer.status):
                        return UnfetchedError(str(place), f"fails with status {answer.status}")
                    if not leads_on(answer.status):
                        return ""
                    place = follow(place, answer.header("location"))
        except UnreachedError as error:
            # Of another site only that matters: its rules are not to be had there.
            same = place.site == address.site
            return error if same else UnfetchedError(str(place), error.wrong)
        except UnfetchedError as error:
            return error
        return ""


def _asked(text: str, address: Address) -> tuple[bool, float]:
    """Return what a robots.txt says of an address."""
    process = ChildProcess(_CHILD, _HELD)
    with process.timed():
        process.send(json.dumps([text, AGENT, str(address)]).encode("ascii"))
        reply = process.reply(_HELD.size)
    process.end()
    if not reply.endswith(b"\n"):
        wrong = "is of a site whose robots.txt takes too much time or memory to read"
        raise UnfetchedError(str(address), wrong, SAVE_IT)
    allowed, delay = json.loads(reply)
    return bool(allowed), float(delay)
