"""Another browser, a file that moved on, a server that dies or refuses: nothing is lost by them."""

from __future__ import annotations

from playwright.sync_api import Browser

from compliance.workspace.load import load_workspace
from support.browsing import visit
from support.browsing_sheets import at_first, fill_in, opened, passage, press, said, to_first
from support.builders import HERALD
from support.reviewing import Bench, Served, served


def test_two_browsers_at_once_lose_nothing(
    chromium: Browser, made: Bench, reviewed: Served
) -> None:
    before = made.records()
    with visit(chromium) as one, visit(chromium) as other:
        first, second = at_first(one, reviewed), at_first(other, reviewed)
        fill_in(first, {"c": "what the first wrote"})
        fill_in(second, {"c": "what the second wrote"})
        begun = passage(second)
        press(first, "a")
        first.wait_for_selector("#said")
        press(second, "a")
        second.wait_for_selector("[role=alert].trouble:not([hidden])")
        assert second.locator("#field-claim").input_value() == "what the second wrote"
        assert passage(second) == begun
        press(second, "a")
        second.wait_for_selector("#said")
    assert len(made.records() - before) == 2
    claims = {one.entry.claim for one in load_workspace(made.workspace).evidence.values()}
    assert {"what the first wrote", "what the second wrote"} <= claims


def test_a_file_that_moved_on_is_not_written_over_and_what_was_typed_stays(
    chromium: Browser, made: Bench, reviewed: Served
) -> None:
    with visit(chromium) as reader:
        sheet = at_first(reader, reviewed)
        fill_in(sheet, {"c": "the first claim"})
        press(sheet, "a")
        sheet.wait_for_selector("#said")
        fill_in(sheet, {"c": "a claim"})
        file = made.workspace / "evidence" / f"{HERALD}.yaml"
        file.write_bytes(file.read_bytes() + b"# looked over\n")
        moved = made.files()
        press(sheet, "a")
        sheet.wait_for_selector("[role=alert].trouble:not([hidden])")
        assert made.files() == moved
        assert sheet.locator("#field-claim").input_value() == "a claim"
        press(sheet, "a")
        sheet.wait_for_selector("#said")
    assert file.read_bytes().count(b"# looked over\n") == 1
    assert len(made.records()) == 2


def test_a_killed_server_loses_no_decision_and_the_sheet_nothing(
    chromium: Browser, made: Bench
) -> None:
    before = made.records()
    with served(made) as first, visit(chromium) as reader:
        sheet = opened(reader, first)
        waiting = sheet.locator(".rows > li").count()
        to_first(sheet)
        fill_in(sheet, {"c": "a claim"})
        press(sheet, "a")
        sheet.wait_for_selector("#said")
        first.kill()
        fill_in(sheet, {"c": "another claim"})
        press(sheet, "a")
        sheet.wait_for_selector("#lost:not([hidden])")
        assert "did not answer" in sheet.locator("#lost").inner_text()
        assert sheet.locator("#field-claim").input_value() == "another claim"
    assert len(made.records() - before) == 1
    with served(made) as second, visit(chromium) as reader:
        sheet = opened(reader, second)
        assert sheet.locator(".rows > li").count() == waiting - 1
        press(sheet, "z")
        sheet.wait_for_selector("#said")
        assert said(sheet).startswith("Undone: ")
    assert made.records() == before


def test_what_the_server_refuses_is_told_and_what_was_typed_stays(
    chromium: Browser, made: Bench, reviewed: Served
) -> None:
    with visit(chromium) as reader:
        sheet = at_first(reader, reviewed)
        fill_in(sheet, {"c": "a claim"})
        (made.workspace / "incidents.yaml").write_text("incidents: 1\n", "utf-8")
        press(sheet, "a")
        sheet.wait_for_selector("#lost:not([hidden])")
        assert sheet.locator("#lost").inner_text().startswith("incidents.yaml:1:")
        assert sheet.locator("#field-claim").input_value() == "a claim"
