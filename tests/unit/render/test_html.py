"""HTML reports: what the page says beside what every page says, and how."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from compliance.views.report.view import ReportView
from support.pages import Page, read_page
from support.templates import SHIPPED, page_text
from support.views import (
    panel_view,
    passage_view,
    record_view,
    report_view,
    source_view,
    target_view,
    whole_view,
)

REPORT = "report/report.html.j2"
VIEWS = {"all sides": report_view(), "one side": source_view()}


def page_of(view: ReportView) -> Page:
    return read_page(page_text(view, REPORT))


def test_the_numbers_of_the_corpus_are_printed() -> None:
    text = page_of(report_view()).text
    assert "101 of 102 articles on this machine" in text
    assert "name of left (left) 103, name of right (right) 104." in text
    assert "105 statements on 107 separate occasions, in 106 articles" in text


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


def test_a_point_that_was_inferred_is_marked_in_words() -> None:
    inferred = record_view("e8", "1a", inferred=True)
    view = report_view()
    left_out = replace(view.not_counted[0], records=(replace(inferred, words="left out"),))
    target = target_view(beside=(panel_view("left", inferred),))
    clause = replace(view.clauses[0], obligations=(target,))
    text = page_of(replace(view, clauses=(clause,), not_counted=(left_out,))).text
    assert "point inferred by us: verb of e8: words of e8" in text
    # What is counted nowhere has no point.
    assert "inferred by us: verb of e8: left out" not in text
    assert "verb of e8: left out" in text


def test_anchors_are_stable() -> None:
    anchors = set(page_of(report_view()).values("id"))
    assert {"target-1a", "target-1", "target-whole", "point-1", "article-1"} <= anchors
    assert {"e-paper-2020-e1", "e-paper-2020-e7", "summary", "not-said-here"} <= anchors


def test_what_nobody_speaks_of_as_a_whole_is_told_of_a_point_in_a_line() -> None:
    silent = whole_view("*", "The agreement as a whole", panel_view("left"))
    view = report_view()
    clause = replace(view.clauses[0], whole=replace(silent, id="1", heading="Point 1 as a whole"))
    page = page_of(replace(view, whole=silent, clauses=(clause,)))
    assert "The agreement as a whole" not in page.text
    assert "Point 1 as a whole: no statement" in page.text
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


def test_passages_say_their_language_and_direction() -> None:
    arabic = record_view("e1", "1a", passage=passage_view(language="ar"))
    view = report_view(not_counted=(), whole=target_view(beside=(panel_view("left", arabic),)))
    quotes = [e.attributes for e in page_of(view).all("blockquote")]
    assert {"lang": "ar", "dir": "auto"} in quotes


def test_a_long_passage_is_whole_behind_its_ends() -> None:
    view = source_view()
    html = page_text(view, REPORT)
    assert html.count("“first words … last words”</summary>") == 1
    assert "“a long whole passage”</blockquote>" in html


def test_the_table_names_its_rows_columns_and_itself() -> None:
    page = page_of(report_view())
    assert {e.attributes["scope"] for e in page.all("th")} == {"col", "row"}
    assert len(page.all("caption")) == 1


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_colours_can_be_read_in_light_and_dark() -> None:
    css = (SHIPPED / "_shared" / "style.css.j2").read_text("utf-8")
    roots = css.split(":root {")[1:3]
    schemes = [dict(re.findall(r"--(\w+): (#\w{6});", root.split("}")[0])) for root in roots]
    assert [len(scheme) for scheme in schemes] == [7, 7]
    for scheme in schemes:
        for front, back, least in (
            *((f, b, 4.5) for f in ("text", "quiet", "link") for b in ("page", "panel")),
            ("focus", "page", 3),
        ):
            light, dark = sorted((luminance(scheme[front]), luminance(scheme[back])), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= least, (front, back)
