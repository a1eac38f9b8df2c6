"""A site in several languages, in Chromium: the way between its editions, and how each is read."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from support.axe import faults
from support.browsing import DESK, PHONE, Edition, Scheme, cut_off, follow, too_wide, visit

WIDE = {"width": 1440, "height": 900}
NARROW = {"width": 320, "height": 640}
LARGE = 25_000
LANG = "document.documentElement.lang"
# A box in the place of a letter is as wide as that of a code point that no font has.
BOXES = """(() => {
    const pen = document.createElement("canvas").getContext("2d");
    pen.font = getComputedStyle(document.body).font;
    const drawn = letter => {
        pen.clearRect(0, 0, 60, 60);
        pen.fillText(letter, 10, 40);
        return pen.getImageData(0, 0, 60, 60).data.join();
    };
    const box = drawn("\\u{10fffe}");
    return [...new Set(document.body.textContent)].filter(one => one.trim() && drawn(one) === box);
})()"""


@pytest.mark.parametrize(("other", "name"), [("ru", "Русский"), ("hy", "Հայերեն")])
def test_the_switch_leads_to_the_same_page_in_the_other_language_and_back(
    chromium: Browser, editions: Edition, other: str, name: str
) -> None:
    with visit(chromium) as reader:
        reader.page.goto(f"{editions.address}points/4.html")
        heading = reader.page.locator("h1").text_content()
        assert reader.measure(LANG) == "en"
        follow(reader.page.get_by_role("link", name=name, exact=True))
        assert reader.page.url == f"{editions.address}{other}/points/4.html"
        assert reader.measure(LANG) == other
        assert reader.page.locator("h1").text_content() != heading
        here = reader.page.get_by_role("link", name=name, exact=True)
        assert here.get_attribute("aria-current") == "true"
        follow(reader.page.get_by_role("link", name="English", exact=True))
        assert reader.page.url == f"{editions.address}points/4.html"
        assert reader.page.locator("h1").text_content() == heading
        assert reader.complaints == []


def pages_of(editions: Edition, language: str) -> list[str]:
    """Return a page of each kind of an edition."""
    folder = Edition(editions.folder / language, f"{editions.address}{language}/")
    return [folder.address + path for path in folder.kinds(at_most=LARGE)]


@pytest.mark.parametrize("language", ["ru", "hy"])
@pytest.mark.parametrize(
    ("scheme", "viewport"), [("light", WIDE), ("dark", PHONE)], ids=["light", "dark"]
)
def test_axe_finds_nothing_in_any_language(
    chromium: Browser, editions: Edition, language: str, scheme: Scheme, viewport: dict[str, int]
) -> None:
    with visit(chromium, viewport=viewport, scheme=scheme, guarded=False) as reader:
        found = {}
        for address in pages_of(editions, language):
            reader.page.goto(address)
            found[address] = faults(reader)
    assert {address: broken for address, broken in found.items() if broken} == {}


@pytest.mark.parametrize("language", ["ru", "hy"])
def test_no_page_scrolls_sideways_on_a_small_phone_whatever_its_words(
    chromium: Browser, editions: Edition, language: str
) -> None:
    with visit(chromium, viewport=NARROW) as reader:
        wide = {}
        for address in pages_of(editions, language):
            reader.page.goto(address)
            wide[address] = too_wide(reader)
    assert {address: by for address, by in wide.items() if by > 0} == {}


@pytest.mark.parametrize("language", ["ru", "hy"])
def test_every_letter_has_a_sign_in_the_fonts_that_pages_ask_for(
    chromium: Browser, editions: Edition, language: str
) -> None:
    with visit(chromium, viewport=DESK, guarded=False) as reader:
        for path in ("index.html", "points/4.html", "about.html"):
            reader.page.goto(f"{editions.address}{language}/{path}")
            assert reader.measure(BOXES) == []
            assert cut_off(reader) == []
        assert reader.measure(BOXES.replace("document.body.textContent", '"a\\u{10fffd}"')) == [
            "\U0010fffd"
        ]
