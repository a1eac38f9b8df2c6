"""Pages in one line: by the shipped templates, or with those of a stranger."""

from __future__ import annotations

from pathlib import Path

from compliance.render.pages import Pages
from support.repository import ROOT

SHIPPED = ROOT / "templates"
_PAGES = Pages(SHIPPED)


def page_text(view: object, template: str, own: Path | None = None) -> str:
    """Return a page as text; with a folder of a workspace's own templates, if that is given."""
    pages = _PAGES if own is None else Pages(SHIPPED, own)
    return pages.page(view, template).decode("utf-8", "surrogatepass")
