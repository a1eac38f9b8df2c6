"""Where the files of a site stand that are made of its pages: PDFs, and pictures as dots."""

from __future__ import annotations

from typing import Final

PICTURE: Final = "data/picture.png"
CARD: Final = "card.png"
BOOK: Final = "pdf/site.pdf"
"""The first page, the contradictions, and all points, one after another."""


def for_machines(path: str) -> bool:
    """Return whether a file is read by programs; all editions of a site share those."""
    return path.startswith("data/") and path.endswith((".csv", ".graphml", ".json"))


def paper_of(page: str) -> str:
    """Return where the PDF of the page of a point stands: "points/4.html" as "pdf/point-4.pdf"."""
    name = page.rpartition("/")[2].removesuffix(".html")
    return f"pdf/point-{name}.pdf"
