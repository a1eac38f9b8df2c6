"""The server answers, ends well at Ctrl-C, and passes on other signals once it has ended."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
from collections.abc import Iterator
from threading import Thread
from types import FrameType

import pytest
from starlette.responses import PlainTextResponse

from compliance.network.listening import Listening, listening_at
from compliance.review.server import serve


@pytest.fixture(autouse=True)
def no_other_loop() -> Iterator[None]:
    """Hide the loop that a test of a browser leaves running in this thread; signals come here."""
    other = asyncio.events._get_running_loop()
    asyncio.events._set_running_loop(None)
    yield
    asyncio.events._set_running_loop(other)


def answered(listening: Listening, *signals: signal.Signals) -> list[bytes]:
    """Serve until signals come; return what was answered before."""
    answers: list[bytes] = []

    def ask() -> None:
        request = b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
        with socket.create_connection(listening.getsockname(), timeout=10) as connection:
            connection.sendall(request)
            answers.append(b"".join(iter(lambda: connection.recv(4_096), b"")))
        for number in signals:
            os.kill(os.getpid(), number)

    asking = Thread(target=ask)
    serve(PlainTextResponse("here"), listening, asking.start)
    asking.join(timeout=10)
    return answers


def test_ctrl_c_ends_it_and_is_no_interruption() -> None:
    with listening_at(0) as listening:
        (answer,) = answered(listening, signal.SIGINT)
    assert answer.startswith(b"HTTP/1.1 200 OK\r\n")
    assert answer.endswith(b"\r\n\r\nhere")
    assert b"\r\nserver:" not in answer


def test_another_signal_ends_it_and_is_passed_on() -> None:
    came: list[int] = []

    def note(number: int, _: FrameType | None) -> None:
        came.append(number)

    before = signal.signal(signal.SIGTERM, note)
    try:
        with listening_at(0) as listening:
            assert len(answered(listening, signal.SIGTERM)) == 1
    finally:
        signal.signal(signal.SIGTERM, before)
    assert came == [signal.SIGTERM]
