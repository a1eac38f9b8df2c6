"""A coder's whole way through the page: by keyboard, without script, with two codings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator

from support.axe import faults
from support.browsing import follow, too_wide, visit
from support.browsing_sheets import (
    NARROW,
    at_first,
    choose,
    fill_in,
    moved,
    opened,
    passage,
    press,
    said,
    unexpected,
)
from support.reviewing import Bench, Served, coded_bench, served
from support.saved_pages import page

TEXT = (
    "The gates of the dam were opened again on the third of July, the Lake Office of South Shore "
    "said on Sunday. 😀 “North Shore has kept the gates open since,” a spokesman said."
)


def test_from_a_saved_page_to_a_status_in_the_report_by_keyboard_alone(
    chromium: Browser, made: Bench
) -> None:
    saved = made.root / "gates.html"
    saved.write_text(page(f"<article><h1>Gates</h1><p>{TEXT}</p></article>"), "utf-8")
    facts = ("--published", "1999-07-04", "--basis", "As printed.", "--confidence", "B")
    outlet = ("--outlet", "south-gazette", "--language", "en", "--id", "gates")
    made.run("articles", "add", saved, *facts, *outlet)
    assert "gates" in made.run("articles", "list")
    made.run("suggest", "gates")
    with served(made, "gates") as reviewing, visit(chromium) as reader:
        sheet = at_first(reader, reviewing)
        begun = passage(sheet)
        moved(sheet, "m", "to")
        assert len(passage(sheet)) > len(begun)
        moved(sheet, "n", "to")
        assert passage(sheet) == begun
        fill_in(sheet, {"c": "the gates have been kept open", "t": "1b", "1": "1999-07-04"})
        choose(sheet, {"k": "south-office", "v": "quoted", "d": "assesses", "e": "fulfilled"})
        fill_in(sheet, {"w": "north"})
        press(sheet, "a")
        sheet.wait_for_selector("#said")
        assert said(sheet).startswith("Written as gates#e01.")
        assert sheet.locator("#live").text_content() == said(sheet)
        assert unexpected(reader) == []
        assert reviewing.interrupt() == 0
    made.run("check")
    made.run("affirm", "--all", "--on", "1999-08-01")
    report = made.run("report", "--source", "south", "--point", "1b")
    assert "fulfilled by North Shore: the gates have been kept open" in report
    assert " ".join(begun.split())[:30] in " ".join(report.split())


def test_without_script_a_record_is_written_from_a_passage_by_its_words(
    chromium: Browser, made: Bench, reviewed: Served
) -> None:
    before = made.records()
    with visit(chromium, viewport=NARROW, script=False) as reader:
        sheet = opened(reader, reviewed)
        assert not sheet.locator("kbd").first.is_visible()
        follow(sheet.locator(".rows a").first)
        begun = passage(sheet)
        follow(sheet.get_by_label("End a word later"))
        assert passage(sheet) != begun
        sheet.get_by_text("By its words").click()
        sheet.locator("#first").fill("no such words")
        sheet.locator("#field-claim").fill("ferries crossed")
        follow(sheet.get_by_role("button", name="Take this passage"))
        assert "do not stand in the text" in sheet.locator("#words-wrong").inner_text()
        sheet.locator("#first").fill("Ferries crossed")
        sheet.locator("#last").fill("in June")
        follow(sheet.get_by_role("button", name="Accept"))  # not before the passage was seen
        assert made.records() == before
        assert passage(sheet) == "Ferries crossed twelve times in June"
        assert sheet.locator("#field-claim").input_value() == "ferries crossed"
        follow(sheet.get_by_role("button", name="Accept"))
        assert said(sheet).startswith("Written as ")
        follow(sheet.get_by_role("button", name="Undo the last decision"))
        assert said(sheet).startswith("Undone: ")
        assert unexpected(reader) == []
    assert made.records() == before


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_two_codings_are_settled_side_by_side(
    chromium: Browser, tmp_path: Path, script: bool
) -> None:
    made = coded_bench(tmp_path)
    before = made.files()
    # Without script a form leads to another page.
    send: Callable[[Locator], None] = Locator.click if script else follow
    with (
        served(made) as reviewing,
        visit(chromium, viewport=NARROW, guarded=False, script=script) as reader,
    ):
        sheet = opened(reader, reviewing)
        follow(sheet.get_by_role("link", name="Articles that two coders have coded"))
        follow(sheet.get_by_role("link", name="Office: a gate was shut"))
        if script:
            sheet.wait_for_selector("html.act #settle")
            assert faults(reader) == []
            assert too_wide(reader) <= 0
        for pair in sheet.locator("#settle > .pair").all():
            pair.get_by_role("radio").first.check()
            pair.get_by_label("Reason").fill("the passage says so")
        sheet.locator("#settle > .pair").first.get_by_label("Reason").fill("")
        send(sheet.get_by_role("button", name="Settle all"))
        sheet.wait_for_selector(".pair > .wrong")
        assert made.files() == before
        assert sheet.get_by_label("Reason").nth(1).input_value() == "the passage says so"
        sheet.locator("#settle > .pair").first.get_by_label("Reason").fill("as printed")
        send(sheet.get_by_role("button", name="Settle all"))
        sheet.wait_for_selector("#said")
        assert said(sheet).endswith("records written; both codings stay.")
    after = made.files()
    assert {name: data for name, data in after.items() if name in before} == before
    assert made.records()
