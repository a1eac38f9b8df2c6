"""Every look of a sheet under axe, and on a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from support.axe import faults
from support.browsing import DESK, PHONE, Scheme, follow, too_wide, visit
from support.browsing_sheets import opened
from support.builders import HERALD
from support.reviewing import Served


@pytest.mark.parametrize(
    ("scheme", "viewport"), [("light", DESK), ("dark", PHONE)], ids=["light", "dark"]
)
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(
    chromium: Browser, reviewed: Served, scheme: Scheme, viewport: dict[str, int]
) -> None:
    with visit(chromium, viewport=viewport, scheme=scheme, guarded=False) as reader:
        sheet = opened(reader, reviewed)
        for look in ("", f"own?of={HERALD}&from=0&to=40", "own?of=nowhere&from=0&to=4", "nowhere"):
            sheet.goto(f"{reviewed.site}{look}")
            assert faults(reader) == [], look
            assert too_wide(reader) <= 0, look
        sheet.goto(reviewed.site)
        follow(sheet.locator(".rows a").first)
        sheet.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        assert faults(reader) == []
        assert too_wide(reader) <= 0
        sheet.locator("#accept").click()
        sheet.wait_for_selector("#field-claim-wrong")
        assert faults(reader) == []
        assert too_wide(reader) <= 0
