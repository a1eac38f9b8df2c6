"""The figures of a scan as text, a line each."""

from __future__ import annotations

from collections.abc import Mapping

from compliance.render.text.columns import HEAD, WIDTH, Page, add_head
from compliance.views.scan import ScanView


def render_scan_text(view: ScanView, *, colour: bool = False, width: int = WIDTH) -> str:
    """Return what a scan came to, in lines of at most so many cells."""
    page = Page(width)
    add_head(page, "SCAN", view.out)
    _add(page, "READ", {"files": view.read, "bytes": view.bytes, "records": view.records})
    found = {
        "candidates": view.candidates,
        "articles with candidates": view.articles,
        "families of copies and versions among them": view.families,
    }
    _add(page, "FOUND", found)
    _add(page, "PASSED OVER", view.passed)
    _add(page, "FAULTS", view.faults)
    _add(page, "REFUSED", view.refused)
    _add(page, "FILES LEFT OUT", {"with the same bytes as another": view.repeated})
    for one in view.failed:
        page.wrapped(f"  {one.name}: ", one.why)
    return page.render(colour=colour)


def _add(page: Page, title: str, counts: Mapping[str, int]) -> None:
    page.add()
    page.add(title, HEAD)
    for words, number in counts.items():
        page.wrapped(f"{number:>15,}  ", words)
    if not counts:
        page.add(f"{'none':>15}")
