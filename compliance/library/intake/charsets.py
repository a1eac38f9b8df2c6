"""Encodings that a mail or a server declares: taken at their word only where they can be right."""

from __future__ import annotations

import codecs
from contextlib import suppress
from encodings.aliases import aliases


def load_encodings() -> None:
    """Load all encodings, for when no file can be opened any more."""
    for name in sorted({*aliases.values(), "idna", "punycode"}):
        # Some are of other systems.
        with suppress(LookupError):
            codecs.lookup(name)


def fitting_encoding(data: bytes, declared: str | None) -> str | None:
    """Return the declared encoding of bytes if it can be theirs; None where that has to be found.

    What is UTF-8 is UTF-8, since nothing else looks like it.
    """
    if declared is None or is_text_in(data, "utf-8") or not is_text_in(data, declared):
        return None
    return codecs.lookup(declared).name


def is_text_in(data: bytes, encoding: str) -> bool:
    """Return whether bytes are text in an encoding, which nobody need know."""
    try:
        # Some codecs are of bytes or of text alone, as base64.
        return isinstance(data.decode(encoding), str)
    except (LookupError, ValueError):
        return False
