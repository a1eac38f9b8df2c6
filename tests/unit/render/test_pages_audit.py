"""Audits as pages: nothing hostile, everything that an audit says, links that lead somewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from compliance.views.audit.view import AuditView
from support.audits import asked_audit_view, audit_view, audited_target, full_trace, traced_article
from support.pages import Page, read_page
from support.templates import page_text
from support.views import HOSTILE, article_view, as_printed, passage_view, texts_in, with_texts

HTML, MARKDOWN = "audit/audit.html.j2", "audit/audit.md.j2"
VIEWS = {"everything": audit_view(), "asked": asked_audit_view()}

# Not printed everywhere: M is printed "unconfirmed", ids are anchors or stand in other words.
UNPRINTED = {
    "ArticleView.date",
    "AuditView.fail_on",
    "ChainView.confidence",
    "DetailView.field",
    "DetailView.label",
    "DetailView.words",
    "FindingsView.severity",
    "RecordView.anchor",
    "RecordView.entry",
    "RecordView.first_under",
    "RecordView.id",
    "RecordView.probable_speaker",
    "RecordView.reading",
    "RecordView.relays",
    "RecordView.scope",
    "ReferenceView.id",
    "RecordView.side",
    "RecordView.speaker",
    "TextView.container_short",
    "TextView.short",
}
# As in HTML; besides, plain Markdown has neither anchors nor titles.
UNPRINTED_IN_MARKDOWN = {
    "FindingView.anchor",
    "RecordView.proof_meaning",
    "ReferenceView.anchor",
}


def html_page(view: AuditView) -> Page:
    return read_page(page_text(view, HTML))


def markdown_page(view: AuditView) -> Page:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return read_page(parser.render(page_text(view, MARKDOWN)))


FORMATS: dict[str, Callable[[AuditView], Page]] = {"html": html_page, "md": markdown_page}


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_text_becomes_markup_or_a_link(view: AuditView, hostile: str, format: str) -> None:
    page_of = FORMATS[format]
    harmless = page_of(with_texts(view, lambda _: "harmless"))
    page = page_of(with_texts(view, lambda _: hostile))
    assert page.shape == harmless.shape
    assert all(href.startswith("#") for href in page.values("href"))
    assert as_printed(hostile) in page.text


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_everything_a_view_says_is_printed(view: AuditView, format: str) -> None:
    page = FORMATS[format](view)
    left_out = UNPRINTED if format == "html" else UNPRINTED | UNPRINTED_IN_MARKDOWN
    printed = " ".join([page.text, *(v for e in page.elements for v in e.attributes.values())])
    missing = {
        (place, text)
        for place, text in texts_in(view)
        if place not in left_out and " ".join(text.split()) not in printed
    }
    assert missing == set()


@pytest.mark.parametrize("format", FORMATS)
def test_the_counts_of_the_head_are_printed(format: str) -> None:
    text = FORMATS[format](audit_view()).text
    assert "401: 402 level one, 403 level two" in text
    assert "404 of 3 articles on this machine" in text
    assert "name of left (left) 405, name of right (right) 406" in text
    assert "counted errors, counted warnings, counted infos" in text
    assert "At or above --fail-on warning: 407. The program ended with status 1." in text


@pytest.mark.parametrize("format", FORMATS)
def test_an_audit_of_a_side_says_what_was_asked(format: str) -> None:
    text = FORMATS[format](asked_audit_view()).text
    assert "Audit of the left side (left) · title of the agreement" in text
    assert "1, 2; all others are left out" in text
    assert "only its first and last words" in text
    assert "--fail-on" not in text


@pytest.mark.parametrize("format", FORMATS)
def test_a_passage_that_was_not_found_is_said_to_be_only_pinned(format: str) -> None:
    text = FORMATS[format](audit_view()).text
    assert text.count("not found as pinned:") == 1


@pytest.mark.parametrize("format", FORMATS)
def test_what_nobody_noted_of_an_article_is_said(format: str) -> None:
    text = FORMATS[format](audit_view()).text
    assert text.count("no address noted") == 1
    assert text.count("none noted") == 1
    assert text.count("of a day not noted") == 1


@pytest.mark.parametrize("format", FORMATS)
def test_a_record_that_answers_others_names_them(format: str) -> None:
    text = FORMATS[format](audit_view()).text
    assert "verb of e9 [1] e1, [9] elsewhere: status nine (“printed respondent”)" in text


@pytest.mark.parametrize("format", FORMATS)
def test_a_long_passage_stands_whole(format: str) -> None:
    long = full_trace()
    record = replace(long.record, passage=passage_view(whole="the whole of it", short=False))
    view = audit_view(whole=audited_target(traces=(replace(long, record=record),)))
    assert "“the whole of it”" in FORMATS[format](view).text


@pytest.mark.parametrize("format", FORMATS)
def test_what_is_no_web_address_is_printed_but_no_link(format: str) -> None:
    bad = article_view(url="javascript:alert(1)", copy_url="data:text/html,x")
    record = replace(full_trace().record, passage=passage_view(link="javascript:alert(2)"))
    target = audited_target(traces=(replace(full_trace(), record=record),))
    page = FORMATS[format](audit_view(whole=target, articles=(traced_article(article=bad),)))
    assert "javascript:alert(1)" in page.text
    assert "javascript:alert(2)" in page.text
    assert not any(re.match(r"javascript|data", href) for href in page.values("href"))


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_every_link_inside_leads_somewhere_and_no_anchor_stands_twice(view: AuditView) -> None:
    page = html_page(view)
    anchors = Counter(page.values("id"))
    assert [anchor for anchor, count in anchors.items() if count > 1] == []
    assert {href[1:] for href in page.values("href") if href.startswith("#")} <= set(anchors)


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_the_page_asks_for_nothing_else_and_runs_nothing(view: AuditView) -> None:
    page = html_page(view)
    assert {"script", "img", "link", "iframe", "form", "object", "!--"}.isdisjoint(
        e.tag for e in page.elements
    )
    assert page.values("src") == []
    outward = [a for a in page.all("a") if not a.attributes["href"].startswith("#")]
    assert {a.attributes["rel"] for a in outward} == {"noopener noreferrer"}


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_headings_skip_no_level(view: AuditView, format: str) -> None:
    elements = FORMATS[format](view).elements
    levels = [int(e.tag[1]) for e in elements if re.fullmatch(r"h\d", e.tag)]
    assert (levels[0], levels.count(1)) == (1, 1)
    assert [(a, b) for a, b in pairwise(levels) if b > a + 1] == []


def test_a_template_of_the_workspace_wins(tmp_path: Path) -> None:
    (tmp_path / "audit").mkdir()
    (tmp_path / "audit" / "_head.html.j2").write_text("<p>my head</p>\n", "utf-8")
    page = read_page(page_text(audit_view(), HTML, tmp_path))
    assert "my head" in page.text
    assert "title of point 1" in page.text
