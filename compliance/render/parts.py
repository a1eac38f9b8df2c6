"""Outputs in parts: none is ever held as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import AnyStr, Final

PART: Final = 65_536
"""Bytes, or characters, after which a part ends with the piece that it has reached."""


def gathered(pieces: Iterable[AnyStr], nothing: AnyStr) -> Iterator[AnyStr]:
    """Join pieces to parts of some length: to write each by itself takes far longer.

    `nothing` is an empty piece.
    """
    some: list[AnyStr] = []
    length = 0
    for piece in pieces:
        some.append(piece)
        length += len(piece)
        if length > PART:
            yield nothing.join(some)
            some, length = [], 0
    yield nothing.join(some)
