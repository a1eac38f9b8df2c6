"""The search of a site in a browser: asked by keyboard, filtered, and what it found."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Locator, expect

from support.browsing import Visit

PAGE = "search.html"
FOUND = "#results h4"


@dataclass(frozen=True)
class Asking:
    """The page of the search, opened in a visit."""

    reader: Visit

    def open(self, address: str, asked: str = "") -> None:
        """Open the page, perhaps with what is asked in its address, and wait until it answers."""
        self.reader.page.goto(f"{address}{PAGE}{f'#{asked}' if asked else ''}")
        expect(self.said).not_to_have_text("Reading the index …")

    def type(self, words: str) -> None:
        """Write words by keyboard and press Enter; what stood in the field is replaced."""
        self.field.focus()
        self.reader.page.keyboard.press("Control+A")
        self.reader.page.keyboard.type(words)
        self.reader.page.keyboard.press("Enter")

    def choose(self, name: str, value: str) -> None:
        """Choose, or no longer choose, a filter by keyboard."""
        self.box(name, value).focus()
        self.reader.page.keyboard.press("Space")

    @property
    def field(self) -> Locator:
        return self.reader.page.get_by_label("Words, a name, or a number of a point")

    @property
    def said(self) -> Locator:
        return self.reader.page.get_by_role("status")

    def box(self, name: str, value: str) -> Locator:
        return self.reader.page.locator(f'input[name="{name}"][value="{value}"]')

    def number(self, name: str, value: str) -> str:
        """Return how many statements a filter would leave, as it stands there."""
        label = self.reader.page.locator("label", has=self.box(name, value))
        return label.locator(".number").text_content() or ""

    @property
    def statements(self) -> int:
        """How many statements were found, as the page says."""
        said = self.said.inner_text()
        return int(said.split()[0].replace(",", "")) if said[0].isdigit() else 0

    @property
    def found(self) -> list[str]:
        """The headings of what is shown."""
        return self.reader.page.locator(FOUND).all_inner_texts()
