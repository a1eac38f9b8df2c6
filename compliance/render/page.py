"""One page: who makes it, and its bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Final, Protocol

from compliance.model.characters import REPLACEMENT, UNFIT_FOR_A_PAGE

MARKDOWN: Final = ".md.j2"
"""How the names of templates end whose values, and those of all their parts, are escaped for
Markdown; in all others they are escaped for HTML."""

_PART: Final = 65_536


class PageMaker(Protocol):
    """Makes pages by templates."""

    def page(self, view: object, template: str) -> bytes:
        """Return what a template makes of a view, its only variable."""
        ...


def in_utf_8(pieces: Iterable[str]) -> bytes:
    """Return the bytes of a page that comes in pieces, without characters of no use on one."""
    page = BytesIO()
    for text in in_parts(pieces):
        page.write(_cleaned(text).encode("utf-8", "surrogatepass"))
    return page.getvalue()


def in_parts(pieces: Iterable[str]) -> Iterator[str]:
    """Join pieces to texts of some length: one text of a whole page takes up far more memory."""
    some, length = [], 0
    for piece in pieces:
        some.append(piece)
        length += len(piece)
        if length > _PART:
            yield "".join(some)
            some, length = [], 0
    yield "".join(some)


def _cleaned(piece: str) -> str:
    """Replace what has no use on a page."""
    # Most pieces can be printed as they are, which is found out in a tenth of the time.
    if piece.replace("\n", "").isprintable():
        return piece
    return UNFIT_FOR_A_PAGE.sub(REPLACEMENT, piece)
