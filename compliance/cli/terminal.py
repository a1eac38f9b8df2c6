"""Text for a terminal: words and our own colours, nothing that steers it or turns its lines."""

from __future__ import annotations

import re
from typing import Final

# Everything but tabs, line ends and the one sequence that only colours (SGR, ECMA-48 8.3.117).
_STEERING: Final = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029"
    r"\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
    r"|\r(?!\n)|\x1b(?!\[[0-9;]{0,20}m)"
)


def for_terminal(text: str) -> str:
    """Return text in which each character that could steer a terminal is U+FFFD.

    Bidi marks count among them: they would show words in another order than they are in.
    """
    if text.isascii() and text.replace("\n", "").isprintable():
        return text
    return _STEERING.sub("\N{REPLACEMENT CHARACTER}", text)
