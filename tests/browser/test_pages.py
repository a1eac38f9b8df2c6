"""Pages that stand alone, as the commands print them, opened from disk in Chromium."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from support.axe import faults
from support.browsing import PAPER, PHONE, cut_off, too_wide, visit
from support.cli import run_cli
from support.repository import ROOT

WIDE = {"width": 1600, "height": 900}
PAGES = (
    ("report", "--source", "az", "--point", "4"),
    ("report", "--point", "4"),
    ("matrix", "--by", "respondent"),
    ("timeline", "--point", "4"),
    ("network",),
    ("audit", "--point", "4"),
    ("diff", "az", "ru", "--point", "4"),
)


@pytest.mark.parametrize("command", PAGES, ids=" ".join)
def test_a_page_fits_a_phone_and_paper_and_axe_finds_nothing(
    chromium: Browser, tmp_path: Path, command: tuple[str, ...]
) -> None:
    page = tmp_path / "page.html"
    page.write_text(run_cli(*command, "-f", "html", cwd=ROOT).stdout, "utf-8")
    with visit(chromium, viewport=PHONE, scheme="dark", guarded=False) as reader:
        reader.page.goto(page.as_uri())
        assert too_wide(reader) <= 0
        assert faults(reader) == []
        reader.page.set_viewport_size({"width": PAPER["width"], "height": PAPER["height"]})
        reader.page.emulate_media(media="print")
        assert cut_off(reader) == []
    with visit(chromium) as reader:
        reader.page.goto(page.as_uri())
        assert reader.complaints == []
        assert reader.asked == [page.as_uri()]


@pytest.mark.parametrize("command", [("matrix",), ("timeline", "--point", "4")], ids=" ".join)
def test_a_drawing_opens_on_its_own(
    chromium: Browser, tmp_path: Path, command: tuple[str, ...]
) -> None:
    drawing = tmp_path / "drawing.svg"
    drawing.write_text(run_cli(*command, "-f", "svg", cwd=ROOT).stdout, "utf-8")
    with visit(chromium, viewport=WIDE) as reader:
        reader.page.goto(drawing.as_uri())
        assert reader.page.locator("svg > title").text_content()
        assert cut_off(reader) == []
        assert reader.complaints == []
