"""Compare the main text that is taken from twelve kinds of pages with trafilatura's own best.

python -m benchmarks.intake.main_text
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Final

import trafilatura

from benchmarks.intake.pages import Page, pages
from compliance.library.intake.capture import Capture, UnfitCaptureError
from compliance.library.intake.pages import extract, prepare

RUNS: Final = 5


def ours(html: str) -> str:
    """Return the text as `compliance articles add` takes it."""
    try:
        return extract(Capture("page.html", html.encode())).text
    except UnfitCaptureError:
        return ""


def best(html: str) -> str:
    """Return the text as trafilatura takes it with the settings that did best in earlier trials."""
    return trafilatura.extract(html, include_comments=False, favor_recall=True) or ""


def plain(html: str) -> str:
    """Return the text as trafilatura takes it by itself."""
    return trafilatura.extract(html) or ""


TOOLS: Final[dict[str, Callable[[str], str]]] = {
    "compliance": ours,
    "trafilatura, no comments, favor_recall": best,
    "trafilatura, as it comes": plain,
}


def found(page: Page, text: str) -> tuple[int, int]:
    """Return how many paragraphs of a page are in a text, and how much of what is beside them."""
    words = " ".join(text.split())
    kept = sum(one in words for one in page.paragraphs)
    return kept, sum(one in words for one in page.beside)


def main() -> None:
    """Print a line a tool, and a line for each page that a tool loses something of."""
    prepare()
    all_pages = pages()
    wanted = sum(len(page.paragraphs) for page in all_pages)
    for name, tool in TOOLS.items():
        start = time.process_time()
        for _ in range(RUNS - 1):
            for page in all_pages:
                tool(page.html)
        texts = [tool(page.html) for page in all_pages]
        spent = (time.process_time() - start) * 1000 / RUNS / len(all_pages)
        counts = [found(page, text) for page, text in zip(all_pages, texts, strict=True)]
        kept, beside = (sum(column) for column in zip(*counts, strict=True))
        sys.stdout.write(
            f"{name}: {kept} of {wanted} paragraphs, {beside} pieces of what is beside them,"
            f" {spent:.1f} ms a page\n"
        )
        for page, (one, other) in zip(all_pages, counts, strict=True):
            if one < len(page.paragraphs) or other:
                told = f"{one} of {len(page.paragraphs)}, {other} beside"
                sys.stdout.write(f"    {page.name}: {told}\n")


if __name__ == "__main__":
    main()
