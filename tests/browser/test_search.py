"""The search of a site in Chromium, by keyboard and from a disk: words, names, filters, sharing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from compliance.wording.speaking import Language
from support.axe import faults
from support.browsing import DESK, PHONE, Edition, Scheme, follow, too_wide, visit
from support.builders import workspace
from support.cli import run_cli
from support.hostile import MARKUP, write_filled
from support.searching import PAGE, Asking

NARROW = {"width": 320, "height": 640}
SMALL = """[...document.querySelectorAll("main button, main summary, main label, #results h4 a")]
    .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 24)
    .map(e => e.outerHTML.slice(0, 90))"""


@contextmanager
def asking(
    browser: Browser, *, viewport: dict[str, int] = DESK, guarded: bool = True
) -> Iterator[Asking]:
    """Open a page for the search; afterwards it must have complained of nothing."""
    with visit(browser, viewport=viewport, guarded=guarded) as reader:
        yield Asking(reader)
        assert reader.complaints == []


def disk(edition: Edition) -> str:
    return f"{edition.folder.as_uri()}/"


def test_words_are_found_from_a_disk_by_keyboard(chromium: Browser, shipped: Edition) -> None:
    with asking(chromium) as search:
        search.open(disk(shipped))
        assert search.said.inner_text() == "Write a word, or choose a filter."
        search.type("surveillance post")
        expect(search.said).to_contain_text("statement")
        assert search.found
        marked = search.reader.page.locator("#results mark").all_inner_texts()
        assert {words.casefold()[:11] for words in marked} >= {"surveillanc", "post"}
        search.reader.page.locator("#results ol:not(.pages) h4 a").first.focus()
        with search.reader.page.expect_navigation():
            search.reader.page.keyboard.press("Enter")
        assert search.reader.page.locator(":target").is_visible()
        assert [url for url in search.reader.asked if not url.startswith("file:")] == []


@pytest.mark.parametrize("words", ["Farrukh", "Furukh", "Фаррух", "Փառուխ", "fərrux", "FARUX"])
def test_the_spellings_of_a_name_find_each_other(
    chromium: Browser, shipped: Edition, words: str
) -> None:
    with asking(chromium) as search:
        search.open(disk(shipped))
        search.type("Parukh")
        expect(search.said).to_contain_text("statements")
        expected = search.statements
        assert expected > 10
        search.type(words)
        expect(search.field).to_have_value(words)
        assert search.statements == expected
        assert "Farrukh, March 2022" in search.found


def test_what_a_voice_is_called_finds_it_in_any_case(chromium: Browser, shipped: Edition) -> None:
    with asking(chromium) as search:
        search.open(disk(shipped))
        for words in ("Pashinian", "Пашиняна"):
            search.type(words)
            assert "Prime Minister of Armenia" in search.found, words


def test_accents_case_and_a_beginning_make_no_difference(chromium: Browser, lake: Edition) -> None:
    with asking(chromium) as search:
        search.open(disk(lake))
        search.type("boats")
        expected = search.statements
        assert expected
        for words in ("BÖATS", "boat", "bo\u00adats", "b\u0301oats", "\U0001d401oats"):
            search.type(words)
            assert search.statements == expected, words


def test_filters_say_what_they_would_leave_and_leave_it(
    chromium: Browser, shipped: Edition
) -> None:
    with asking(chromium) as search:
        search.open(disk(shipped))
        for name, value in (
            ("side", "az"),
            ("status", "violated"),
            ("act", "denies"),
            ("point", "1"),
            ("kind", "denial"),
            ("voice", "az-mfa"),
        ):
            expected = int(search.number(name, value).replace(",", ""))
            assert expected > 0
            search.reader.page.locator("details", has=search.box(name, value)).last.evaluate(
                "e => { e.open = true; }"
            )
            search.choose(name, value)
            assert search.statements == expected, value
            search.choose(name, value)


def test_filters_of_one_kind_add_and_of_two_kinds_narrow(
    chromium: Browser, shipped: Edition
) -> None:
    with asking(chromium) as search:
        search.open(disk(shipped), "side=az")
        az = search.statements
        search.choose("side", "am")
        both = search.statements
        assert both > az > 0
        assert both == az + int(search.number("side", "am"))
        search.choose("status", "violated")
        assert 0 < search.statements < both


def test_time_narrows_by_years_months_and_days_and_says_what_is_none(
    chromium: Browser, shipped: Edition
) -> None:
    with asking(chromium) as search:
        found = {}
        for asked in ("from=2020", "to=2020", "from=2022-03&to=2022-03", "from=2022-03-27"):
            search.open(disk(shipped), asked)
            found[asked] = search.statements
        assert found["from=2020"] > found["from=2022-03-27"] > 0
        assert found["from=2022-03&to=2022-03"] > 0
        assert sum((found["to=2020"], found["from=2022-03&to=2022-03"])) <= found["from=2020"]
        search.open(disk(shipped), "from=yesterday")
        field = search.reader.page.locator('input[name="from"]')
        assert field.get_attribute("aria-invalid") == "true"


def test_a_search_is_shared_by_its_address_and_can_be_gone_back_to(
    chromium: Browser, shipped: Edition
) -> None:
    with asking(chromium) as search:
        search.open(disk(shipped))
        search.type("post & “Фаррух”")
        search.choose("side", "ru")
        search.reader.page.get_by_label("Order").select_option("new")
        shared = search.reader.page.url.partition("#")[2]
    with asking(chromium) as other:
        other.open(disk(shipped), shared)
        assert other.field.input_value() == "post & “Фаррух”"
        assert other.box("side", "ru").is_checked()
        assert other.reader.page.get_by_label("Order").input_value() == "new"
        other.open(disk(shipped), "q=Farrukh&side=ru")
        expected = other.found
        follow(other.reader.page.locator("#results h4 a").first)
        other.reader.page.go_back()
        expect(other.said).to_contain_text("statement")
        assert other.found == expected


def test_what_is_shown_is_counted_and_more_can_be_had(chromium: Browser, shipped: Edition) -> None:
    with asking(chromium) as search:
        search.open(disk(shipped), "side=az&order=old")
        shown = search.reader.page.locator("#results ol > li")
        assert search.statements > 30
        assert shown.count() == 30
        search.reader.page.get_by_role("button", name="Show").press("Enter")
        assert shown.count() > 30
        assert search.reader.measure(
            "document.activeElement === "
            "document.querySelectorAll('#results ol > li')[30]"
            ".querySelector('a')"
        )
        search.reader.page.get_by_role("button", name="Start anew").press("Enter")
        assert shown.count() == 0
        assert "#" not in search.reader.page.url


def test_limits_stand_with_what_they_limit(chromium: Browser, shipped: Edition) -> None:
    with asking(chromium) as search:
        search.open(disk(shipped), "voice=ru-mod&order=old")
        signs = search.reader.page.locator("#results .signs").all_inner_texts()
        assert any("as told by another side" in sign for sign in signs)


def test_without_a_script_the_page_leads_on(chromium: Browser, shipped: Edition) -> None:
    with visit(chromium, script=False) as reader:
        reader.page.goto(disk(shipped) + PAGE)
        assert not reader.page.get_by_role("search").is_visible()
        assert "compliance search" in reader.page.inner_text("#otherwise")
        reader.page.get_by_text("All ").first.click()
        follow(reader.page.get_by_role("link", name="Point 4").first)
        assert reader.page.url.endswith("/points/4.html")


def test_with_a_script_the_other_ways_are_not_said_to_be_needed(
    chromium: Browser, shipped: Edition
) -> None:
    with asking(chromium) as search:
        search.open(shipped.address)
        assert not search.reader.page.locator("#otherwise").is_visible()
        asked = [url for url in search.reader.asked if not url.startswith("data:")]
        assert [url for url in asked if not url.startswith(shipped.address)] == []


@pytest.mark.parametrize("language", list(Language))
def test_it_finds_the_same_in_every_edition(
    chromium: Browser, tmp_path: Path, language: Language
) -> None:
    site = tmp_path / "site"
    assert run_cli("-w", workspace(tmp_path / "lake"), "site", site, "--lang", language).status == 0
    with asking(chromium) as search:
        search.open(f"{site.as_uri()}/", "q=boats")
        expect(search.reader.page.locator("#results ol:not(.pages) h4")).to_have_count(8)
        assert re.search(r"\b8\b", search.said.inner_text())
        shown = search.reader.page.locator("#results").inner_text() + search.said.inner_text()
        assert not re.search(r"[{}]|undefined", shown)


def test_a_link_selects_the_same_in_another_edition(chromium: Browser, tmp_path: Path) -> None:
    site, asked = tmp_path / "site", "act=assesses&status=violated&kind=denial"
    spoken = [word for language in Language for word in ("--lang", language.value)]
    assert run_cli("-w", workspace(tmp_path / "lake"), "site", site, *spoken).status == 0
    found = set()
    for folder in ("", "ru/", "az/", "hy/"):
        with asking(chromium) as search:
            search.open(f"{site.as_uri()}/{folder}", asked)
            checked = search.reader.page.locator("#find input[type=checkbox]:checked")
            found.add((checked.count(), search.statements))
    assert len(found) == 1
    assert found.pop()[0] == 3


def test_hostile_words_stay_words(chromium: Browser, tmp_path: Path) -> None:
    root = write_filled(tmp_path, " ".join(MARKUP))
    site = tmp_path / "site"
    assert run_cli("-w", root, "site", site).status == 0
    data = site / "data" / "search.js"
    # No file of a workspace may hold such a character; a text may.
    data.write_text(
        data.read_text("utf-8").replace("=HYPERLINK(1)", "\u2028\u2029</script>"), "utf-8"
    )
    with asking(chromium) as search:
        search.reader.page.on("dialog", lambda _: search.reader.complaints.append("dialog"))
        search.open(f"{site.as_uri()}/")
        search.type("alert")
        expect(search.said).to_contain_text("statements")
        shown = search.reader.page.locator("#results").inner_text()
        assert "<img src=x onerror=alert(1)>" in shown
        assert "<script>alert(1)</script>" in shown
        made = "[...new Set([...document.querySelectorAll('#results *')].map(e => e.localName))]"
        assert set(search.reader.measure(made)) <= {
            "h3", "h4", "ol", "li", "a", "p", "q", "span", "mark",
        }  # fmt: skip
        leading = "[...document.querySelectorAll('#results a')].map(e => e.getAttribute('href'))"
        assert {address.partition("/")[0] for address in search.reader.measure(leading)} <= {
            "articles", "incidents", "obligations", "points", "voices",
        }  # fmt: skip


@pytest.mark.parametrize("viewport", [DESK, PHONE, NARROW], ids=["desk", "phone", "narrow"])
def test_nothing_is_too_wide_or_too_small(
    chromium: Browser, shipped: Edition, viewport: dict[str, int]
) -> None:
    with asking(chromium, viewport=viewport) as search:
        search.open(disk(shipped), "q=Farrukh")
        search.reader.page.locator("#filters").evaluate("e => { e.open = true; }")
        assert too_wide(search.reader) <= 0
        assert search.reader.measure(SMALL) == []


@pytest.mark.parametrize(
    ("scheme", "viewport"), [("light", DESK), ("dark", PHONE)], ids=["light", "dark"]
)
def test_axe_finds_nothing_in_results(
    chromium: Browser, shipped: Edition, scheme: Scheme, viewport: dict[str, int]
) -> None:
    with visit(chromium, viewport=viewport, scheme=scheme, guarded=False) as reader:
        search = Asking(reader)
        search.open(shipped.address, "q=Farrukh")
        assert search.found
        assert faults(reader) == []
