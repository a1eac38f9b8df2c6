"""A coder's way through the page for reviewing, in Chromium: by keyboard, on a phone, without
script, with another browser beside, and with a server that dies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from compliance.workspace.load import load_workspace
from support.axe import faults
from support.browsing import DESK, PHONE, Scheme, Visit, too_wide, visit
from support.builders import HERALD
from support.lake_texts import TEXTS
from support.reviewing import Bench, Served, bench, coded_bench, served
from support.saved_pages import page

FOCUSED = "document.activeElement.id"
NARROW = {"width": 390, "height": 844}
TEXT = (
    "The gates of the dam were opened again on the third of July, the Lake Office of South Shore "
    "said on Sunday. 😀 “North Shore has kept the gates open since,” a spokesman said."
)


@pytest.fixture
def made(tmp_path: Path) -> Bench:
    return bench(tmp_path)


@pytest.fixture
def reviewed(made: Bench) -> Iterator[Served]:
    with served(made) as page:
        yield page


def records(made: Bench) -> set[str]:
    return set(load_workspace(made.workspace).evidence)


def opened(reader: Visit, served_page: Served) -> Page:
    """Let a browser in, and return its page."""
    reader.page.goto(served_page.address)
    return reader.page


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
        sheet = opened(reader, reviewing)
        press(sheet, "n")
        sheet.wait_for_selector("html.act #record")
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


def test_two_browsers_at_once_lose_nothing(
    chromium: Browser, made: Bench, reviewed: Served
) -> None:
    before = records(made)
    with visit(chromium) as one, visit(chromium) as other:
        first, second = opened(one, reviewed), opened(other, reviewed)
        for sheet, claim in ((first, "what the first wrote"), (second, "what the second wrote")):
            press(sheet, "n")
            sheet.wait_for_selector("html.act #record")
            fill_in(sheet, {"c": claim})
        begun = passage(second)
        press(first, "a")
        first.wait_for_selector("#said")
        press(second, "a")
        second.wait_for_selector("[role=alert].trouble:not([hidden])")
        assert second.locator("#field-claim").input_value() == "what the second wrote"
        assert passage(second) == begun
        press(second, "a")
        second.wait_for_selector("#said")
    assert len(records(made) - before) == 2
    claims = {one.entry.claim for one in load_workspace(made.workspace).evidence.values()}
    assert {"what the first wrote", "what the second wrote"} <= claims


def test_a_file_that_moved_on_is_not_written_over_and_what_was_typed_stays(
    chromium: Browser, made: Bench, reviewed: Served
) -> None:
    with visit(chromium) as reader:
        sheet = opened(reader, reviewed)
        press(sheet, "n")
        sheet.wait_for_selector("html.act #record")
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
    assert len(records(made)) == 2


def test_a_killed_server_loses_no_decision_and_the_sheet_nothing(
    chromium: Browser, made: Bench
) -> None:
    before = records(made)
    with served(made) as first, visit(chromium) as reader:
        sheet = opened(reader, first)
        waiting = sheet.locator(".rows > li").count()
        press(sheet, "n")
        sheet.wait_for_selector("html.act #record")
        fill_in(sheet, {"c": "a claim"})
        press(sheet, "a")
        sheet.wait_for_selector("#said")
        first.kill()
        fill_in(sheet, {"c": "another claim"})
        press(sheet, "a")
        sheet.wait_for_selector("#lost:not([hidden])")
        assert "did not answer" in sheet.locator("#lost").inner_text()
        assert sheet.locator("#field-claim").input_value() == "another claim"
    assert len(records(made) - before) == 1
    with served(made) as second, visit(chromium) as reader:
        sheet = opened(reader, second)
        assert sheet.locator(".rows > li").count() == waiting - 1
        press(sheet, "z")
        sheet.wait_for_selector("#said")
        assert said(sheet).startswith("Undone: ")
    assert records(made) == before


def test_without_script_a_record_is_written_from_a_passage_by_its_words(
    chromium: Browser, made: Bench, reviewed: Served
) -> None:
    before = records(made)
    with visit(chromium, viewport=NARROW, script=False) as reader:
        sheet = opened(reader, reviewed)
        assert not sheet.locator("kbd").first.is_visible()
        sheet.locator(".rows a").first.click()
        begun = passage(sheet)
        sheet.get_by_label("End a word later").click()
        assert passage(sheet) != begun
        sheet.get_by_text("By its words").click()
        sheet.locator("#first").fill("no such words")
        sheet.locator("#field-claim").fill("ferries crossed")
        sheet.get_by_role("button", name="Take this passage").click()
        assert "do not stand in the text" in sheet.locator("#words-wrong").inner_text()
        sheet.locator("#first").fill("Ferries crossed")
        sheet.locator("#last").fill("in June")
        sheet.get_by_role("button", name="Accept").click()  # not before the passage was seen
        assert records(made) == before
        assert passage(sheet) == "Ferries crossed twelve times in June"
        assert sheet.locator("#field-claim").input_value() == "ferries crossed"
        sheet.get_by_role("button", name="Accept").click()
        assert said(sheet).startswith("Written as ")
        sheet.get_by_role("button", name="Undo the last decision").click()
        assert said(sheet).startswith("Undone: ")
        assert unexpected(reader) == []
    assert records(made) == before


def test_a_passage_is_selected_by_code_points_whatever_the_browser_counts(
    chromium: Browser, made: Bench
) -> None:
    file = made.root / "signs.txt"
    words = "😀 Gates of the dam 🚢🚢 were shut, 𐐝outh Shore said. They are open 🛶 now."
    file.write_text(words, "utf-8")
    facts = ("--published", "1999-07-04", "--basis", "As printed.", "--confidence", "B")
    made.run("articles", "add", file, *facts, "--outlet", "south-gazette", "--language", "en")
    with served(made) as reviewing, visit(chromium) as reader:
        sheet = opened(reader, reviewing)
        start = words.index("𐐝outh")
        sheet.goto(f"{reviewing.site}own?of=signs&from=2&to=7")
        assert passage(sheet) == "Gates"
        units = len(words[:start].encode("utf-16-le")) // 2
        sheet.evaluate(SELECT, [units, units + len("𐐝outh Shore said") + 1])
        assert sheet.locator("#code-selection").is_visible()
        press(sheet, ".")
        sheet.wait_for_url("**from=*")
        sheet.wait_for_selector(f"html.act #record [name=from][value='{start}']", state="attached")
        assert passage(sheet) == "𐐝outh Shore said"
        sheet.evaluate(SELECT, [units + len("𐐝outh Shore said") + 3, units + 30])
        sheet.wait_for_selector("#use-selection")
        moved(sheet, "x", "from")
        assert passage(sheet).startswith("They are")
        assert unexpected(reader) == []


SELECT = """([from, to]) => {
    const walker = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let at = 0, node; (node = walker.nextNode()); at += node.length) {
        if (!node.parentElement.dataset.start) { at -= node.length; continue; }
        if (at <= from && from < at + node.length) range.setStart(node, from - at);
        if (at < to && to <= at + node.length) range.setEnd(node, to - at);
    }
    getSelection().removeAllRanges();
    getSelection().addRange(range);
}"""


def test_keys_leave_the_browser_its_own_and_fields_theirs(
    chromium: Browser, made: Bench, reviewed: Served
) -> None:
    before = made.files()
    with visit(chromium) as reader:
        sheet = opened(reader, reviewed)
        press(sheet, "n")
        sheet.wait_for_selector("html.act #record")
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
        sheet = opened(reader, reviewed)
        press(sheet, "n")
        sheet.wait_for_selector("html.act #record")
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
        with sheet.expect_navigation():
            sheet.locator(".rows a").first.click()
        sheet.locator(".more > summary").click()
        sheet.locator("[name='f.figures.0.value']").fill("2")
        sheet.locator("[name='claim']").fill("a claim")
        sheet.locator("#accept").click()
        sheet.wait_for_selector("#field-figures-0-what:focus")
        assert unexpected(reader) == []


def test_the_text_does_not_lie_over_what_others_said(chromium: Browser, reviewed: Served) -> None:
    with visit(chromium, viewport={"width": 1100, "height": 500}) as reader:
        sheet = opened(reader, reviewed)
        with sheet.expect_navigation():
            sheet.locator(".rows a").first.click()
        sheet.locator(".beside").evaluate("one => one.scrollIntoView({block: 'start'})")
        over = "[30, 90].map(y => document.elementFromPoint(60, y).closest('.beside') !== null)"
        assert sheet.evaluate(over) == [True, True]


def test_the_markup_of_an_article_is_text(chromium: Browser, made: Bench) -> None:
    file = made.root / "markup.txt"
    words = (
        'Gates <script>document.title = "run"</script> <img src=x onerror="alert(1)"> &amp; '
        '</div></main><form action="/undo"><button hx-get="/" autofocus>of the dam were shut'
    )
    file.write_text(words, "utf-8")
    facts = ("--published", "1999-07-04", "--basis", "As printed.", "--confidence", "B")
    made.run("articles", "add", file, *facts, "--outlet", "south-gazette", "--language", "en")
    with served(made) as reviewing, visit(chromium) as reader:
        sheet = opened(reader, reviewing)
        sheet.goto(f"{reviewing.site}own?of=markup&first=Gates&last=shut")
        assert sheet.locator("#text").inner_text() == words
        assert sheet.locator("#text > :not(span, mark)").count() == 0
        assert sheet.locator("#text img, #text script, #text form").count() == 0
        assert sheet.title() != "run"
        assert reader.complaints == []
        assert all(url.startswith(reviewing.site) for url in reader.asked)


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
        sheet.locator(".rows a").first.click()
        sheet.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        assert faults(reader) == []
        assert too_wide(reader) <= 0
        sheet.locator("#accept").click()
        sheet.wait_for_selector("#field-claim-wrong")
        assert faults(reader) == []
        assert too_wide(reader) <= 0


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_two_codings_are_settled_side_by_side(
    chromium: Browser, tmp_path: Path, script: bool
) -> None:
    made = coded_bench(tmp_path)
    before = made.files()
    with (
        served(made) as reviewing,
        visit(chromium, viewport=NARROW, guarded=False, script=script) as reader,
    ):
        sheet = opened(reader, reviewing)
        sheet.get_by_role("link", name="Articles that two coders have coded").click()
        sheet.get_by_role("link", name="Office: a gate was shut").click()
        if script:
            sheet.wait_for_selector("html.act #settle")
            assert faults(reader) == []
            assert too_wide(reader) <= 0
        for pair in sheet.locator("#settle > .pair").all():
            pair.get_by_role("radio").first.check()
            pair.get_by_label("Reason").fill("the passage says so")
        sheet.locator("#settle > .pair").first.get_by_label("Reason").fill("")
        sheet.get_by_role("button", name="Settle all").click()
        sheet.wait_for_selector(".pair > .wrong")
        assert made.files() == before
        assert sheet.get_by_label("Reason").nth(1).input_value() == "the passage says so"
        sheet.locator("#settle > .pair").first.get_by_label("Reason").fill("as printed")
        sheet.get_by_role("button", name="Settle all").click()
        sheet.wait_for_selector("#said")
        assert said(sheet).endswith("records written; both codings stay.")
    after = made.files()
    assert {name: data for name, data in after.items() if name in before} == before
    assert records(made)


def test_the_article_is_shown_whole_and_its_passages_overlap(
    chromium: Browser, reviewed: Served
) -> None:
    with visit(chromium) as reader:
        sheet = opened(reader, reviewed)
        sheet.goto(f"{reviewed.site}own?of={HERALD}&first=South&last=Haven")
        sheet.goto(f"{reviewed.site}own?of={HERALD}&from=0&to=200")
        pieces = sheet.locator("#text [data-start]").all_text_contents()
        assert "".join(pieces) == TEXTS[HERALD]
        assert sheet.locator("mark.here").count() > 1
        assert sheet.locator("mark.other").count() > 1
        shown = sheet.evaluate(
            "(() => { const text = document.getElementById('text').getBoundingClientRect();"
            " const passage = document.getElementById('passage').getBoundingClientRect();"
            " return passage.top >= text.top && passage.top < text.bottom; })()"
        )
        assert shown


def test_what_the_server_refuses_is_told_and_what_was_typed_stays(
    chromium: Browser, made: Bench, reviewed: Served
) -> None:
    with visit(chromium) as reader:
        sheet = opened(reader, reviewed)
        press(sheet, "n")
        sheet.wait_for_selector("html.act #record")
        fill_in(sheet, {"c": "a claim"})
        (made.workspace / "incidents.yaml").write_text("incidents: 1\n", "utf-8")
        press(sheet, "a")
        sheet.wait_for_selector("#lost:not([hidden])")
        assert sheet.locator("#lost").inner_text().startswith("incidents.yaml:1:")
        assert sheet.locator("#field-claim").input_value() == "a claim"
