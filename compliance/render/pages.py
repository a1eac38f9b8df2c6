"""Pages by the shipped templates, which are part of the program."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from compliance.render.page import MARKDOWN, in_utf_8
from compliance.render.templates import Address, no_page, trusted

if TYPE_CHECKING:
    from jinja2 import Environment


class Pages:
    """Makes pages by the shipped templates."""

    def __init__(self, shipped: Path, address: Address | None = None) -> None:
        """Take the folder of templates, and what knows the addresses of a site, if it is one."""
        address = address or no_page
        self._html: Environment = trusted(shipped, address, markdown=False)
        self._markdown: Environment = trusted(shipped, address, markdown=True)

    def page(self, view: object, template: str) -> Iterator[bytes]:
        """Return what a template makes of a view, its only variable, while it is asked for."""
        environment = self._markdown if template.endswith(MARKDOWN) else self._html
        return in_utf_8(environment.get_template(template).generate(view=view))
