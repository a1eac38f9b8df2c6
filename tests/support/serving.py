"""Serve a folder as a browser would find it on the web."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from support.browsing import Edition


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and writes no log."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def served(folder: Path) -> Iterator[Edition]:
    """Yield a site that is served on this machine until the next is asked for."""
    handler = partial(Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield Edition(folder, f"http://127.0.0.1:{server.server_address[1]}/")
        server.shutdown()
