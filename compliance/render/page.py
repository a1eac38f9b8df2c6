"""One page: who makes it, and its bytes, in parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, Protocol

from compliance.model.characters import REPLACEMENT, UNFIT_FOR_A_PAGE
from compliance.render.direction import settled
from compliance.render.parts import gathered

MARKDOWN: Final = ".md.j2"
"""How the names of templates end whose values, and those of all their parts, are escaped for
Markdown; in all others they are escaped for HTML."""


class PageMaker(Protocol):
    """Makes pages by templates."""

    def page(self, view: object, template: str) -> Iterable[bytes]:
        """Return, in parts, what a template makes of a view, its only variable."""
        ...


def in_utf_8(pieces: Iterable[str]) -> Iterator[bytes]:
    """Yield the bytes of a page that comes in pieces, without characters of no use on one."""
    for text in gathered(pieces, ""):
        yield settled(_cleaned(text))


def _cleaned(piece: str) -> str:
    """Replace what has no use on a page."""
    # Most pieces can be printed as they are, which is found out in a tenth of the time.
    if piece.replace("\n", "").isprintable():
        return piece
    return UNFIT_FOR_A_PAGE.sub(REPLACEMENT, piece)
