"""The first page as a stranger meets it: the picture, the contradictions, on a desk and a phone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from support.axe import faults
from support.browsing import PAPER, Edition, too_wide, visit
from support.cli import run_cli
from support.repository import ROOT

WIDE = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
SMALL = """[...document.querySelectorAll(".picture a")].filter(e => {
    const box = e.getBoundingClientRect();
    return box.height < 24 && e.closest("td");
}).map(e => e.outerHTML.slice(0, 90))"""
HEIGHTS = """[...document.querySelectorAll(".picture .sign")].map(e =>
    e.getBoundingClientRect().height)"""
SAME = """(links => links.filter((words, at) => links.indexOf(words) !== at))(
    [...document.querySelectorAll(".picture .rest a")].map(e => e.textContent))"""

COLUMNS = """[...document.querySelectorAll(".picture thead th")].map(e =>
    e.getBoundingClientRect().width)"""
MANY = 9
ROOM = 118


@pytest.fixture(scope="module")
def minsk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of an agreement with seven sides."""
    root = tmp_path_factory.mktemp("minsk") / "site"
    assert run_cli("-q", "-w", ROOT / "examples" / "minsk2", "site", root).status == 0
    return root


def test_the_picture_fits_two_screens(chromium: Browser, shipped: Edition) -> None:
    with visit(chromium, viewport=WIDE) as reader:
        reader.page.goto(shipped.address)
        box = reader.page.locator("table.picture").bounding_box()
        assert box is not None
        assert box["height"] < 2 * WIDE["height"]
        assert too_wide(reader) <= 0


def test_what_each_side_says_of_a_point_stands_in_its_row_with_day_and_voice(
    chromium: Browser, shipped: Edition
) -> None:
    with visit(chromium, viewport=WIDE) as reader:
        reader.page.goto(shipped.address)
        row = reader.page.get_by_role("row").filter(has_text="Point 4")
        first = row.get_by_role("cell").first
        assert "not fulfilled" in first.inner_text()
        assert "V. Ismayilova, Azernews" in first.inner_text()
        mark = first.get_by_role("link", name="27 Mar 2022").first
        mark.click()
        reader.page.wait_for_url("**/articles/azernews-2022-03-27.html#*")
        assert reader.page.locator(":target").is_visible()


def test_a_sign_leads_to_the_contradictions_of_its_point(
    chromium: Browser, shipped: Edition
) -> None:
    with visit(chromium, viewport=WIDE) as reader:
        reader.page.goto(shipped.address)
        reader.page.locator("a.against").first.click()
        reader.page.wait_for_url("**/contradictions.html#target-*")
        faces = reader.page.locator(":target .faces").first.locator(".face")
        assert faces.count() == 2
        for face in faces.all():
            assert "“" in face.locator("blockquote").inner_text()
            assert face.locator(".where a").count() >= 2


@pytest.mark.parametrize("page", ["", "contradictions.html", "texts.html"])
@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["desk", "phone"])
def test_axe_finds_nothing_whatever_their_size(
    chromium: Browser, shipped: Edition, page: str, viewport: dict[str, int]
) -> None:
    with visit(chromium, viewport=viewport, guarded=False) as reader:
        reader.page.goto(shipped.address + page)
        assert faults(reader) == []
        assert too_wide(reader) <= 0
        assert reader.measure(SMALL) == []
        assert reader.measure(SAME) == []


@pytest.mark.parametrize("width", [840, 1000, 1100, 1440])
def test_where_sides_are_many_a_column_has_room_for_a_long_word(
    chromium: Browser, minsk: Path, width: int
) -> None:
    with visit(chromium, viewport={"width": width, "height": 900}) as reader:
        reader.page.goto((minsk / "index.html").as_uri())
        assert len(reader.measure(COLUMNS)) == MANY
        assert min(reader.measure(COLUMNS)[:-1]) >= ROOM
        assert too_wide(reader) <= 0


def test_on_paper_signs_are_as_small_as_their_words(chromium: Browser, shipped: Edition) -> None:
    with visit(chromium, viewport=PAPER) as reader:
        reader.page.emulate_media(media="print")
        reader.page.goto(shipped.address)
        assert max(reader.measure(HEIGHTS)) < 16
