"""Nothing but this machine is ever connected to, and no name server asked, while tests run."""

from __future__ import annotations

import sys
from ipaddress import ip_address


class OutsideError(AssertionError):
    """A test that would reach another machine."""

    def __init__(self, event: str, place: object) -> None:
        super().__init__(f"{event} of {place!r}")


def keep_inside() -> None:
    """Refuse, in this process and for good, whatever would leave the machine."""
    sys.addaudithook(_refuse_outside)


def _refuse_outside(event: str, arguments: tuple[object, ...]) -> None:
    if event in {"socket.connect", "socket.sendto"}:
        place = arguments[1]
        # A path is a socket of this machine.
        if isinstance(place, tuple) and not _is_inside(place[0]):
            raise OutsideError(event, place)
    elif event in {"socket.getaddrinfo", "socket.gethostbyname"} and not _is_inside(arguments[0]):
        raise OutsideError(event, arguments[0])


def _is_inside(host: object) -> bool:
    name = host.decode() if isinstance(host, bytes) else host
    if not isinstance(name, str) or name in {"", "localhost"}:
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False
