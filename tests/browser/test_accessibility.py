"""Every kind of page under axe, by the rules of WCAG 2.2 AA and axe's own best practices."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from support.axe import faults
from support.browsing import DESK, PHONE, Edition, Scheme, visit

WIDE = {"width": 1440, "height": 900}
LARGE = 25_000
"""Bytes of a page on which axe takes long and finds no more than on smaller ones."""


@pytest.mark.parametrize(
    ("scheme", "viewport"), [("light", DESK), ("dark", PHONE)], ids=["light", "dark"]
)
def test_axe_finds_nothing(
    chromium: Browser, shipped: Edition, lake: Edition, scheme: Scheme, viewport: dict[str, int]
) -> None:
    addresses = [shipped.address + path for path in shipped.kinds(at_most=LARGE)]
    addresses.append(f"{lake.address}articles/herald-1999-07-01.html")  # passages in context
    # The pages allow no script at all: this one is let in past their policy.
    with visit(chromium, viewport=viewport, scheme=scheme, guarded=False) as reader:
        found = {}
        for address in addresses:
            reader.page.goto(address)
            found[address] = faults(reader)
    assert {address: broken for address, broken in found.items() if broken} == {}


@pytest.mark.parametrize(
    ("scheme", "viewport"), [("light", WIDE), ("dark", PHONE)], ids=["light", "dark"]
)
def test_axe_finds_nothing_on_the_largest_page_of_a_point(
    chromium: Browser, shipped: Edition, scheme: Scheme, viewport: dict[str, int]
) -> None:
    points = (shipped.folder / "points").glob("*.html")
    largest = max(points, key=lambda page: page.stat().st_size)
    with visit(chromium, viewport=viewport, scheme=scheme, guarded=False) as reader:
        reader.page.goto(f"{shipped.address}points/{largest.name}")
        assert faults(reader) == []


def test_axe_finds_what_is_wrong(chromium: Browser) -> None:
    with visit(chromium) as reader:
        reader.page.set_content("<html><body><p style='color: #ccc'>Pale<img src=''></p>")
        assert {rule for rule, _ in faults(reader)} >= {"color-contrast", "image-alt"}
