"""The figures of a scan as text, a line each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from compliance.render.text.columns import HEAD, WIDTH, Page, add_head
from compliance.views.scan import ScanView, figure

_AMONG: Final = "of copies and versions among them"


def render_scan_text(view: ScanView, *, colour: bool = False, width: int = WIDTH) -> str:
    """Return what a scan came to, in lines of at most so many cells."""
    page = Page(width)
    add_head(page, "SCAN", view.out)
    read = (view.read, "file"), (view.bytes, "byte"), (view.records, "record")
    _add(page, "READ", (figure(*one) for one in read))
    found = (
        (view.candidates, "candidate", None),
        (view.articles, "article with candidates", "articles with candidates"),
        (view.families, f"family {_AMONG}", f"families {_AMONG}"),
    )
    _add(page, "FOUND", (figure(*one) for one in found))
    _tell(page, "PASSED OVER", view.passed)
    _tell(page, "FAULTS", view.faults)
    _tell(page, "REFUSED", view.refused)
    _tell(page, "FILES LEFT OUT", {"with the same bytes as another": view.repeated})
    for one in view.failed:
        page.wrapped(f"  {one.name}: ", one.why)
    return page.render(colour=colour)


def _tell(page: Page, title: str, counts: Mapping[str, int]) -> None:
    _add(page, title, (f"{number:,} {words}" for words, number in counts.items()))
    if not counts:
        page.add(f"{'none':>15}")


def _add(page: Page, title: str, figures: Iterable[str]) -> None:
    page.add()
    page.add(title, HEAD)
    for one in figures:
        number, _, words = one.partition(" ")
        page.wrapped(f"{number:>15}  ", words)
