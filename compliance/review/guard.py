"""What stands before every page: only a browser that was let in gets past it, from our own pages.

A page on this machine can be asked for by every program on it, and by any web page that the same
browser shows. So a request must name this server, carry the cookie of this run, and, if it would
change anything, come from a page of ours with its form token.
"""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from compliance.review.admission import Admission
from compliance.review.fields import Fields, UnfitFieldsError, fields_in

CSP: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS: Final = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
    # With no-referrer browsers would send forms with the origin "null".
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
"""What every answer tells the browser."""

ENTRANCES: Final = re.compile(r"/adjudicate(?:/[a-z0-9_-]{1,100})?")
"""The sheets beside the queue with which the page may begin."""

FORM: Final = "application/x-www-form-urlencoded"
TOKEN: Final = "token"  # noqa: S105 - the name of a field
FORM_TOKEN: Final = "form_token"  # noqa: S105 - the name of a field
ASKING: Final = frozenset({"GET", "HEAD"})
FROM_HERE: Final = frozenset({"same-origin", "none"})


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may take: bytes of its body, and seconds until the last of them is here."""

    body: int = 256 * 1024
    seconds: float = 10.0


class RefusedError(Exception):
    """A request that does not get past the guard."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status, self.words = status, words


class Guard:
    """Hands on what it lets past, with the fields of its form and the form token in its state."""

    def __init__(
        self, app: ASGIApp, admission: Admission, port: int, limits: Limits | None = None
    ) -> None:
        """Take the app, who is let in, the port of the server, and what a request may take."""
        self._app, self._admission = app, admission
        self._hosts = {f"{name}:{port}" for name in ("127.0.0.1", "localhost")}
        if port == 80:  # noqa: PLR2004 - browsers leave out the port of http
            self._hosts |= {"127.0.0.1", "localhost"}
        # Cookies are shared by all ports of a machine.
        self.cookie = f"compliance-review-{port}"
        self._limits = limits or Limits()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or have it answered."""
        if scope["type"] != "http":  # nothing else is spoken here
            return
        try:
            entrance = self._entrance(scope)
            if entrance is None:
                scope["state"] = await self._state(scope, receive)
        except RefusedError as refused:
            entrance = PlainTextResponse(f"{refused.words}\n", refused.status)
        await (entrance or self._app)(scope, receive, _with_headers(send))

    def _entrance(self, scope: Scope) -> Response | None:
        """Return the way in for a browser that shows a token; None for one that is in.

        Raises:
            RefusedError: it is neither, or the request is not for this server.
        """
        headers = Headers(scope=scope)
        if headers.getlist("host") not in [[host] for host in self._hosts]:
            raise RefusedError(421, "This server answers to 127.0.0.1 and localhost only.")
        asked = _fields(scope["query_string"])
        token = asked.one(TOKEN)
        if token and scope["method"] in ASKING and self._admission.admits(token):
            return self._let_in(scope["path"], asked)
        if not self._admission.knows(self._cookie_in(headers)):
            words = "Open the address that compliance review printed when it was started last."
            raise RefusedError(403, words)
        return None

    def _let_in(self, path: str, asked: Fields) -> Response:
        """Return the way on with a cookie, and with an address in which no token stands."""
        rest = urlencode([pair for pair in asked.pairs if pair[0] != TOKEN])
        # Of any other path a browser might make the address of another server.
        sheet = path if ENTRANCES.fullmatch(path) else "/"
        entrance = RedirectResponse(f"{sheet}?{rest}" if rest else sheet, 303)
        cookie = self._admission.new_cookie()
        entrance.set_cookie(self.cookie, cookie, httponly=True, samesite="strict", path="/")
        return entrance

    def _cookie_in(self, headers: Headers) -> str:
        pairs = (pair.strip().partition("=") for pair in headers.get("cookie", "").split(";"))
        return next((value for name, _, value in pairs if name == self.cookie), "")

    async def _state(self, scope: Scope, receive: Receive) -> dict[str, object]:
        """Return what the pages are told of a request: its fields, and the token for their forms.

        Raises:
            RefusedError: it comes from elsewhere, is no form of ours, or takes too much.
        """
        headers = Headers(scope=scope)
        cookie = self._cookie_in(headers)
        form_token = self._admission.form_token(cookie)
        if headers.get("sec-fetch-site", "none") not in FROM_HERE:
            raise RefusedError(403, "This page can only be opened from itself.")
        if scope["method"] in ASKING:
            return {"fields": _fields(scope["query_string"]), "form_token": form_token}
        if scope["method"] != "POST":
            raise RefusedError(
                405, "Pages are asked for, and forms sent; nothing else is done here."
            )
        _check_form(headers)
        fields = _fields(await self._body(headers, receive))
        if not self._admission.is_form_token(fields.one(FORM_TOKEN), cookie):
            raise RefusedError(
                403, "This form is not from this page, or from an earlier run of it."
            )
        return {"fields": fields, "form_token": form_token}

    async def _body(self, headers: Headers, receive: Receive) -> bytes:
        declared = headers.get("content-length", "0")
        if not declared.isdecimal() or int(declared[:20]) > self._limits.body:
            raise RefusedError(413, "This form is too large.")
        try:
            async with asyncio.timeout(self._limits.seconds):
                return await _received(receive, self._limits.body)
        except TimeoutError:
            raise RefusedError(408, "This form took too long to arrive.") from None


def _check_form(headers: Headers) -> None:
    """Refuse what no page of ours sends.

    Raises:
        RefusedError: it is from elsewhere, or no form.
    """
    host, origin = headers["host"], headers.get("origin")
    # Old browsers do not send the one, some not the other; all of them send one of the two.
    from_here = headers.get("sec-fetch-site") == "same-origin"
    if not (from_here if origin is None else origin == f"http://{host}"):
        raise RefusedError(403, "Forms are taken from this page only.")
    if headers.get("content-type", "").partition(";")[0].strip().lower() != FORM:
        raise RefusedError(415, "Forms are taken as browsers send them.")


async def _received(receive: Receive, most: int) -> bytes:
    pieces: list[bytes] = []
    while True:
        message: Message = await receive()
        if message["type"] != "http.request":
            raise RefusedError(400, "The browser went away.")
        pieces.append(message.get("body", b""))
        if sum(map(len, pieces)) > most:
            raise RefusedError(413, "This form is too large.")
        if not message.get("more_body", False):
            return b"".join(pieces)


def _fields(encoded: bytes) -> Fields:
    """Return the fields of a form or an address; those that the guard looks at come once."""
    try:
        fields = fields_in(encoded)
        for name in (TOKEN, FORM_TOKEN):
            fields.one(name)
    except UnfitFieldsError:
        raise RefusedError(400, "No form of this page sends that.") from None
    return fields


def _with_headers(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
        await send(message)

    return sent
