"""The page on words lists each word that could be heard as a verdict, with its reason."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum

import pytest

from compliance.assessments.blank import Blank
from compliance.views.diff.words import DIFF_KIND_WORDS
from compliance.views.words import ACT_WORDS, STATUS_WORDS, blank_words
from support.repository import ROOT

PAGE = (ROOT / "docs/reference/words.md").read_text("utf-8")
CODED: Mapping[str, Iterable[tuple[StrEnum, str]]] = {
    "Statuses": STATUS_WORDS.items(),
    "Acts": ACT_WORDS.items(),
    "Kinds of difference": DIFF_KIND_WORDS.items(),
}


def rows(heading: str) -> list[list[str]]:
    section = PAGE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    lines = re.findall(r"^\| (.*) \|$", section, re.MULTILINE)
    return [[cell.strip() for cell in line.split("|")] for line in lines[2:]]


@pytest.mark.parametrize("heading", CODED)
def test_every_word_stands_there_with_its_codes(heading: str) -> None:
    listed = {
        (code, word) for word, codes, *_ in rows(heading) for code in re.findall("`(.*?)`", codes)
    }
    assert listed == {(code.value, word) for code, word in CODED[heading]}


def test_every_blank_stands_there() -> None:
    words = [blank_words(blank, 2).replace("2", "{number}") for blank in Blank]
    assert {row[0] for row in rows("Blanks")} == set(words)
