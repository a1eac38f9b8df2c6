"""The server of the page: it runs until it is told to stop, and stops in good order."""

from __future__ import annotations

import signal
from collections.abc import Callable
from types import FrameType
from typing import Final

import uvicorn
from starlette.types import ASGIApp

from compliance.network.listening import Listening

AT_ONCE: Final = 64
"""Requests that are answered at the same time; more are told to come back."""
HEAD: Final = 32 * 1024
"""Bytes of a request before its body."""
PATIENCE: Final = 3
"""Seconds in which open requests can come to their end."""


class _Server(uvicorn.Server):
    """A server for which Ctrl-C is how one leaves it, and no interruption."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[Listening] | None = None) -> None:
        """Begin to answer, and tell so: from now on Ctrl-C is waited for."""
        await super().startup(sockets)
        self._ready()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Stop; what came is passed on afterwards, unless it is the first Ctrl-C."""
        if sig == signal.SIGINT and not self.should_exit:
            self.should_exit = True
        else:
            super().handle_exit(sig, frame)


def serve(app: ASGIApp, listening: Listening, ready: Callable[[], None]) -> None:
    """Answer requests at a socket, until Ctrl-C; `ready` is called when the first can come."""
    config = uvicorn.Config(
        app,
        loop="asyncio",
        http="h11",
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        date_header=False,
        limit_concurrency=AT_ONCE,
        h11_max_incomplete_event_size=HEAD,
        timeout_graceful_shutdown=PATIENCE,
    )
    _Server(config, ready).run(sockets=[listening])
