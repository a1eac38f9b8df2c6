"""Audits as pages: what they say beside what every page says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from compliance.views.audit.view import AuditView
from support.audits import asked_audit_view, audit_view, audited_target, full_trace
from support.pages import page_of
from support.templates import page_text
from support.views import passage_view


def text_of(format: str, view: AuditView) -> str:
    template = f"audit/audit.{format}.j2"
    return page_of(template, page_text(view, template)).text


@pytest.mark.parametrize("format", ["html", "md"])
def test_the_counts_of_the_head_are_printed(format: str) -> None:
    text = text_of(format, audit_view())
    assert "401: 402 level one, 403 level two" in text
    assert "404 of 3 articles on this machine" in text
    assert "name of left (left) 405, name of right (right) 406" in text
    assert "counted errors, counted warnings, counted infos" in text
    assert "407 findings at or above --fail-on warning: exit status 1" in text


@pytest.mark.parametrize("format", ["html", "md"])
def test_an_audit_of_a_side_says_what_was_asked(format: str) -> None:
    text = text_of(format, asked_audit_view())
    assert "Audit · the left side (left) · title of the agreement" in text
    assert "1, 2; all others are left out" in text
    assert "only their first and last words" in text
    assert "--fail-on" not in text


@pytest.mark.parametrize("format", ["html", "md"])
def test_a_passage_that_was_not_found_is_said_to_be_only_pinned(format: str) -> None:
    text = text_of(format, audit_view())
    assert text.count("not found as pinned:") == 1


@pytest.mark.parametrize("format", ["html", "md"])
def test_what_nobody_noted_of_an_article_is_said(format: str) -> None:
    text = text_of(format, audit_view())
    assert text.count("no address noted") == 1
    assert text.count("no chain of copies noted") == 1
    assert text.count("day of our copy not noted") == 1


@pytest.mark.parametrize("format", ["html", "md"])
def test_a_record_that_answers_others_names_them(format: str) -> None:
    text = text_of(format, audit_view())
    named = {"html": "verb of e9 (2 statements):", "md": "(2 statements: [1] e1, [9] elsewhere):"}
    assert f"{named[format]} status nine (“printed respondent”)" in text
    assert "[1] e1, [9] elsewhere" in text


@pytest.mark.parametrize("format", ["html", "md"])
def test_a_long_passage_stands_whole(format: str) -> None:
    long = full_trace()
    record = replace(long.record, passage=passage_view(whole="the whole of it", short=False))
    view = audit_view(whole=audited_target(traces=(replace(long, record=record),)))
    assert "“the whole of it”" in text_of(format, view)
