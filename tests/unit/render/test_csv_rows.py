"""CSV: a row a record and target, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest

from compliance.render.csv import REPORT_COLUMNS, plain, render_report_csv
from support.rendered import text_of
from support.reports import lake, view_of


def rows(
    root: Path, evidence: list[dict[str, Any]], source: str | None = None
) -> list[dict[str, str]]:
    text = text_of(render_report_csv(view_of(lake(root, evidence=evidence), source)))
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        (None, ""),
        ("", ""),
        ("text", "text"),
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@x", "'@x"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("\nx", "'\nx"),
        ("\N{FULLWIDTH EQUALS SIGN}1", "'\N{FULLWIDTH EQUALS SIGN}1"),
        ("a=1", "a=1"),
        ("'=1", "''=1"),
        (' "=1', "' \"=1"),
        ("\u200b\ufeff@x", "'\u200b\ufeff@x"),
        ("a;=HYPERLINK(1)", "a;'=HYPERLINK(1)"),
        ("a; \"'+1", "a;' \"'+1"),
        ("a\t-1|@x,=1", "a\t'-1|'@x,'=1"),
        (";;=1", ";;'=1"),
        ("a\u2028=1", "a\u2028'=1"),
        ("'a; 'b, c - d", "'a; 'b, c - d"),
    ],
)
def test_a_cell_is_no_formula(cell: str | None, written: str) -> None:
    assert plain(cell) == written


def test_lines_end_as_the_standard_says_and_the_head_comes_first(tmp_path: Path) -> None:
    text = text_of(render_report_csv(view_of(lake(tmp_path, evidence=[]))))
    assert text == ",".join(REPORT_COLUMNS) + "\r\n"


def test_a_record_has_a_row_under_each_target(tmp_path: Path) -> None:
    (one, other) = rows(
        tmp_path,
        [{"targets": ["2a", "1a"], "status": "violated", "respondents": ["north", "wire"]}],
    )
    assert (one["target"], other["target"]) == ("1a", "2a")
    assert {**one, "target": ""} == {**other, "target": ""}
    assert one == {
        **dict.fromkeys(REPORT_COLUMNS, ""),
        "target": "1a",
        "side": "north",
        "group": "official",
        "speaker": "north-ministry",
        "voice": "quoted",
        "via": "south-gazette",
        "act": "assesses",
        "status": "violated",
        "current": "yes",
        "respondents": "north wire",
        "scope": "in_scope",
        "link": "named",
        "claim": "An invented claim.",
        "asserted": "../1999-06-28",
        "origin": "told:north-ministry:gazette-1999-06-28",
        "evidence": "gazette-1999-06-28#e1",
        "article": "gazette-1999-06-28",
        "published": "1999-06-28",
        "url": "https://example.org/gazette-1999-06-28",
        "passage_start": "Two boats stayed",
        "proof": "unverified",
        "proof_words": "never checked; text not here",
    }


def test_an_earlier_status_and_a_record_without_one_say_so(tmp_path: Path) -> None:
    found = rows(
        tmp_path,
        [
            {"status": "violated", "asserted": "1999-06-01"},
            {"status": "fulfilled", "asserted": "1999-06-02"},
            {"event": "1999-06-01", "claim": "=2+2"},
        ],
        "north",
    )
    assert [(row["status"], row["current"]) for row in found] == [
        ("violated", "no"),
        ("fulfilled", "yes"),
        ("", ""),
    ]
    assert (found[2]["event"], found[2]["claim"]) == ("1999-06-01", "'=2+2")
