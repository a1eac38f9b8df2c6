"""A site as a browser meets it: its address, its kinds of page, and all that goes wrong."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Browser, Locator, Page

Scheme = Literal["light", "dark"]

TOO_WIDE = "document.documentElement.scrollWidth - innerWidth"
CUT_OFF = """[...document.querySelectorAll("main *, svg *")].filter(e =>
    e.getBoundingClientRect().right > innerWidth + 1
).map(e => e.outerHTML.slice(0, 80))"""

LEADS_ON = '<meta http-equiv="refresh"'
PAPER = {"width": 680, "height": 960}
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 800}


@dataclass(frozen=True, slots=True)
class Edition:
    """A site that is served: its folder, and the address that leads to it."""

    folder: Path
    address: str

    def kinds(self, at_most: int = sys.maxsize) -> tuple[str, ...]:
        """Return a page of each kind: those beside the first page, and one a folder.

        It is the one with most in it, but for those of more bytes than `at_most`; none only leads
        on to another.
        """
        chosen: dict[str, Path] = {}
        every = (file for file in self.folder.rglob("*.html") if LEADS_ON not in file.read_text())
        for file in sorted(every, key=lambda file: file.stat().st_size):
            kind = file.name if file.parent == self.folder else file.parent.name
            if kind not in chosen or file.stat().st_size <= at_most:
                chosen[kind] = file
        return tuple(sorted(file.relative_to(self.folder).as_posix() for file in chosen.values()))


@dataclass
class Visit:
    """An open page, what it asked for, and what it complained of."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Listen from the start."""
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("requestfailed", lambda request: self.complaints.append(request.url))
        self.page.on("request", lambda request: self.asked.append(request.url))

    def measure(self, script: str) -> Any:  # noqa: ANN401 - whatever the script returns
        """Return what a script says of the page, which itself has none."""
        return self.page.evaluate(script)


@contextmanager
def visit(
    browser: Browser,
    *,
    viewport: Mapping[str, int] = DESK,
    scheme: Scheme = "light",
    guarded: bool = True,
    script: bool = True,
) -> Iterator[Visit]:
    """Open a page of its own in the browser; without its policy only if it is not `guarded`.

    Without `script` none runs, not even those that the page has.
    """
    width, height = viewport["width"], viewport["height"]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=scheme,
        bypass_csp=not guarded,
        java_script_enabled=script,
    )
    try:
        yield Visit(context.new_page())
    finally:
        context.close()


def follow(link: Locator) -> None:
    """Click on what leads to another page, and wait until that one is loaded, with its style.

    A click alone waits at most until the other page has begun to come: what looks at the page then
    may meet the one before, or this one in part.
    """
    with link.page.expect_navigation():
        link.click()


def too_wide(reader: Visit) -> int:
    """Return by how many pixels the page is wider than what shows it; none if not above nought."""
    return int(reader.page.evaluate(TOO_WIDE))


def cut_off(reader: Visit) -> list[str]:
    """Return what begins or goes on beyond the right edge."""
    return [str(element) for element in reader.page.evaluate(CUT_OFF)]
