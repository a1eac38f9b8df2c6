"""Markdown reports: the same content as on the page, line by line."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from compliance.render.markdown_escape import escape_markdown
from compliance.views.report.view import ReportView
from support.pages import Page, read_markdown, read_page
from support.templates import page_text
from support.views import passage_view, record_view, report_view, source_view

REPORT = "report/report.md.j2"
VIEWS = {"all sides": report_view(), "one side": source_view()}


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_the_headings_are_those_of_the_page(view: ReportView) -> None:
    def headings(page: Page) -> list[str]:
        return [e.tag for e in page.elements if e.tag in {"h1", "h2", "h3", "h4"}]

    markdown = read_markdown(page_text(view, REPORT))
    html = read_page(page_text(replace(view, not_counted=()), "report/report.html.j2"))
    # Why records are left out is an item there, a heading here.
    left_out = ["h2"] if view.not_counted else []
    assert Counter(headings(markdown)) == Counter(headings(html) + left_out)


def test_records_are_items_under_their_group() -> None:
    lines = page_text(report_view(), REPORT).splitlines()
    start = lines.index("- group of left: label of left")
    assert lines[start : start + 4] == [
        "- group of left: label of left",
        "  - **verb of e5:** words of e5",
        "    > “first words, some more, last words”",
        "    - speaker of e5 · date of e5 · \\[1\\] e5 · proof of e5",
    ]


def test_everything_of_a_record_stands_below_it() -> None:
    lines = page_text(report_view(), REPORT).splitlines()
    start = next(i for i, line in enumerate(lines) if "status nine" in line)
    address = "https://example.org/paper#:~:text=first%20words,last%20words"
    assert lines[start : start + 8] == [
        (
            "  - (point inferred by us) **status nine** · verb of e9"
            " (2 statements: \\[1\\] e1, \\[9\\] elsewhere): words of e9"
            " (earlier) (only on the reading 1a-reading)"
        ),
        "    > “a long whole passage”",
        "    - speaker of e9, in a relay, a second relay · date of e9 · \\[1\\] e9 · proof of e9",
        f"    - [open at the passage](<{address}>)",
        "    - in the words of the passage: printed respondent",
        "    - incident: the incident",
        "    - probable speaker: somebody else: a reason",
        "    - coder’s note: a note",
    ]


def test_a_reading_without_a_remark_is_named() -> None:
    record = record_view("e7", "", reading="2b-x", date="", passage=passage_view(link=None))
    view = report_view()
    left_out = replace(view.not_counted[0], records=(record,))
    lines = page_text(replace(view, not_counted=(left_out,)), REPORT).splitlines()
    assert "  - **verb of e7:** words of e7 (reading 2b-x)" in lines
    assert "    - side of e7: speaker of e7 · \\[1\\] e7 · proof of e7" in lines


def test_no_line_has_blanks_at_its_end_and_no_two_lines_are_empty_in_a_row() -> None:
    for view in VIEWS.values():
        text = page_text(view, REPORT)
        assert "\n\n\n" not in text
        assert all(line == line.rstrip() for line in text.splitlines())
        assert text.endswith("\n")


def test_the_summary_is_a_table() -> None:
    page = read_markdown(page_text(report_view(), REPORT))
    assert [len(page.all(tag)) for tag in ("table", "th", "td")] == [1, 3, 3]


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("plain words, 5 of 6 - and (so) on.", "plain words, 5 of 6 - and (so) on."),
        ("[a](b)", "\\[a\\](b)"),
        ("a_b*c`d|e~f$g\\h", "a\\_b\\*c\\`d\\|e\\~f\\$g\\\\h"),
        ("<b> & &amp;", "&lt;b> &amp; &amp;amp;"),
        ("1. one", "1\\. one"),
        ("12) one", "12\\) one"),
        ("- one", "\\- one"),
        ("# one", "\\# one"),
        ("> one", "\\> one"),
        ("---", "\\---"),
        ("  two\r\n\tlines\u2028 ", "two lines"),
        ("see https://a.b or www.a.b", "see https\\://a.b or www\\.a.b"),
        ("a@b.org MAILTO:x", "a\\@b.org MAILTO\\:x"),
        ("", ""),
    ],
)
def test_signs_that_mean_something_in_markdown_are_escaped(text: str, escaped: str) -> None:
    assert escape_markdown(text) == escaped
