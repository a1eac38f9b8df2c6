"""Find the numbers of a host, and refuse those that are not of the public network."""

from __future__ import annotations

import socket
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Final

from compliance.files.refusals import reason_of
from compliance.network.address import Address
from compliance.network.error import UnreachedError

Resolver = Callable[[str, int], Sequence[str]]
"""From a host and a port to numbers of the host, as text; it raises OSError or UnicodeError."""

_NAT64: Final = IPv6Network("64:ff9b::/96")


def ask_system(host: str, port: int) -> tuple[str, ...]:
    """Return the numbers of a host, as the system knows them, in the order to be tried.

    Raises:
        OSError: It knows none.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(place[0]) for *_, place in found))


def numbers_of(address: Address, resolver: Resolver, *, allow_private: bool) -> tuple[str, ...]:
    """Return the numbers of an address's host, all of them checked, to be connected to as they are.

    Odd ways to write a number (in one piece, in octal, in hexadecimal) are left to the resolver,
    as they would be when a connection is made, so that what is checked is what is meant.

    Raises:
        UnreachedError: There are none, or one is not public.
    """
    try:
        found = tuple(resolver(address.host, address.port))
    except (OSError, UnicodeError) as error:
        why = reason_of(error) if isinstance(error, OSError) else "no name is like that"
        wrong = f"is of a host that is not found: {why}"
        raise UnreachedError(
            str(address), wrong, "see that it is spelled right and that you are online"
        ) from error
    if not found:
        raise UnreachedError(str(address), "is of a host that has no number", "give another")
    for number in found:
        if not allow_private and not is_public(number):
            wrong = f"leads to {number}, which is not of the public network"
            cure = "add --allow-private if that is meant"
            raise UnreachedError(str(address), wrong, cure)
    return found


def is_public(number: str) -> bool:
    """Tell whether a number is one of the public network, whatever form it is put in."""
    ip = _meant(ip_address(number))
    if isinstance(ip, IPv6Address) and ip.is_site_local:
        return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def _meant(ip: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """Return the number of version 4 that is put in one of version 6, or else the number itself."""
    if isinstance(ip, IPv4Address):
        return ip
    if ip in _NAT64:
        return IPv4Address(ip.packed[-4:])
    return ip.ipv4_mapped or ip.sixtofour or ip
