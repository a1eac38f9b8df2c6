"""Addresses that open a page at a passage."""

from __future__ import annotations

import re
from string import ascii_letters, digits
from urllib.parse import quote

_UNRESERVED = frozenset(f"{ascii_letters}{digits}_.~")
_PLAIN_WORDS = re.compile("[A-Za-z0-9_.~ ]*")
_ASCII_ENCODED = {n: f"%{n:02X}" for n in range(128) if chr(n) not in _UNRESERVED}


def fragment_link(
    url: str | None, start: str, end: str | None = None, prefix: str | None = None
) -> str | None:
    """Return an address that opens a page at a passage: `#:~:text=before-,first,last`.

    Dash, comma and ampersand are percent-encoded, since they have a meaning there (WICG, Scroll
    to Text Fragment). A fragment that the address has stays before it, since some sites find their
    pages by it; directions to a browser within that fragment give way.
    """
    if url is None:
        return None
    words = _encoded(start) if end is None else f"{_encoded(start)},{_encoded(end)}"
    before = f"{_encoded(prefix)}-," if prefix else ""
    page, _, fragment = url.partition("#")
    return f"{page}#{fragment.partition(':~:')[0]}:~:text={before}{words}"


def _encoded(words: str) -> str:
    """Encode all but letters, digits and the three signs that mean nothing in a fragment."""
    if _PLAIN_WORDS.fullmatch(words):
        return words.replace(" ", "%20")
    if words.isascii():
        return words.translate(_ASCII_ENCODED)
    return quote(words, safe="").replace("-", "%2D")
