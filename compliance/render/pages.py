"""Pages: what templates make of views, in UTF-8."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

from compliance.model.characters import REPLACEMENT, UNFIT_FOR_A_PAGE
from compliance.render.sandbox.environment import sandboxed
from compliance.render.sandbox.failure import FAILURES, TemplateFailedError
from compliance.render.templates import Address, address_filter, trusted

if TYPE_CHECKING:
    from jinja2 import Environment, Template

MARKDOWN: Final = ".md.j2"
_PART: Final = 65_536


class Pages:
    """Makes pages by the shipped templates and those of a workspace, which win file by file.

    Shipped templates are part of the program. Once a workspace has a folder of templates, all of
    them are treated as a stranger's, since each may include or extend the others.
    """

    def __init__(
        self, shipped: Path, own: Path | None = None, address: Address | None = None
    ) -> None:
        """Take the folders of templates, and what knows the addresses of a site, if it is one."""
        self._shipped, self._own = shipped, own
        self._address = address
        self._html = self._environment(markdown=False)
        self._markdown = self._environment(markdown=True)

    def page(self, view: object, template: str) -> bytes:
        """Return what a template makes of a view, its only variable.

        Values are escaped for Markdown in a page *.md.j2 and all its parts, else for HTML.

        Raises:
            TemplateFailedError: a workspace's template is wrong, or does what it may not.
        """
        environment = self._markdown if template.endswith(MARKDOWN) else self._html
        if self._own is None:
            return _written(environment.get_template(template), view)
        try:
            return _written(environment.get_template(template), view)
        except FAILURES as error:
            raise TemplateFailedError(error, (self._own, self._shipped), template) from error

    def _environment(self, *, markdown: bool) -> Environment:
        if self._own is None:
            made: Environment = trusted(self._shipped, markdown=markdown)
        else:
            made = sandboxed((self._own, self._shipped), markdown=markdown)
        if self._address is not None:
            made.filters["address"] = address_filter(self._address)
        return made


def _written(template: Template, view: object) -> bytes:
    """Return a page in UTF-8."""
    page = BytesIO()
    for text in _in_parts(template.generate(view=view)):
        page.write(_cleaned(text).encode("utf-8", "surrogatepass"))
    return page.getvalue()


def _in_parts(pieces: Iterable[str]) -> Iterator[str]:
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
