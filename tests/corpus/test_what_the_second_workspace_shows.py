"""The second workspace that ships: what a reader may expect of it without the texts."""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from compliance.workspace.layout import carried_agreements
from compliance.workspace.load import load_workspace
from compliance.workspace.workspace import Workspace
from support.cli import run_cli

AGREEMENT = "minsk2"
SIDES = ("ua", "ru", "dpr", "lpr", "osce", "fr", "de")
NAMES = {
    "en": "English",
    "ru": "Russian",
    "uk": "Ukrainian",
    "fr": "French",
    "de": "German",
    "it": "Italian",
}
MOST_WORDS_IN_GIT = 6


@pytest.fixture(scope="module")
def root() -> Path:
    return carried_agreements()[AGREEMENT]


@pytest.fixture(scope="module")
def minsk2(root: Path) -> Workspace:
    return load_workspace(root)


def test_it_has_no_problem_and_its_audit_no_finding_that_warns(root: Path) -> None:
    assert run_cli("-w", root, "check").status == 0
    audit = json.loads(run_cli("-w", root, "audit", "--format", "json").stdout)
    assert {finding["severity"] for finding in audit["findings"]} == {"info"}


def test_it_has_all_points_and_enough_records_and_pages(minsk2: Workspace) -> None:
    (agreement,) = minsk2.agreements.values()
    assert [clause.number for clause in agreement.clauses] == [str(n) for n in range(1, 13 + 1)]
    assert [clause.printed for clause in agreement.clauses[10].clauses] == ["11, note"]
    assert len([o for o in agreement.obligations if o.printed]) >= 12
    assert len(minsk2.evidence) >= 40
    assert len(minsk2.articles) >= 12
    assert {article.coded for article in minsk2.articles.values()} == {"part"}


def test_every_side_speaks_for_itself_on_pages_in_three_languages(minsk2: Workspace) -> None:
    (agreement,) = minsk2.agreements.values()
    assert tuple(side.id for side in agreement.sides) == SIDES
    assert {e.side for e in minsk2.evidence.values() if e.own} >= set(SIDES)
    assert {a.language for a in minsk2.articles.values()} >= {"en", "ru", "uk"}


def test_every_passage_was_found_and_has_not_changed_since(minsk2: Workspace, root: Path) -> None:
    audit = json.loads(run_cli("-w", root, "audit", "--format", "json").stdout)
    assert audit["passages"]["attested"] == audit["passages"]["total"] == len(minsk2.evidence)


def test_no_more_than_a_few_words_of_a_page_are_in_git(minsk2: Workspace, root: Path) -> None:
    for e in minsk2.evidence.values():
        pin = e.entry.passage
        printed = (pin.start, pin.end or "", pin.prefix or "", e.entry.respondent_words or "")
        assert all(len(words.split()) <= MOST_WORDS_IN_GIT for words in printed), e.id
    kinds = {path.suffix for path in root.rglob("*") if path.is_file()}
    assert kinds == {".yaml", ".toml", ".lock", ".md"}


def test_its_readme_counts_what_there_is(minsk2: Workspace, root: Path) -> None:
    readme = (root / "README.md").read_text("utf-8")
    told = [(int(m[1]), int(m[2])) for m in re.finditer(r"\| (\d+) \| (\d+) \|", readme)]
    outlets: Counter[str] = Counter(minsk2.sources[a.outlet].home for a in minsk2.articles.values())
    voices: Counter[str] = Counter(e.side for e in minsk2.evidence.values())
    others = (outlets["third"], voices["third"] + voices["unknown"])
    assert told == [*((outlets[side], voices[side]) for side in SIDES), others]
    languages = Counter(article.language for article in minsk2.articles.values())
    said = {
        language: int(count)
        for count, language in re.findall(r"(\d+)(?: pages)? in ([A-Z]\w+)", readme)
    }
    assert said == {NAMES[tag]: count for tag, count in languages.items()}


def test_later_decisions_renew_duties_and_its_readme_counts_who_speaks_of_them(
    minsk2: Workspace, root: Path
) -> None:
    (agreement,) = minsk2.agreements.values()
    renewing = {one.id for one in agreement.instruments if one.renews}
    of_one = [e for e in minsk2.evidence.values() if e.renewal]
    assert renewing - {e.renewal.id for e in of_one if e.renewal} == {"school-2015"}
    assert len(renewing) == 8
    assert f"{len(of_one)} records speak of seven" in (root / "README.md").read_text("utf-8")
    written = " ".join(run_cli("-w", root, "report", "-p", "1").stdout.split())
    assert "(of the renewal: Ceasefire from 21 July 2019)" in written


def test_a_joint_body_owes_a_point(root: Path) -> None:
    written = " ".join(run_cli("-w", root, "report", "-p", "13a").stdout.split())
    assert "Trilateral Contact Group (joint body of Ukraine, Russia and OSCE)" in written


def test_who_has_which_role_is_told_with_who_says_so(minsk2: Workspace, root: Path) -> None:
    (agreement,) = minsk2.agreements.values()
    disputed = {side.id for side in agreement.sides if len(side.roles) > 1}
    assert disputed == {"ru", "dpr", "lpr"}
    written = " ".join(run_cli("-w", root, "show").stdout.split())
    assert "party according to Ministry of Foreign Affairs of Ukraine; signatory" in written
    told = (
        "not a party according to Ukraine’s delegation in the Trilateral Contact Group (as told by"
    )
    assert written.count(told) == 2


def test_an_addendum_is_written_once_and_stands_at_both_duties(root: Path) -> None:
    written = " ".join(run_cli("-w", root, "report", "-p", "2").stdout.split())
    assert written.count("(by Addendum on weapons under 100 mm) according to OSCE special") == 2
    earlier = run_cli("-w", root, "report", "-p", "2", "--as-of", "2015-09-30").stdout
    assert "Addendum" not in earlier


def test_what_a_machine_translated_says_so_and_limits_are_noted_without_texts(root: Path) -> None:
    written = " ".join(run_cli("-w", root, "report").stdout.split())
    assert "machine translation" in written
    assert "words that limit this are left out here" in written


def test_its_sides_differ_in_many_ways_and_contradict_each_other_where_times_meet(
    root: Path,
) -> None:
    """One says that its heavy weapons are gone by a day, the other that they are not, later."""
    rows = {
        (
            one,
            other,
            row["target"],
            row["kind"],
            tuple((row["topic"] or {}).get("respondents") or ()),
        )
        for one, other in combinations(SIDES[:5], 2)
        for row in rows_of(root, one, other)
    }
    assert {kind for _, _, _, kind, _ in rows} >= {
        *("conflict", "opposed", "other_time", "partial", "other_part"),
        *("attribution", "agree", "one_sided", "not_read"),
    }
    assert {row for row in rows if row[3] in {"conflict", "figure"}} == {
        ("ua", "dpr", "2b", "conflict", ("dpr",))
    }


def rows_of(root: Path, one: str, other: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(
        run_cli("-w", root, "diff", one, other, "--format", "json").stdout
    )["rows"]
    return rows
