"""The program's own words: closed lists, one for every member, none that judges."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path

import pytest

from compliance.assessments.blank import Blank
from compliance.diff.rows import Reason
from compliance.model.article import Extractor
from compliance.model.dates.edtf import parse_edtf
from compliance.model.source import DatedName
from compliance.model.words import COUNTED_SCOPES, Act, Group, Scope, Status
from compliance.views import kinds, signs, words
from compliance.views.diff import words as diff_words
from compliance.views.diff.words import NOT_SAID_HERE
from compliance.views.ties import words as ties_words
from compliance.views.voices import period_words
from compliance.views.words import (
    blank_words,
    counted,
    earlier_mark,
    file_words,
    joined,
    occasions_words,
    only_on,
    reading_mark,
    status_words,
    voices_words,
)
from compliance.wording.worded import Worded
from compliance.workspace.evidence_fields import FIELDS
from support.repository import ROOT

TABLES: dict[str, Mapping[StrEnum, str]] = {
    name: table
    for name, table in (
        vars(words) | vars(kinds) | vars(diff_words) | vars(signs) | vars(ties_words)
    ).items()
    if isinstance(table, dict | Worded) and all(isinstance(key, StrEnum) for key in table)
}

# A speaker may use them; the program may not. A status is always somebody's.
JUDGING = re.compile(
    r"\b(breach\w*|complian\w*|comply|complied|true|false|truth|lie[sd]?|lying|claims?|alleged\w*|"
    r"admit\w*|conced\w*|insist\w*|reveal\w*|expose\w*|confirm\w*|refus\w*|fail\w*|guilty|blame\w*|"
    r"propaganda|credible|proven|fact|facts|disputed|so-called|illegal\w*|aggress\w*|occup\w*|"
    r"contradict\w*|wrong)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_every_member_has_words_of_its_own(table: Mapping[StrEnum, str]) -> None:
    assert list(table) == list(type(next(iter(table))))
    assert all(words and words == words.strip() for words in table.values())


def test_the_tables_are_those_of_the_closed_lists() -> None:
    assert len(TABLES) == 33


def test_the_verbs_are_those_that_were_agreed() -> None:
    assert {act.value: verb for act, verb in words.ACT_WORDS.items()} == {
        "assesses": "says",
        "states": "says",
        "denies": "denies",
        "interprets": "reads as",
        "commits": "says it will",
        "demands": "asks",
        "forecasts": "expects",
        "caveats": "adds",
        "background": "says",
    }


def test_no_status_is_told_by_the_same_words_as_another() -> None:
    assert len(set(words.STATUS_WORDS.values())) == len(Status)


def test_no_word_of_the_program_judges() -> None:
    own = [text for table in TABLES.values() for text in table.values()]
    own += [words.NO_STATUS, words.NOBODY_NAMED, words.NO_DATE, NOT_SAID_HERE]
    # A field that holds what a speaker claims is called so.
    own += [text.replace("claim", "") for one in FIELDS for text in (one.label, one.detail)]
    own += [blank_words(blank, 1) for blank in Blank]
    assert [text for text in own if JUDGING.search(text)] == []
    assert JUDGING.search("it failed to comply")


def test_a_reason_is_a_scope_an_act_or_one_of_four_more() -> None:
    known = {*(Scope), *(Act)} - COUNTED_SCOPES
    assert {r.value for r in Reason} - {str(one) for one in known} == {
        "characterised",
        "in_doubt",
        "replaced",
        "earlier",
    }


@pytest.mark.parametrize(
    ("current", "arguable", "reading", "text"),
    [
        (True, False, None, ""),
        (False, False, None, "(earlier)"),
        (True, False, "all", "(reading all)"),
        (True, False, "unlisted", "(reading not listed)"),
        (True, True, "all", "(only on the reading all)"),
        (False, True, "unlisted", "(earlier) (only on a reading that is not listed)"),
    ],
)
def test_a_status_is_marked_with_what_it_holds_for(
    current: bool, arguable: bool, reading: str | None, text: str
) -> None:
    marks = earlier_mark(current=current), reading_mark(reading, arguable=arguable)
    assert " ".join(filter(None, marks)) == text


def test_a_reading_that_is_not_listed_has_no_name() -> None:
    assert only_on("all_boats") == "only on the reading all_boats"
    assert only_on("unlisted") == only_on(None) == "only on a reading that is not listed"


@pytest.mark.parametrize(
    ("listed", "text"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_lists_are_written_as_lists_are_written(listed: list[str], text: str) -> None:
    assert joined(listed) == text


@pytest.mark.parametrize(
    ("side", "group", "text"),
    [
        ("az", Group.OTHER, "N, other"),
        ("unknown", Group.MEDIA, "N, media"),
        ("unknown", Group.OTHER, "N"),
    ],
)
def test_the_voices_of_a_side_are_named_by_their_group(side: str, group: Group, text: str) -> None:
    assert voices_words(side, "N", group) == text


@pytest.mark.parametrize(
    ("statements", "occasions", "text"),
    [
        (0, 0, "0 statements"),
        (1, 1, "1 statement"),
        (5, 1, "5 statements on one occasion"),
        (178, 34, "178 statements on 34 separate occasions"),
    ],
)
def test_statements_are_counted_with_the_occasions(
    statements: int, occasions: int, text: str
) -> None:
    assert occasions_words(statements, occasions) == text


def test_numbers_are_written_with_their_noun() -> None:
    assert counted(1, "record") == "1 record"
    assert counted(0, "record") == "0 records"
    assert counted(2, "party", "parties") == "2 parties"


@pytest.mark.parametrize(
    ("blank", "read", "text"),
    [
        (Blank.SEARCHED_EMPTY, 3, "searched, nothing found"),
        (Blank.SILENT, 1, "1 article from A read in full, it does not mention it"),
        (Blank.SILENT, 3, "3 articles from A read in full, none mentions it"),
        (Blank.NOT_SEARCHED, 0, "not searched"),
    ],
)
def test_a_blank_is_about_what_was_read(blank: Blank, read: int, text: str) -> None:
    articles = f"{counted(read, 'article')} from A"
    assert blank_words(blank, read, articles) == text


def test_where_only_official_voices_are_shown_the_blank_is_theirs() -> None:
    text = "3 articles read in full, without anything official on it"
    assert blank_words(Blank.SILENT, 3, official=True) == text
    assert blank_words(Blank.NOT_SEARCHED, 0, official=True) == "not searched"


def test_a_status_is_said_of_somebody_or_of_nobody_named() -> None:
    assert status_words(Status.VIOLATED, ["A", "B"]) == "violated by A and B"
    assert status_words(Status.NOT_FULFILLED, []) == "not fulfilled; by whom, not said"


def test_what_made_a_text_of_a_file_is_named_with_its_version_and_settings() -> None:
    tool = Extractor(name="trafilatura", version="2.3.1")
    assert file_words(None, "abc") == "the file abc"
    assert file_words(tool, "abc") == "the text that trafilatura 2.3.1 made of the file abc"
    told = Extractor(name="text", version="1", settings="cp1251")
    assert file_words(told, "abc") == "the text that text 1 (cp1251) made of the file abc"


def literals(module: Path) -> Iterator[str]:
    """Yield the texts in a module, but for its docstrings."""
    tree = ast.parse(module.read_text("utf-8"))
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone:
            yield node.value


def test_nothing_is_said_to_be_so_now() -> None:
    """Whatever a page says was said on a day; the word would make it today's."""
    package, templates = ROOT / "compliance", ROOT / "templates"
    modules = [m for part in ("views", "render") for m in (package / part).rglob("*.py")]
    texts = [(module.name, text) for module in modules for text in literals(module)]
    for template in templates.rglob("*.j2"):
        if template.parent.name != "review":  # a page for one person, at work on that day
            text = re.sub(r"\{#.*?#\}", "", template.read_text("utf-8"), flags=re.DOTALL)
            texts.append((template.name, text))
    assert len(texts) > 1000
    assert [place for place, text in texts if re.search(r"\bnow\b", text, re.IGNORECASE)] == []


@pytest.mark.parametrize(
    ("period", "text"),
    [
        (DatedName(name="N"), ""),
        (DatedName(name="N", since=parse_edtf("1999-06")), "from Jun 1999"),
        (DatedName(name="N", to=parse_edtf("2001")), "until 2001"),
        (
            DatedName(name="N", since=parse_edtf("1999-06"), to=parse_edtf("2001")),
            "from Jun 1999 until 2001",
        ),
    ],
)
def test_a_period_is_told_by_the_ends_it_has(period: DatedName, text: str) -> None:
    assert period_words(period) == text
