"""Keys on the page for reviewing: which act, which are the browser's, and where the focus is."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from support.browsing import follow, visit
from support.browsing_sheets import FOCUSED, at_first, opened, press, unexpected
from support.reviewing import Bench, Served


def test_keys_leave_the_browser_its_own_and_fields_theirs(
    chromium: Browser, made: Bench, reviewed: Served
) -> None:
    before = made.files()
    with visit(chromium) as reader:
        sheet = at_first(reader, reviewed)
        address = sheet.url
        press(sheet, "Control+s", "Alt+s", "Meta+s", "Shift+S", "Control+a", "F5")
        sheet.wait_for_selector("html.act #record")
        assert sheet.url == address
        press(sheet, "c")
        sheet.keyboard.type("rusqza")
        assert sheet.locator("#field-claim").input_value() == "rusqza"
        assert sheet.evaluate(FOCUSED) == "field-claim"
        press(sheet, "Escape")
        assert sheet.evaluate(FOCUSED) == ""
        press(sheet, "6")  # folded away until it is asked for
        assert sheet.locator("#field-qualifies").is_visible()
        press(sheet, "Escape")
        sheet.get_by_text("Keys", exact=True).click()
        sheet.get_by_label("Single keys act").uncheck()
        press(sheet, "s", "q")
        assert sheet.url == address
        assert not sheet.locator("kbd").first.is_visible()
        sheet.reload()
        assert not sheet.locator("kbd").first.is_visible()
    assert made.files() == before


def test_the_place_of_a_key_counts_where_a_layout_has_no_latin_letters(
    chromium: Browser, reviewed: Served
) -> None:
    with visit(chromium) as reader:
        sheet = opened(reader, reviewed)
        sheet.evaluate(
            "document.dispatchEvent(new KeyboardEvent('keydown',"
            " {key: 'т', code: 'KeyN', bubbles: true, cancelable: true}))"
        )
        sheet.wait_for_selector("html.act #record")


def test_nothing_takes_the_focus_that_nobody_moved(chromium: Browser, reviewed: Served) -> None:
    with visit(chromium) as reader:
        sheet = at_first(reader, reviewed)
        assert sheet.evaluate("document.activeElement === document.body")
        sheet.locator("#skip").focus()
        press(sheet, "Enter")
        sheet.wait_for_selector("#said")
        assert sheet.evaluate(FOCUSED) == "skip"
        sheet.locator("#reject").click()  # without a reason the browser asks for one
        assert sheet.evaluate("document.activeElement.name") == "reason"


@pytest.mark.parametrize("script", [True, False])
def test_the_first_field_that_is_wrong_takes_the_focus(
    chromium: Browser, reviewed: Served, *, script: bool
) -> None:
    with visit(chromium, script=script) as reader:
        sheet = opened(reader, reviewed)
        follow(sheet.locator(".rows a").first)
        sheet.locator(".more > summary").click()
        sheet.locator("[name='f.figures.0.value']").fill("2")
        sheet.locator("[name='claim']").fill("a claim")
        sheet.locator("#accept").click()
        sheet.wait_for_selector("#field-figures-0-what:focus")
        assert unexpected(reader) == []
