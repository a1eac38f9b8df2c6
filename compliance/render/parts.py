"""Outputs in parts: none is ever held as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import AnyStr, Final

PIECES: Final = 512
"""Pieces that make a part: some 30,000 characters of a page, or 256 records."""


def gathered(pieces: Iterable[AnyStr], nothing: AnyStr) -> Iterator[AnyStr]:
    """Join pieces to parts of so many: to write each by itself takes far longer.

    They are counted, not measured: there are millions. `nothing` is an empty piece.
    """
    rest = iter(pieces)
    while some := tuple(islice(rest, PIECES)):
        yield nothing.join(some)
