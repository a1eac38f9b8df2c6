"""Get a page from its address as a web archive, as its site allows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final

from compliance.errors import ComplianceError
from compliance.library.intake.answers import refuse_kind
from compliance.library.intake.archive_file import Exchange, write_archive
from compliance.library.intake.capture import Capture
from compliance.library.intake.pace import Pace
from compliance.library.intake.robots import Robots
from compliance.network.address import Address, follow, read_address
from compliance.network.ask import USER_AGENT, Answer, Asker, Question
from compliance.network.error import UnfetchedError
from compliance.network.limits import PAGES, Clock
from compliance.network.status import asks_to_wait, leads_on, refuse_status

MOST_REDIRECTS: Final = 10
MOST_WAITS: Final = 2
"""So often a server may ask to be asked again."""
_ACCEPT: Final = "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.5"


class Fetcher:
    """Gets pages; what it learns of a site, its rules and when it was asked, it keeps for a run."""

    def __init__(self, asker: Asker, clock: Clock) -> None:
        self._asker, self._clock = asker, clock
        self._robots, self._pace = Robots(asker), Pace(clock)

    def fetch(self, text: str) -> Capture:
        """Return a web archive of the page at an address, and of what led to it.

        Nothing is written, and nothing of a page that is refused is kept.

        Raises:
            UnfetchedError: It is not got, with the reason and what to do instead.
        """
        address = first = read_address(text)
        exchanges: list[Exchange] = []  # of which the last one has the page
        for _ in range(MOST_REDIRECTS + 1):
            answer, exchange = self._got(address)
            exchanges.append(exchange)
            if not leads_on(answer.status):
                return Capture(
                    name=text,
                    data=write_archive(exchanges),
                    address=str(address),
                    retrieved=exchange.at.date().isoformat(),
                    headers=answer.headers,
                    tool=USER_AGENT,
                )
            address = self._next(address, answer)
            if str(address) in {one.address for one in exchanges}:
                raise UnfetchedError(str(first), "leads in a circle")
        raise UnfetchedError(str(first), f"leads on more than {MOST_REDIRECTS} times")

    @staticmethod
    def _next(address: Address, answer: Answer) -> Address:
        place = answer.header("location")
        if not place:
            raise UnfetchedError(str(address), "leads on to nowhere")
        led = follow(address, place)
        if (address.scheme, led.scheme) == ("https", "http"):
            wrong = f'leads on to "{led}", where anyone on the way can change it'
            raise UnfetchedError(str(address), wrong, "give that address if that is no matter")
        return led

    def _got(self, address: Address) -> tuple[Answer, Exchange]:
        """Ask for one address, again if the server wants that; the body of the answer is read."""
        between = self._robots.check(address)
        self._pace.wait(address, between)
        waits = 0
        while True:
            at = self._clock.now()
            with self._asker.ask(Question(address, {"Accept": _ACCEPT}), PAGES) as answer:
                if waits == MOST_WAITS or not asks_to_wait(answer.status):
                    return answer, _read(answer, at)
            waits += 1
            self._pace.wait_as_told(address, answer.header("retry-after"))


def _read(answer: Answer, at: datetime) -> Exchange:
    """Read the body of an answer that may hold an article, or leads to one."""
    address = str(answer.question.address)
    if not leads_on(answer.status):
        refuse_status(address, answer.status)
        refuse_kind(address, answer.header("content-type"))
    answer.read(PAGES.body)
    return Exchange(address, answer.number, at, answer.sent, answer.received)


def fetching(clock: Clock, *, allow_private: bool) -> Callable[[str], Capture | ComplianceError]:
    """Return what gets pages in one run, or says of one why there is none."""
    fetcher = Fetcher(Asker(clock, allow_private=allow_private), clock)

    def fetch(address: str) -> Capture | ComplianceError:
        try:
            return fetcher.fetch(address)
        except UnfetchedError as error:
            return error

    return fetch
