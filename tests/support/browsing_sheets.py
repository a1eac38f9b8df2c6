"""A sheet of the page for reviewing in a browser: what a coder does there, and what it says."""

from __future__ import annotations

import re
from typing import Final

from playwright.sync_api import Page

from support.browsing import Visit
from support.reviewing import Served

FOCUSED: Final = "document.activeElement.id"
NARROW: Final = {"width": 390, "height": 844}


def opened(reader: Visit, served_page: Served) -> Page:
    """Let a browser in, and return its page."""
    reader.page.goto(served_page.address)
    return reader.page


def at_first(reader: Visit, served_page: Served) -> Page:
    """Let a browser in, and go by key to the first item that waits; return its page."""
    sheet = opened(reader, served_page)
    to_first(sheet)
    return sheet


def to_first(sheet: Page) -> None:
    """Go from the queue by key to the first item that waits."""
    press(sheet, "n")
    sheet.wait_for_selector("html.act #record")


def press(sheet: Page, *keys: str) -> None:
    for key in keys:
        sheet.keyboard.press(key)


def moved(sheet: Page, key: str, end: str) -> None:
    """Press a key that moves an end of the passage, and wait until it has moved."""
    before = sheet.locator(f"#record [name={end}]").input_value()
    press(sheet, key)
    sheet.wait_for_selector(f"#record [name={end}]:not([value='{before}'])", state="attached")


def passage(sheet: Page) -> str:
    return sheet.locator(".passage mark").inner_text()


def said(sheet: Page) -> str:
    return sheet.locator("#said").inner_text()


def unexpected(reader: Visit) -> list[str]:
    """Return what the browser complained of, but for sheets that say what is to be mended.

    In those it leaves it to the script to move the focus, and says so.
    """
    return [
        one
        for one in reader.complaints
        if not re.search(r"status of 4(09|22)|^Autofocus processing was blocked", one)
    ]


def fill_in(sheet: Page, words: dict[str, str]) -> None:
    """Go to fields by their keys, write into each, and leave it."""
    for key, value in words.items():
        press(sheet, key)
        sheet.keyboard.press("ControlOrMeta+a")
        sheet.keyboard.type(value)
        press(sheet, "Escape")


def choose(sheet: Page, values: dict[str, str]) -> None:
    """Go to lists by their keys, and to a value with the arrow keys."""
    for key, value in values.items():
        press(sheet, key, "Home")
        for _ in range(40):
            if sheet.evaluate("document.activeElement.value") == value:
                break
            press(sheet, "ArrowDown")
        assert sheet.evaluate("document.activeElement.value") == value
        press(sheet, "Escape")
