"""What changed, was said when, happened where, ties whom: on screens, on paper, by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser

from support.axe import faults
from support.browsing import PAPER, PHONE, Edition, Scheme, cut_off, too_wide, visit
from support.cli import run_cli
from support.repositories import need_git
from support.serving import served
from support.two_revisions import repository

WIDE = {"width": 1440, "height": 900}
NARROW = {"width": 320, "height": 640}
PAGES = ("timelines/all.html", "timelines/az.html", "incidents.html", "network.html")
FOCUSED = "document.activeElement.getAttribute('href')"
BARE = """[...document.querySelectorAll("svg a")].filter(e =>
    !(e.getAttribute("aria-label") || e.textContent).trim() || !e.getAttribute("href")
).map(e => e.outerHTML.slice(0, 80))"""
SIZES = """[...document.querySelectorAll(".when text.said, .when text.strong")].map(e =>
    getComputedStyle(e).fontSize)"""
LIT = """[...document.querySelectorAll("svg text")].map(e =>
    getComputedStyle(e).fill.match(/\\d+/g).map(Number).reduce((a, b) => a + b) / 3)"""


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Edition]:
    """The site of two revisions, with what changed between them."""
    need_git()
    root = tmp_path_factory.mktemp("changed")
    home = repository(root / "lake")
    assert run_cli("-w", home, "site", root / "site", "--since", "first").status == 0
    yield from served(root / "site")


@pytest.mark.parametrize(
    ("scheme", "viewport"), [("light", WIDE), ("dark", PHONE)], ids=["light", "dark"]
)
def test_axe_finds_nothing_on_what_changed(
    chromium: Browser, changed: Edition, scheme: Scheme, viewport: dict[str, int]
) -> None:
    with visit(chromium, viewport=viewport, scheme=scheme, guarded=False) as reader:
        reader.page.goto(f"{changed.address}changes.html")
        assert reader.page.get_by_text("it is new").count() > 0
        assert faults(reader) == []


@pytest.mark.parametrize("viewport", [NARROW, PAPER], ids=["narrow", "paper"])
def test_what_changed_is_read_without_scrolling_aside(
    chromium: Browser, changed: Edition, viewport: dict[str, int]
) -> None:
    with visit(chromium, viewport=viewport) as reader:
        reader.page.emulate_media(media="print" if viewport == PAPER else "screen")
        reader.page.goto(f"{changed.address}changes.html")
        assert too_wide(reader) <= 0
        assert cut_off(reader) == []
        assert reader.complaints == []


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    ("scheme", "viewport"), [("light", WIDE), ("dark", PHONE)], ids=["light", "dark"]
)
def test_axe_finds_nothing_whatever_their_size(
    chromium: Browser, shipped: Edition, page: str, scheme: Scheme, viewport: dict[str, int]
) -> None:
    with visit(chromium, viewport=viewport, scheme=scheme, guarded=False) as reader:
        reader.page.goto(shipped.address + page)
        assert faults(reader) == []


@pytest.mark.parametrize("page", PAGES)
def test_every_mark_of_a_drawing_leads_somewhere_and_says_where(
    chromium: Browser, shipped: Edition, page: str
) -> None:
    with visit(chromium, viewport=WIDE) as reader:
        reader.page.goto(shipped.address + page)
        marks = reader.page.locator("main svg a")
        assert marks.count() > 3
        assert reader.measure(BARE) == []
        within = {
            href for one in marks.all() if (href := one.get_attribute("href") or "")[0] == "#"
        }
        assert [
            href for href in within if not reader.page.locator(f"[id='{href[1:]}']").count()
        ] == []


@pytest.mark.parametrize("page", PAGES)
def test_a_mark_is_reached_and_followed_by_keyboard(
    chromium: Browser, shipped: Edition, page: str
) -> None:
    with visit(chromium, viewport=WIDE) as reader:
        reader.page.goto(shipped.address + page)
        first = reader.page.locator("main svg a").first
        href = first.get_attribute("href")
        for _ in range(60):
            reader.page.keyboard.press("Tab")
            if reader.measure("document.activeElement.closest('svg') !== null"):
                break
        assert reader.measure(FOCUSED) == href
        reader.page.keyboard.press("Enter")
        reader.page.wait_for_url(f"**/*{str(href).rpartition('/')[2]}")
        assert reader.page.locator(":target").is_visible()


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("viewport", [NARROW, PHONE], ids=["narrow", "phone"])
def test_on_a_phone_a_list_stands_for_the_drawing(
    chromium: Browser, shipped: Edition, page: str, viewport: dict[str, int]
) -> None:
    with visit(chromium, viewport=viewport) as reader:
        reader.page.goto(shipped.address + page)
        assert too_wide(reader) <= 0
        assert not reader.page.locator("main svg a").first.is_visible()
        assert reader.page.locator("main ul, main dl").first.is_visible()


@pytest.mark.parametrize("page", PAGES[1:])
def test_on_paper_the_drawing_is_whole_and_black_on_white(
    chromium: Browser, shipped: Edition, page: str
) -> None:
    with visit(chromium, viewport=PAPER, scheme="dark") as reader:
        reader.page.emulate_media(media="print", color_scheme="dark")
        reader.page.goto(shipped.address + page)
        assert too_wide(reader) <= 0
        drawing = reader.page.locator("main svg:has(a)").first
        box = drawing.bounding_box()
        assert box is not None
        assert box["width"] > PAPER["width"] / 2
        assert box["x"] + box["width"] <= PAPER["width"]
        assert max(reader.measure(LIT)) < 100


def test_on_paper_a_list_stands_for_what_would_be_too_small(
    chromium: Browser, shipped: Edition
) -> None:
    with visit(chromium, viewport=WIDE) as reader:
        reader.page.goto(shipped.address + PAGES[0])
        drawing = reader.page.locator("main svg:has(a)").first
        words = reader.page.locator(".when-lanes").first
        assert drawing.is_visible()
        reader.page.emulate_media(media="print")
        assert not drawing.is_visible()
        assert words.is_visible()


@pytest.mark.parametrize("media", ["screen", "print"])
def test_what_is_drawn_is_as_large_as_the_room_it_was_given(
    chromium: Browser, shipped: Edition, media: Literal["screen", "print"]
) -> None:
    with visit(chromium, viewport=WIDE) as reader:
        reader.page.goto(shipped.address + "timelines/all.html")
        reader.page.emulate_media(media=media)
        assert set(reader.page.evaluate(SIZES)) == {"12px"}
