"""Audits as text: 100 columns in which each step can be followed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from compliance.audit.rule import Severity
from compliance.render.json.audit import render_audit_json
from compliance.render.text.audit import render_audit_text
from compliance.render.text.columns import WIDTH
from compliance.views.audit.view import AuditView
from support.audits import (
    asked_audit_view,
    audit_view,
    audit_view_of,
    audited_target,
    finding,
    full_trace,
    trace_view,
)
from support.builders import workspace
from support.golden import Golden
from support.lake_texts import GAZETTE, HERALD
from support.rendered import text_of
from support.views import HOSTILE, with_texts

BOTH = [HERALD, GAZETTE]
FOUND = [
    finding("missing-passage", Severity.ERROR),
    finding(
        "claim-status",
        Severity.WARNING,
        subject="2a",
        evidence=None,
        file="agreements/lake_1999.yaml",
        route=("clauses", 1, "obligations", 0),
        context="words of the article",
    ),
]
CASES: dict[str, dict[str, Any]] = {
    "all-sides": {"texts": BOTH, "findings": FOUND},
    "no-texts": {},
    "side-public": {"source": "north", "texts": BOTH, "findings": FOUND, "public": True},
    "voice": {"source": "south-office", "points": ("2a",), "texts": BOTH},
}
FORMATS: dict[str, Callable[[AuditView], str | Iterable[bytes]]] = {
    "txt": render_audit_text,
    "json": render_audit_json,
}


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("case", CASES)
def test_an_audit_of_the_lake(case: str, format: str, tmp_path: Path, golden: Golden) -> None:
    view = audit_view_of(workspace(tmp_path), **CASES[case])
    golden(f"audit/{case}.{format}", text_of(FORMATS[format](view)))


@pytest.mark.parametrize("view", [audit_view(), asked_audit_view()], ids=["everything", "asked"])
@pytest.mark.parametrize("said", ["word " * 40, "x" * 300, "字" * 90, *HOSTILE])
def test_no_line_is_wider_than_the_page_whatever_is_said(view: AuditView, said: str) -> None:
    lines = render_audit_text(with_texts(view, lambda _: said)).splitlines()
    assert max(cell_len(line) for line in lines) <= WIDTH
    assert not any(sign in line for line in lines for sign in "\u202e\u2066\r")


def test_everything_that_a_record_has_stands_below_it() -> None:
    text = render_audit_text(audit_view())
    start = text.index("paper-2020#e9")
    assert text[start - 2 : text.index("paper-2020#e1 ")].splitlines() == [
        "~ paper-2020#e9  who of e9, date of e9",
        (
            "      verb of e9 (2 statements: [1] e1, [9] elsewhere) status nine (“printed"
            " respondent”): words of"
        ),
        "      e9",
        "      not found as pinned: “first words, some more, last words”",
        "      proof of e9 · place of e9 · affirmed of e9",
        "      words that differ",
        "      others that differ",
        "      why it stands apart",
        "      coder’s note: a note",
        "      looked at: a code: a reason",
        "      denied by somebody",
        "      added to by another",
        "      ! warning: code-one",
        "  ",
    ]


def test_a_record_that_answers_others_names_them() -> None:
    record = replace(full_trace().record, status=None)
    view = audit_view(whole=audited_target(traces=(trace_view(record=record),)))
    assert "verb of e9 (2 statements: [1] e1, [9] elsewhere): words of e9" in render_audit_text(
        view
    )


def test_a_record_under_several_targets_is_printed_once() -> None:
    lines = render_audit_text(audit_view()).splitlines()
    assert "  paper-2020#e7  [1], in full above, under the agreement as a whole" in lines
    assert "  paper-2020#e11  [1], in full above, under 1" in lines
    assert "~ paper-2020#e8  [1], in full above, under 1a" in lines


def test_the_end_says_why_the_status_is_1() -> None:
    assert render_audit_text(audit_view()).endswith(
        "What a code means: compliance explain CODE\n"
        "407 findings at or above --fail-on warning: exit status 1\n"
    )
    one = audit_view(failing=1, fail_on="info")
    assert render_audit_text(one).endswith("1 finding at or above --fail-on info: exit status 1\n")
    nothing = render_audit_text(asked_audit_view())
    assert "exit status" not in nothing
    assert "compliance explain" not in nothing


def test_one_passage_is_counted_in_the_singular() -> None:
    assert "PASSAGES    1 passage: 402 level one" in render_audit_text(audit_view(total=1))
    none = audit_view(total=0, levels=(), articles=())
    assert "PASSAGES    0 passages\n" in render_audit_text(none)
    assert "TEXTS AND ARTICLES" not in render_audit_text(none)


def test_hands_of_one_role_stand_side_by_side() -> None:
    words = " ".join(render_audit_text(audit_view()).split())
    assert (
        "origin: a speaker (A); a second speaker (1 Jan 2020, unconfirmed) → copy: a site (C)"
        in words
    )


def test_what_nobody_noted_of_an_article_is_said() -> None:
    text = render_audit_text(audit_view())
    assert text.count("no address noted") == 1
    assert text.count("no chain of copies noted") == 1
    assert text.count("day of our copy not noted") == 1
    assert "copy taken retrieved of 1; coding of 1" in text


def test_colour_is_only_for_headings() -> None:
    assert "\x1b[1m" in render_audit_text(audit_view(), colour=True)
    assert "\x1b" not in render_audit_text(audit_view())
