"""Listen for browsers on this machine: at its loopback number, which no other machine reaches."""

from __future__ import annotations

import errno
import socket
from typing import Final

from compliance.errors import ComplianceError
from compliance.files.refusals import refusal

Listening = socket.socket
"""A socket that takes connections."""

LOOPBACK: Final = "127.0.0.1"


class PortNotFreeError(ComplianceError):
    """A port at which this program cannot listen."""

    def __init__(self, port: int, error: OSError) -> None:
        cure = "name another with --port, or 0 for any that is free"
        if error.errno == errno.EADDRINUSE:
            super().__init__(f"port {port} is taken; {cure}")
        else:
            super().__init__(f"port {port} cannot be used: {refusal(error, cure)}")


def listening_at(port: int) -> Listening:
    """Return a socket that takes connections at a port; at any that is free for 0.

    Raises:
        PortNotFreeError: another program has it, or this user may not.
    """
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        # Elsewhere than on Windows a port that was just left may be taken again; there the same
        # option would share it with another program.
        exclusive = getattr(socket, "SO_EXCLUSIVEADDRUSE", socket.SO_REUSEADDR)
        listening.setsockopt(socket.SOL_SOCKET, exclusive, 1)
        listening.bind((LOOPBACK, port))
        listening.listen()
    except OSError as error:
        listening.close()
        raise PortNotFreeError(port, error) from None
    return listening
