"""A port of this machine is had, or a sentence says why not."""

from __future__ import annotations

import errno
import socket

import pytest

from compliance.network.listening import LOOPBACK, PortNotFreeError, listening_at


def test_only_this_machine_reaches_it() -> None:
    with listening_at(0) as listening:
        host, port = listening.getsockname()
        assert host == LOOPBACK
        socket.create_connection((host, port), timeout=5).close()


def test_a_port_that_is_taken_is_one_sentence() -> None:
    with listening_at(0) as listening:
        port = listening.getsockname()[1]
        with pytest.raises(PortNotFreeError) as refused:
            listening_at(port)
    cure = "name another with --port, or 0 for any that is free"
    assert str(refused.value) == f"port {port} is taken; {cure}"


def test_a_port_that_this_user_may_not_have_is_one_sentence() -> None:
    error = PermissionError(errno.EACCES, "Permission denied")
    cure = "name another with --port, or 0 for any that is free"
    words = f"port 80 cannot be used: Permission denied; {cure}"
    assert str(PortNotFreeError(80, error)) == words
