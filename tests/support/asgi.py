"""Ask an application in this process, as a server does: no socket is needed."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import urlencode

from starlette.types import ASGIApp, Message, Scope

Result = TypeVar("Result")

PORT = 8714
HOST = f"127.0.0.1:{PORT}"
ORIGIN = f"http://{HOST}"
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Answer:
    """What came back: the status, the headers in small letters, and the body."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()


@dataclass(frozen=True)
class Asked:
    """A request; what a test does not say is as a browser sends it from a page of ours."""

    method: str = "GET"
    target: str = "/"
    headers: Iterable[tuple[str, str]] = (("host", HOST), ("sec-fetch-site", "same-origin"))
    body: Iterable[bytes] = (b"",)
    stalls: bool = False
    leaves: bool = False

    @property
    def scope(self) -> Scope:
        """What a server tells of it."""
        path, _, query = self.target.partition("?")
        return {
            "type": "http",
            "method": self.method,
            "path": path,
            "query_string": query.encode(),
            "headers": [(n.encode(), v.encode("latin-1")) for n, v in self.headers],
            "scheme": "http",
            "server": ("127.0.0.1", PORT),
            "client": ("127.0.0.1", 1),
        }

    async def messages(self) -> list[Message]:
        """Return the pieces of its body."""
        pieces = [*self.body]
        last = len(pieces) - 1
        found: list[Message] = [
            {"type": "http.request", "body": piece, "more_body": n < last or self.leaves}
            for n, piece in enumerate(pieces)
        ]
        return [*found, {"type": "http.disconnect"}] if self.leaves else found


def run_apart(awaited: Coroutine[Any, Any, Result]) -> Result:
    """Wait for something in a thread of its own: a test of a browser leaves a loop in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: asyncio.run(awaited)).result()


def ask(app: ASGIApp, asked: Asked) -> Answer:
    """Return what an application answers."""
    return run_apart(_ask(app, asked))


async def _ask(app: ASGIApp, asked: Asked) -> Answer:
    waiting, sent = await asked.messages(), list[Message]()

    async def receive() -> Message:
        if asked.stalls or not waiting:
            await asyncio.sleep(60)
        return waiting.pop(0)

    async def send(message: Message) -> None:
        sent.append(message)

    await app(asked.scope, receive, send)
    start = sent[0]
    headers = {name.decode(): value.decode("latin-1") for name, value in start["headers"]}
    return Answer(start["status"], headers, b"".join(one.get("body", b"") for one in sent))


@dataclass
class Visitor:
    """A browser that was let in: it keeps its cookie, and its forms carry their token."""

    app: ASGIApp
    cookie: str
    form_token: str

    def get(self, target: str, **headers: str) -> Answer:
        """Ask for a page."""
        return ask(self.app, Asked(target=target, headers=self._headers(headers)))

    def post(self, target: str, form: Any, **headers: str) -> Answer:  # noqa: ANN401 - as urlencode takes it
        """Send a form, with its token."""
        pairs = [*(form.items() if isinstance(form, Mapping) else form)]
        body = urlencode([("form_token", self.form_token), *pairs]).encode()
        return self.post_bytes(target, body, **headers)

    def post_bytes(self, target: str, body: bytes, **headers: str) -> Answer:
        """Send bytes as a form."""
        named = self._headers({"origin": ORIGIN, "content-type": FORM, **headers})
        return ask(self.app, Asked("POST", target, named, (body,)))

    def _headers(self, more: Mapping[str, str]) -> list[tuple[str, str]]:
        base = {"host": HOST, "sec-fetch-site": "same-origin", "cookie": self.cookie}
        named = {name.replace("_", "-"): value for name, value in more.items()}
        return [*(base | named).items()]
