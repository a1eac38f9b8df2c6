"""Who is let in to one run of the page: whoever was given its token, and keeps its cookie."""

from __future__ import annotations

import hmac
import secrets
from typing import Final

_BYTES: Final = 32


class Admission:
    """The secrets of one run; the next one has others, so no address or cookie outlives its run."""

    def __init__(self) -> None:
        self.token: Final = secrets.token_urlsafe(_BYTES)
        self._key: Final = secrets.token_bytes(_BYTES)
        self._once: set[str] = set()

    def token_for_once(self) -> str:
        """Return a token that admits one browser.

        It is for the browser that is opened by the program: other users of the machine may see
        with which address, but not before that browser has used it up.
        """
        token = secrets.token_urlsafe(_BYTES)
        self._once.add(token)
        return token

    def admits(self, token: str) -> bool:
        """Return whether a token is one of this run."""
        if token in self._once:
            self._once.remove(token)
            return True
        return _same(token, self.token)

    def new_cookie(self) -> str:
        """Return a cookie by which a browser that showed a token is known from then on."""
        name = secrets.token_urlsafe(_BYTES)
        return f"{name}.{self._sign('cookie', name)}"

    def knows(self, cookie: str) -> bool:
        """Return whether this run made a cookie."""
        name, _, sign = cookie.partition(".")
        return _same(sign, self._sign("cookie", name))

    def form_token(self, cookie: str) -> str:
        """Return what each form of the browser with that cookie has to carry."""
        return self._sign("form", cookie)

    def is_form_token(self, given: str, cookie: str) -> bool:
        """Return whether a form was made for the browser with that cookie."""
        return _same(given, self.form_token(cookie))

    def _sign(self, use: str, name: str) -> str:
        return hmac.digest(self._key, f"{use} {name}".encode(), "sha256").hex()


def _same(one: str, other: str) -> bool:
    """Compare two texts in a time that tells nothing of where they differ."""
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode())
