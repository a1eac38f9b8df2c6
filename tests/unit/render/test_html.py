"""HTML reports: nothing from outside, nothing hostile, everything that a report says."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from compliance.views.report.view import ReportView
from support.pages import Page, read_page
from support.templates import SHIPPED, page_text
from support.views import (
    HOSTILE,
    article_view,
    as_printed,
    panel_view,
    passage_view,
    record_view,
    report_view,
    source_view,
    target_view,
    texts_in,
    whole_view,
    with_texts,
)

REPORT = "report/report.html.j2"
VIEWS = {"all sides": report_view(), "one side": source_view()}

# Not printed everywhere: M is printed "unconfirmed", a field by its label, an id as an
# anchor, a scope only where it is arguable, a side only where no heading says it.
UNPRINTED = {
    "DetailView.field",
    "ChainView.confidence",
    "RecordView.id",
    "RecordView.scope",
    "ReferenceView.id",
    "RecordView.side",
}


def page_of(view: ReportView) -> Page:
    return read_page(page_text(view, REPORT))


def css() -> str:
    return (SHIPPED / "_shared" / "style.css.j2").read_text("utf-8")


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_text_becomes_an_element_an_attribute_or_a_link(view: ReportView, hostile: str) -> None:
    harmless = page_of(with_texts(view, lambda _: "harmless"))
    page = page_of(with_texts(view, lambda _: hostile))
    assert page.shape == harmless.shape
    assert all(href.startswith("#") for href in page.values("href"))
    assert as_printed(hostile) in page.text


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_everything_a_view_says_is_printed(view: ReportView) -> None:
    page = page_of(view)
    printed = " ".join([page.text, *(v for e in page.elements for v in e.attributes.values())])
    missing = {
        (place, text)
        for place, text in texts_in(view)
        if place not in UNPRINTED and " ".join(text.split()) not in printed
    }
    assert missing == set()


def test_the_numbers_of_the_corpus_are_printed() -> None:
    text = page_of(report_view()).text
    assert "101 of 102 articles on this machine" in text
    assert "name of left (left) 103, name of right (right) 104." in text
    assert "records: 105; articles: 106; origins: 107" in text


def test_the_report_says_what_it_does_not_say() -> None:
    for view in VIEWS.values():
        text = page_of(view).text
        assert "Every line is what a named voice says; none is this program’s view." in text
        assert "“Not searched” is our gap, not anyone’s silence." in text
        assert "A date that has passed is no breach." in text


@pytest.mark.parametrize(
    ("as_of", "known_by", "said"),
    [
        (None, None, "Dates all dates"),
        ("2021-01-31", None, "Dates as of 2021-01-31: what was said later is left out"),
        (None, "2021-02-28", "Dates known by 2021-02-28: what was published later is left out"),
        ("2021-01-31", "2021-02-28", "is left out; known by 2021-02-28: what was published"),
    ],
)
def test_the_head_names_the_cuts(as_of: str | None, known_by: str | None, said: str) -> None:
    assert said in page_of(report_view(as_of=as_of, known_by=known_by)).text


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_the_page_asks_for_nothing_else(view: ReportView) -> None:
    page = page_of(view)
    policy = [e for e in page.all("meta") if "http-equiv" in e.attributes]
    assert policy[0].attributes["content"].startswith("default-src 'none'; style-src")
    assert {"script", "img", "link", "iframe", "form", "object", "!--"}.isdisjoint(
        e.tag for e in page.elements
    )
    assert page.values("src") == []
    assert page.values("style") == []
    assert {name for e in page.elements for name in e.attributes if name.startswith("on")} == set()
    assert not re.search(r"url\(|@import|expression", css())
    outward = [a for a in page.all("a") if not a.attributes["href"].startswith("#")]
    assert {a.attributes["rel"] for a in outward} == {"noopener noreferrer"}


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_every_link_inside_leads_somewhere_and_no_anchor_stands_twice(view: ReportView) -> None:
    page = page_of(view)
    anchors = Counter(page.values("id"))
    assert [anchor for anchor, count in anchors.items() if count > 1] == []
    assert {href[1:] for href in page.values("href") if href.startswith("#")} <= set(anchors)


def test_a_point_that_was_inferred_is_marked_in_a_sign_and_in_words() -> None:
    inferred = record_view("e8", "1a", inferred=True)
    view = report_view()
    left_out = replace(view.not_counted[0], records=(replace(inferred, words="left out"),))
    target = target_view(beside=(panel_view("left", inferred),))
    clause = replace(view.clauses[0], obligations=(target,))
    text = page_of(replace(view, clauses=(clause,), not_counted=(left_out,))).text
    assert "~ point inferred by the coder: verb of e8: words of e8" in text
    # What is counted nowhere has no point.
    assert "inferred by the coder: verb of e8: left out" not in text
    assert "verb of e8: left out" in text


def test_anchors_are_stable() -> None:
    anchors = set(page_of(report_view()).values("id"))
    assert {"target-1a", "target-1", "target-whole", "point-1", "article-1"} <= anchors
    assert {"e-paper-2020-e1", "e-paper-2020-e7", "summary", "not-said-here"} <= anchors


def test_what_nobody_speaks_of_as_a_whole_is_left_out() -> None:
    silent = whole_view("*", "The agreement as a whole", panel_view("left"))
    view = report_view()
    clause = replace(view.clauses[0], whole=silent)
    page = page_of(replace(view, whole=silent, clauses=(clause,)))
    assert "The agreement as a whole" not in page.text
    assert "target-1" not in page.values("id")


def test_a_hand_that_was_not_checked_is_unconfirmed() -> None:
    text = page_of(report_view()).text
    hands = "origin: a speaker (A); a second speaker, 1 Jan 2020 (unconfirmed) → copy: a site (C)"
    assert hands in text


def test_a_record_under_several_targets_has_its_anchor_at_the_first() -> None:
    again = panel_view("left", record_view("e1", "1a"))
    clause = report_view().clauses[0]
    targets = (target_view("1a", beside=(again,)), target_view("1b", beside=(again,)))
    page = page_of(report_view(clauses=(replace(clause, obligations=targets),)))
    assert page.values("id").count("e-paper-2020-e1") == 1
    assert page.text.count("words of e1") == 2


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_headings_skip_no_level(view: ReportView) -> None:
    levels = [int(e.tag[1]) for e in page_of(view).elements if re.fullmatch(r"h\d", e.tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert [(a, b) for a, b in pairwise(levels) if b > a + 1] == []


def test_passages_say_their_language_and_direction() -> None:
    arabic = record_view("e1", "1a", passage=passage_view(language="ar"))
    view = report_view(not_counted=(), whole=target_view(beside=(panel_view("left", arabic),)))
    quotes = [e.attributes for e in page_of(view).all("blockquote")]
    assert {"lang": "ar", "dir": "auto"} in quotes


def test_a_long_passage_is_whole_behind_its_ends() -> None:
    view = source_view()
    html = page_text(view, REPORT)
    assert len(page_of(view).all("details")) == 1
    assert "“first words … last words”</summary>" in html
    assert "“a long whole passage”</blockquote>" in html


def test_the_table_names_its_rows_columns_and_itself() -> None:
    page = page_of(report_view())
    assert {e.attributes["scope"] for e in page.all("th")} == {"col", "row"}
    assert len(page.all("caption")) == 1


def test_what_is_no_web_address_is_printed_but_no_link() -> None:
    bad = article_view(url="javascript:alert(1)", copy_url="data:text/html,x")
    page = page_of(report_view(articles=(bad,)))
    assert "javascript:alert(1)" in page.text
    assert not any(re.match(r"javascript|data", href) for href in page.values("href"))


def test_a_template_of_the_workspace_wins(tmp_path: Path) -> None:
    (tmp_path / "report").mkdir()
    (tmp_path / "report" / "_contents.html.j2").write_text("<p>my contents</p>\n", "utf-8")
    page = read_page(page_text(report_view(), REPORT, tmp_path))
    assert "my contents" in page.text
    assert "title of point 1" in page.text


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_colours_can_be_read_in_light_and_dark() -> None:
    roots = css().split(":root {")[1:3]
    schemes = [dict(re.findall(r"--(\w+): (#\w{6});", root.split("}")[0])) for root in roots]
    assert [len(scheme) for scheme in schemes] == [7, 7]
    for scheme in schemes:
        for front, back, least in (
            *((f, b, 4.5) for f in ("text", "quiet", "link") for b in ("page", "panel")),
            ("focus", "page", 3),
        ):
            light, dark = sorted((luminance(scheme[front]), luminance(scheme[back])), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= least, (front, back)
