"""Only numbers of the public network are connected to, in whatever form they are put."""

from __future__ import annotations

import pytest

from compliance.network.address import read_address
from compliance.network.error import UnfetchedError
from compliance.network.resolving import ask_system, is_public, numbers_of

NOT_PUBLIC = (
    "127.0.0.1",
    "127.1.2.3",
    "0.0.0.0",
    "10.0.0.1",
    "100.64.0.1",
    "169.254.169.254",
    "172.16.0.1",
    "192.168.0.1",
    "192.0.2.1",
    "198.18.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:0:127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::808:808",
    "2002:7f00:1::",
    "2002:a9fe:a9fe::1",
    "2001::1",
    "2001:db8::1",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "fe80::1%2",
    "fec0::1",
    "ff02::1",
    "ff0e::1",
)
PUBLIC = ("8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1")


@pytest.mark.parametrize("number", NOT_PUBLIC)
def test_a_number_that_is_not_public_is_known(number: str) -> None:
    assert not is_public(number)


@pytest.mark.parametrize("number", PUBLIC)
def test_a_public_number_is_known(number: str) -> None:
    assert is_public(number)


def test_a_name_that_leads_inside_is_refused_though_it_leads_outside_too() -> None:
    address = read_address("https://example.org/")
    with pytest.raises(UnfetchedError, match=r"leads to 10\.0\.0\.1, which is not of the public"):
        numbers_of(address, lambda *_: ["8.8.8.8", "10.0.0.1"], allow_private=False)
    found = numbers_of(address, lambda *_: ["8.8.8.8", "10.0.0.1"], allow_private=True)
    assert found == ("8.8.8.8", "10.0.0.1")


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "localhost"])
def test_the_system_knows_this_machine(host: str) -> None:
    with pytest.raises(UnfetchedError, match="not of the public network"):
        numbers_of(read_address(f"http://{host}/"), ask_system, allow_private=False)


def test_a_host_that_is_not_found_is_named() -> None:
    address = read_address("https://nowhere.example/")

    def unknown(_host: str, _port: int) -> list[str]:
        raise OSError(-2, "Name or service not known")

    def unspeakable(_host: str, _port: int) -> list[str]:
        raise UnicodeError

    with pytest.raises(UnfetchedError, match="not found: Name or service not known"):
        numbers_of(address, unknown, allow_private=False)
    with pytest.raises(UnfetchedError, match="not found: no name is like that"):
        numbers_of(address, unspeakable, allow_private=False)
    with pytest.raises(UnfetchedError, match="has no number"):
        numbers_of(address, lambda *_: [], allow_private=False)
