"""Law: a sentence deserves the same findings in whatever language it is printed.

And a word that is only written like one that matters deserves none.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import compliance.audit.languages
from compliance.audit.bounds import BOUNDS, bound_said
from support.cuts import codes, cut_findings

TABLE = tomllib.loads(Path(__file__).with_name("parallel.toml").read_text("utf-8"))["sentence"]
LOOKALIKES = tomllib.loads(Path(__file__).with_name("lookalikes.toml").read_text("utf-8"))
NUMBERS = tomllib.loads(Path(__file__).with_name("bounds.toml").read_text("utf-8"))["number"]
LANGUAGES = sorted(p.stem for p in Path(compliance.audit.languages.__file__).parent.glob("*.toml"))


def test_every_sentence_is_there_in_every_language_once() -> None:
    for row in TABLE:
        assert sorted(set(row) - {"says", "finds"}) == LANGUAGES
        assert len({row[language] for language in LANGUAGES}) == len(LANGUAGES)


def test_every_finding_is_made_and_not_made() -> None:
    for code in ("cut-negation", "cut-condition", "cut-attribution", "limited-by-left-out"):
        assert {code in row["finds"] for row in TABLE} == {True, False}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_sentence_has_the_same_findings(language: str, tmp_path: Path) -> None:
    found = cut_findings(tmp_path, [row[language] for row in TABLE], language)
    got = [
        (row["says"], row[language], codes(each)) for row, each in zip(TABLE, found, strict=True)
    ]
    assert got == [(row["says"], row[language], row["finds"]) for row in TABLE]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_number_has_the_same_bound(language: str) -> None:
    said = [(row[language], bound_said(language, row[language]) or "") for row in NUMBERS]
    assert said == [(row[language], row["sets"]) for row in NUMBERS]
    assert {row["sets"] for row in NUMBERS} == {"", *BOUNDS}


def test_nothing_is_known_of_the_numbers_of_a_language_without_a_list() -> None:
    assert bound_said("sw", "zaidi ya 100") is None


def test_every_language_has_lookalikes() -> None:
    assert sorted(LOOKALIKES) == LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_that_only_looks_like_it_is_passed_over(language: str, tmp_path: Path) -> None:
    rows = LOOKALIKES[language]
    found = cut_findings(tmp_path, [sentence for sentence, *_ in rows], language)
    assert [[row[0], *codes(each)] for row, each in zip(rows, found, strict=True)] == rows


@pytest.mark.parametrize(
    ("tag", "sentence"),
    [
        ("az-Cyrl", "Шәһәр тәсдиг етмәди ки, [бәрә ишләјиб]."),
        ("az", "Шәһәр тәсдиг етмәди ки, [бәрә ишләјиб]."),
        ("en-Cyrl", "The town did not confirm that [the ferry ran]."),
        ("ru-Latn", "Gorod ne podtverdil, chto [parom khodil]."),
        ("ru", "Gorod ne podtverdil, chto [parom khodil]."),
        ("sr-Latn", "Grad nije potvrdio da je [skela radila]."),
        ("zh-Hant", "[本鎮沒有證實渡輪開航]。"),
    ],
)
def test_a_list_for_one_script_reads_no_other(tag: str, sentence: str, tmp_path: Path) -> None:
    assert codes(cut_findings(tmp_path, [sentence], tag)[0]) == ["language-not-listed"]


@pytest.mark.parametrize("tag", ["en-GB", "en-gb", "en-Latn-US"])
def test_a_region_or_the_usual_script_in_a_tag_changes_nothing(tag: str, tmp_path: Path) -> None:
    found = cut_findings(tmp_path, ["It is not true that [the ferry ran]."], tag)
    assert codes(found[0]) == ["cut-negation"]
