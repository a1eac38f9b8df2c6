"""Names from right to left, words that no line holds, and numbers that are no ids, on a site."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from support.browsing import PHONE, Edition, too_wide, visit
from support.builders import lake_files, workspace
from support.cli import run_cli
from support.serving import served

ARABIC = "مملكة الواحة"
GERMAN = "Wasserwirtschaftsverwaltungsgemeinschaft"
PLACES = r"""() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    const found = [];
    for (let node; (node = walker.nextNode()); ) {
        const at = /([\u0600-\u06ff]+)\u200e\D*(\d)/.exec(node.data);
        if (!at) continue;
        range.setStart(node, at.index);
        range.setEnd(node, at.index + at[1].length);
        const name = range.getBoundingClientRect();
        range.setStart(node, at.index + at[0].length - 1);
        range.setEnd(node, at.index + at[0].length);
        const digit = range.getBoundingClientRect();
        found.push(name.top === digit.top && name.right <= digit.left);
    }
    return found;
}"""
"""Of each name with a mark and a number behind it, whether that stands at its right in a line."""
GAP = """link => link.parentElement.querySelector("strong").getBoundingClientRect().left
    - link.getBoundingClientRect().right"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Edition]:
    root = tmp_path_factory.mktemp("awkward")
    path = "agreements/lake_1999.yaml"
    text = lake_files()[path].replace("North Shore", ARABIC).replace("South Shore", GERMAN)
    text = text.replace("- id: 1a\n", '- id: 1a\n        printed: "1 (2) (a) (iv)"\n')
    home = workspace(root / "workspace", files={path: text})
    assert run_cli("site", root / "site", cwd=home).status == 0
    yield from served(root / "site")


def test_the_number_of_a_duty_stands_beside_it_however_long(
    chromium: Browser, site: Edition
) -> None:
    with visit(chromium) as reader:
        reader.page.goto(f"{site.address}points/1.html")
        link = reader.page.locator(".duties a").first
        assert link.inner_text().startswith("1 (2) (a) (iv)")
        assert link.evaluate(GAP) > 0


def test_a_day_behind_a_name_from_right_to_left_stands_behind_it(
    chromium: Browser, site: Edition
) -> None:
    with visit(chromium) as reader:
        reader.page.goto(f"{site.address}sides/south.html")
        found = reader.page.evaluate(PLACES)
        assert found
        assert all(found)


def test_what_is_put_together_begins_at_the_left_whatever_its_first_letter(
    chromium: Browser, site: Edition
) -> None:
    with visit(chromium) as reader:
        reader.page.goto(f"{site.address}points/1.html")
        first = reader.page.locator("bdi").first
        first.evaluate(f"element => element.textContent = '{ARABIC}, in Wire'")
        assert first.evaluate("element => getComputedStyle(element).direction") == "ltr"


def test_no_kind_of_page_is_wider_than_a_phone(chromium: Browser, site: Edition) -> None:
    with visit(chromium, viewport=PHONE) as reader:
        for kind in site.kinds():
            reader.page.goto(f"{site.address}{kind}")
            assert too_wide(reader) <= 0, kind
