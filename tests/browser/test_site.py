"""A reader's way through a site, in Chromium: by mouse, by keyboard, on a phone, on paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator

from support.browsing import (
    DESK,
    PAPER,
    PHONE,
    Edition,
    Scheme,
    Visit,
    cut_off,
    follow,
    too_wide,
    visit,
)

FOCUSED = """(e => `${e.textContent.trim()} ${e.getAttribute("href")}`)(document.activeElement)"""
OUTLINED = """() => {
    const style = getComputedStyle(document.activeElement);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
}"""
# What scrolls must be reachable by keyboard; what is cut off without scrolling cannot be read.
UNREACHABLE = """[...document.querySelectorAll("*")].filter(e => {
    const cut = e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 1;
    const style = getComputedStyle(e).overflowX;
    return cut && style !== "visible" && e.tabIndex < 0;
}).map(e => e.outerHTML.slice(0, 80))"""
SHUT = """[...document.querySelectorAll("details")].filter(e =>
    e.checkVisibility() && ![...e.children].slice(1).some(one => one.checkVisibility())
).length"""
STYLED = """getComputedStyle(document.querySelector(".skip")).position === "absolute" """

# Of what stands in a line of words, the words are as high as they are (WCAG 2.2, 2.5.8).
SMALL = """[...document.querySelectorAll(".points a, .actions a, .fold > summary, .duties a")]
    .filter(e => e.checkVisibility())
    .filter(e => { const at = e.getBoundingClientRect(); return at.width < 24 || at.height < 24; })
    .map(e => e.outerHTML.slice(0, 120))"""
ALIKE = """(() => {
    const found = new Map();
    for (const e of document.querySelectorAll("main .actions a")) {
        const words = e.textContent;
        found.set(words, (found.get(words) || new Set()).add(e.href));
    }
    return [...found].filter(([, places]) => places.size > 1).map(([words]) => words);
})()"""

RECORD = "../articles/azernews-2022-03-27.html#e24"
POINT = "Point 4 Withdrawal and term of the contingent"


def named(reader: Visit, words: str) -> Locator:
    """Return a link, the first that reads so."""
    return reader.page.get_by_role("link", name=words, exact=True).first


def press_until(reader: Visit, link: str) -> None:
    """Press Tab until a link has the focus, by its words and where it leads; it can be seen."""
    for _ in range(300):
        reader.page.keyboard.press("Tab")
        if reader.measure(FOCUSED) == link:
            assert reader.measure(OUTLINED)
            return
    pytest.fail(f'Tab does not lead to "{link}"')


def test_from_the_first_page_to_an_article_and_back(chromium: Browser, shipped: Edition) -> None:
    with visit(chromium) as reader:
        reader.page.goto(shipped.address)
        follow(named(reader, POINT))
        assert reader.page.url.endswith("/points/4.html")
        follow(reader.page.locator('.duties [href="#4b"]'))
        assert reader.page.locator(":target").get_attribute("id") == "4b"
        follow(reader.page.locator(f'#\\34 b [href="{RECORD}"]').first)
        record = reader.page.locator(":target")
        assert record.get_attribute("id") == "e24"
        assert record.is_visible()
        assert "New chapter" in reader.page.locator("header .begins").inner_text()
        for address in ("/points/4.html#4b", "/points/4.html", "/"):
            reader.page.go_back()
            assert reader.page.url.endswith(address)
        assert reader.complaints == []
        assert [url for url in reader.asked if not url.startswith(shipped.address)] == []


def test_every_kind_of_page_opens_without_a_complaint(chromium: Browser, shipped: Edition) -> None:
    with visit(chromium) as reader:
        for path in shipped.kinds():
            reader.page.goto(shipped.address + path)
            assert reader.measure(STYLED), path
            assert reader.page.title().count(" · ") == 1, path
        assert reader.complaints == []
        assert [url for url in reader.asked if not url.startswith(shipped.address)] == []


def test_a_statement_has_its_passage_in_its_context_and_says_how_to_cite_it(
    chromium: Browser, lake: Edition
) -> None:
    with visit(chromium) as reader:
        reader.page.goto(f"{lake.address}articles/herald-1999-07-01.html#e1")
        told = reader.page.locator(":target")
        assert told.get_attribute("class") == "card"
        passage, around = told.locator("mark").inner_text(), told.locator("blockquote").inner_text()
        assert len(passage) < len(around)
        told.get_by_text("cite e1").click()
        assert told.locator("pre").first.inner_text().startswith("@misc{herald-1999-07-01:e1,")
        assert reader.complaints == []


def test_the_keyboard_is_enough(chromium: Browser, shipped: Edition) -> None:
    with visit(chromium) as reader:
        reader.page.goto(shipped.address)
        reader.page.keyboard.press("Tab")
        assert reader.measure(FOCUSED) == "Skip to the content #content"
        assert reader.measure(OUTLINED)
        assert reader.page.locator(".skip").bounding_box()["y"] >= 0  # type: ignore[index]
        reader.page.keyboard.press("Enter")
        reader.page.keyboard.press("Tab")
        assert reader.measure("document.activeElement.closest('main') !== null")
        press_until(reader, f"{POINT} points/4.html")
        reader.page.keyboard.press("Enter")
        reader.page.wait_for_url("**/points/4.html")
        press_until(reader, "4b: The Armenian armed forces withdraw #4b")
        reader.page.keyboard.press("Enter")
        reader.page.wait_for_url("**/points/4.html#4b")
        press_until(reader, f"link and cite azernews-2022-03-27#e24 {RECORD}")
        reader.page.keyboard.press("Enter")
        reader.page.wait_for_url("**/articles/azernews-2022-03-27.html#e24")


@pytest.mark.parametrize("site", ["shipped", "lake"])
def test_on_a_phone_nothing_is_wider_than_the_screen(
    chromium: Browser, site: str, request: pytest.FixtureRequest
) -> None:
    edition: Edition = request.getfixturevalue(site)
    with visit(chromium, viewport=PHONE) as reader:
        for path in edition.kinds():
            reader.page.goto(edition.address + path)
            assert too_wide(reader) <= 0, path
            assert reader.measure(UNREACHABLE) == [], path


def test_both_colour_schemes_are_drawn(chromium: Browser, shipped: Edition) -> None:
    grounds = {}
    schemes: tuple[Scheme, ...] = ("light", "dark")
    for scheme in schemes:
        with visit(chromium, scheme=scheme) as reader:
            reader.page.goto(shipped.address)
            grounds[scheme] = reader.measure("getComputedStyle(document.body).backgroundColor")
    assert grounds["light"] == "rgb(255, 255, 255)"
    assert grounds["dark"] not in {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}


def test_it_opens_from_disk_with_its_style(chromium: Browser, shipped: Edition) -> None:
    with visit(chromium) as reader:
        reader.page.goto((shipped.folder / "index.html").as_uri())
        assert reader.measure(STYLED)
        follow(named(reader, POINT))
        assert reader.measure(STYLED)
        assert reader.complaints == []


@pytest.mark.parametrize("site", ["shipped", "lake"])
def test_on_paper_all_is_open_and_nothing_is_cut_off(
    chromium: Browser, site: str, request: pytest.FixtureRequest
) -> None:
    edition: Edition = request.getfixturevalue(site)
    with visit(chromium, viewport=PAPER) as reader:
        reader.page.emulate_media(media="print")
        for path in edition.kinds():
            reader.page.goto(edition.address + path)
            assert not reader.page.locator(".bar .pages").is_visible(), path
            assert too_wide(reader) <= 0, path
            assert cut_off(reader) == [], path
            assert reader.measure(SHUT) == 0, path
        assert reader.page.pdf(format="A4").startswith(b"%PDF")


def test_an_address_that_an_obligation_once_had_leads_to_its_place(
    chromium: Browser, shipped: Edition
) -> None:
    with visit(chromium) as reader:
        reader.page.goto(f"{shipped.address}obligations/4b.html")
        reader.page.wait_for_url("**/points/4.html#4b")
        assert "4b" in reader.page.locator(":target > h2").inner_text()
        assert reader.complaints == []


@pytest.mark.parametrize("width", [1440, 1100, 390, 320])
def test_every_link_and_fold_of_a_point_is_large_enough_and_says_where_it_leads(
    chromium: Browser, shipped: Edition, width: int
) -> None:
    with visit(chromium, viewport={"width": width, "height": 900}) as reader:
        reader.page.goto(f"{shipped.address}points/4.html")
        assert too_wide(reader) <= 0
        assert reader.measure(SMALL) == []
        assert reader.measure(ALIKE) == []


@pytest.mark.parametrize(
    ("points", "phone", "desk"),
    [(12, "sticky", "sticky"), (13, "static", "sticky"), (24, "static", "static")],
)
def test_a_long_row_of_points_covers_nothing_that_is_read(
    chromium: Browser, lake: Edition, points: int, phone: str, desk: str
) -> None:
    filled = """number => {
        const row = document.querySelector(".points ol");
        while (row.children.length < number) row.append(row.firstElementChild.cloneNode(true));
        return getComputedStyle(document.querySelector(".points")).position;
    }"""
    for viewport, position in ((PHONE, phone), (DESK, desk)):
        with visit(chromium, viewport=viewport) as reader:
            reader.page.goto(lake.address + "points/1.html")
            assert reader.page.evaluate(filled, points) == position
