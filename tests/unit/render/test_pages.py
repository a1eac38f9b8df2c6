"""Reports and audits as pages: nothing hostile, all that a view says, links that lead somewhere."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from support.audits import asked_audit_view, audit_view, audited_target, full_trace, traced_article
from support.pages import Page, page_of
from support.templates import SHIPPED, page_text
from support.views import (
    HOSTILE,
    article_view,
    as_printed,
    passage_view,
    record_view,
    report_view,
    source_view,
    texts_in,
    with_texts,
)

REPORT, AUDIT = "report/report.html.j2", "audit/audit.html.j2"
HTML = {
    "report": (REPORT, report_view()),
    "report on one side": (REPORT, source_view()),
    "audit": (AUDIT, audit_view()),
    "audit of one side": (AUDIT, asked_audit_view()),
}
MARKDOWN = {
    f"{name}, md": (template.replace(".html", ".md"), view)
    for name, (template, view) in HTML.items()
}
ALL = {**HTML, **MARKDOWN}
html_pages = pytest.mark.parametrize(("template", "view"), HTML.values(), ids=HTML)
all_pages = pytest.mark.parametrize(("template", "view"), ALL.values(), ids=ALL)

# Not printed everywhere: M is printed "unconfirmed", a field by its label, an id as an anchor or
# in other words, a scope only where it is arguable, a side only where no heading says it.
IN_NONE = {"DetailView.field", "ChainView.confidence", "RecordView.id", "RecordView.scope"}
IN_NONE |= {"RecordView.proof_short", "Proof.level"}  # the short word is for text
IN_NONE |= {"ReferenceView.id", "RecordView.side", "RecordView.under"}
IN_NO_AUDIT = {
    "ArticleView.date",
    "AuditView.checkout",  # of annotations
    "AuditView.fail_on",
    "DetailView.label",
    "DetailView.words",
    "CodeView.severity",
    "FindingView.severity",
    "FindingsView.severity",
    "RecordView.entry",
    "RecordView.first_under",
    "RecordView.probable_speaker",
    "RecordView.reading",
    "RecordView.relays",
    "RecordView.speaker",
    "TextView.file_short",
    "TextView.short",
}
# Plain Markdown has neither anchors nor titles.
IN_NO_MARKDOWN = {"ReferenceView.anchor", "SummaryRowView.anchor"}
IN_NO_MARKDOWN |= {"FindingView.anchor"}


def read(template: str, view: object) -> Page:
    return page_of(template, page_text(view, template))


@all_pages
@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_text_becomes_markup_or_a_link(template: str, view: object, hostile: str) -> None:
    harmless = read(template, with_texts(view, lambda _: "harmless"))
    page = read(template, with_texts(view, lambda _: hostile))
    assert page.shape == harmless.shape
    assert all(href.startswith("#") for href in page.values("href"))
    assert as_printed(hostile) in page.text


@all_pages
def test_everything_a_view_says_is_printed(template: str, view: object) -> None:
    page = read(template, view)
    left_out = IN_NONE | (IN_NO_AUDIT if "audit" in template else set())
    left_out |= IN_NO_MARKDOWN if ".md" in template else set()
    printed = " ".join([page.text, *(v for e in page.elements for v in e.attributes.values())])
    missing = {
        (place, text)
        for place, text in texts_in(view)
        if place not in left_out and " ".join(text.split()) not in printed
    }
    assert missing == set()


@html_pages
def test_the_page_asks_for_nothing_else_and_runs_nothing(template: str, view: object) -> None:
    page = read(template, view)
    policy = [e for e in page.all("meta") if "http-equiv" in e.attributes]
    assert policy[0].attributes["content"].startswith("default-src 'none'; style-src")
    assert {"script", "img", "link", "iframe", "form", "object", "!--"}.isdisjoint(
        e.tag for e in page.elements
    )
    assert page.values("src") == []
    assert page.values("style") == []
    assert {name for e in page.elements for name in e.attributes if name.startswith("on")} == set()
    css = (SHIPPED / "_shared" / "style.css.j2").read_text("utf-8")
    assert not re.search(r"url\(|@import|expression", css)
    outward = [a for a in page.all("a") if not a.attributes["href"].startswith("#")]
    assert {a.attributes["rel"] for a in outward} == {"noopener noreferrer"}


@html_pages
def test_every_link_inside_leads_somewhere_and_no_anchor_stands_twice(
    template: str, view: object
) -> None:
    page = read(template, view)
    anchors = Counter(page.values("id"))
    assert [anchor for anchor, count in anchors.items() if count > 1] == []
    assert {href[1:] for href in page.values("href") if href.startswith("#")} <= set(anchors)


@all_pages
def test_headings_skip_no_level(template: str, view: object) -> None:
    elements = read(template, view).elements
    levels = [int(e.tag[1]) for e in elements if re.fullmatch(r"h\d", e.tag)]
    assert (levels[0], levels.count(1)) == (1, 1)
    assert [(a, b) for a, b in pairwise(levels) if b > a + 1] == []


def with_bad_addresses(view: Any) -> Any:  # noqa: ANN401 - a report, or an audit
    bad = article_view(url="javascript:alert(1)", copy_url="https://a.b/ c")
    passage = passage_view(link="data:text/html,x")
    if hasattr(view, "audit"):
        trace = full_trace()
        target = audited_target(
            traces=(replace(trace, record=replace(trace.record, passage=passage)),)
        )
        return audit_view(whole=target, articles=(traced_article(article=bad),))
    left_out = replace(
        report_view().not_counted[0], records=(record_view("e7", "", passage=passage),)
    )
    return report_view(articles=(bad,), not_counted=(left_out,))


@all_pages
def test_what_is_no_web_address_is_printed_but_no_link(template: str, view: object) -> None:
    page = read(template, with_bad_addresses(view))
    assert "javascript:alert(1)" in page.text
    assert "https://a.b/ c" in page.text
    assert not any(re.match(r"javascript|data|https://a", href) for href in page.values("href"))


@pytest.mark.parametrize(
    ("case", "part"),
    [
        ("report", "report/_contents.html.j2"),
        ("report, md", "report/_summary.md.j2"),
        ("audit", "audit/_head.html.j2"),
    ],
)
def test_a_template_of_the_workspace_wins(case: str, part: str, tmp_path: Path) -> None:
    (tmp_path / part).parent.mkdir()
    (tmp_path / part).write_text("my own {{ view.title }}\n", "utf-8")
    template, view = ALL[case]
    text = page_text(view, template, tmp_path)
    assert "my own title of the workspace" in text
    assert "title of point 1" in text
