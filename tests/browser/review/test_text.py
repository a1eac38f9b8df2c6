"""The text of an article on a sheet: whole, its markup as text, and selected by code points."""

from __future__ import annotations

from playwright.sync_api import Browser

from support.browsing import follow, visit
from support.browsing_sheets import moved, opened, passage, press, unexpected
from support.builders import HERALD
from support.lake_texts import TEXTS
from support.reviewing import Bench, Served, served


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
        sheet.wait_for_selector("#code-selection")
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


def test_the_text_does_not_lie_over_what_others_said(chromium: Browser, reviewed: Served) -> None:
    with visit(chromium, viewport={"width": 1100, "height": 500}) as reader:
        sheet = opened(reader, reviewed)
        follow(sheet.locator(".rows a").first)
        sheet.locator(".beside").evaluate("one => one.scrollIntoView({block: 'start'})")
        over = "[30, 90].map(y => document.elementFromPoint(60, y).closest('.beside') !== null)"
        assert sheet.evaluate(over) == [True, True]
