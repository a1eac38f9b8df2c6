"""No test reaches another machine."""

from __future__ import annotations

import socket

import pytest

from support.loopback import OutsideError


@pytest.mark.parametrize("host", ["192.0.2.1", "10.0.0.1", "::2"])
def test_no_socket_leaves_the_machine(host: str) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as plug, pytest.raises(OutsideError):
        plug.connect((host, 80))


def test_no_name_server_is_asked() -> None:
    with pytest.raises(OutsideError):
        socket.getaddrinfo("example.org", 80)


def test_this_machine_is_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:
        socket.create_connection(door.getsockname()).close()
