"""Four questions of a stranger: answered from the first page, by reading and two clicks each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Locator, Page

from compliance.passages.level import Level
from compliance.views.words import PROOF_WORDS
from support.browsing import Edition, visit

SIDES = ("Azerbaijan", "Armenia", "Russia", "Nagorno-Karabakh")


@dataclass
class Stranger:
    """Somebody who reads what is on the screen, and clicks on what promises more."""

    page: Page
    clicks: int = 0

    def click(self, what: Locator) -> None:
        """Follow a link."""
        self.clicks += 1
        with self.page.expect_navigation():
            what.click()


@pytest.fixture
def stranger(chromium: Browser, shipped: Edition) -> Iterator[Stranger]:
    with visit(chromium) as reader:
        reader.page.goto(shipped.address)
        made = Stranger(reader.page)
        yield made
        assert made.clicks <= 2
        assert reader.complaints == []


def checked_words() -> list[str]:
    """Return how the pages say how far a passage was checked, up to where a day may stand."""
    return [PROOF_WORDS[level].split("{on}")[0] for level in (Level.EXACT, Level.ATTESTED)]


def test_what_does_each_side_say_of_point_4(stranger: Stranger) -> None:
    row = stranger.page.get_by_role("row").filter(has_text="Point 4")
    assert row.get_by_role("cell").count() == len(SIDES) + 1
    assert "not fulfilled" in row.get_by_role("cell").first.inner_text()
    stranger.click(row.get_by_role("rowheader").get_by_role("link"))
    assert stranger.page.locator("h1").inner_text() == "Withdrawal and term of the contingent"
    table = stranger.page.locator("table.picture")
    heads = [head.strip() for head in table.locator("thead th").all_inner_texts()]
    assert heads[1:-1] == list(SIDES)
    for part in ("4a", "4b", "4c", "4d"):
        cells = table.get_by_role("row").filter(has=stranger.page.get_by_text(part, exact=True))
        # Who is not a side stands in a row only with something said.
        said = cells.get_by_role("cell").all_inner_texts()[: len(SIDES)]
        assert len(said) == len(SIDES)
        assert all(text.strip() for text in said)
    section = stranger.page.locator('[id="4b"]')
    assert all(section.get_by_role("link", name=side, exact=True).count() for side in SIDES)


def test_where_do_they_contradict_each_other(stranger: Stranger) -> None:
    facing = stranger.page.locator(".facing").first
    assert facing.locator(".face").count() == 2
    assert "denies" in facing.inner_text()
    stranger.click(stranger.page.get_by_role("link", name="two sides contradict each other"))
    assert stranger.page.locator(".facing").count() > 5


def test_in_which_words(stranger: Stranger) -> None:
    face = stranger.page.locator(".facing .face").first
    assert face.locator("blockquote").inner_text().startswith("“")
    stranger.click(face.locator(".where cite a, .where a").last)
    statement = stranger.page.locator(":target")
    assert "“" in statement.inner_text()
    outward = statement.get_by_role("link", name="open the")
    assert outward.first.get_attribute("href", timeout=2_000) is not None


def test_how_far_was_that_checked(stranger: Stranger) -> None:
    face = stranger.page.locator(".facing .face").first
    assert any(words in face.inner_text() for words in checked_words())
    stranger.click(stranger.page.get_by_role("link", name="What signs and words mean").first)
    signs = stranger.page.locator("#signs").inner_text()
    assert any(words in signs for words in checked_words())
