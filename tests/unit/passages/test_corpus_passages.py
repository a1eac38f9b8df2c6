"""Sentences of real articles, pinned by their first and last words, are found again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from compliance.passages.fold import fold
from compliance.passages.locate import Level, Pin, SearchText, locate, passage_text
from compliance.passages.near import Standing
from support.containers import open_container

SENTENCE = re.compile(r"\S(?:[^.!?\n]|[.](?=\w))*[.!?]?[”\"]?")


@pytest.fixture(scope="module")
def articles(corpus: Path) -> list[str]:
    return [open_container(path).text for path in sorted(corpus.glob("*.txt"))]


def sentences(text: str) -> Iterator[tuple[tuple[int, int], Pin]]:
    """Yield each sentence's range, less marks at its edges, and its pin of six words an end."""
    for match in SENTENCE.finditer(text):
        words = match[0].split(" ")
        if len(words) < 3:
            continue
        half = min(6, len(words) // 2)
        pin = Pin(" ".join(words[:half]).strip(), " ".join(words[-half:]).strip())
        yield match.span(), pin


def test_every_sentence_is_found_as_it_stands_or_is_ambiguous(articles: list[str]) -> None:
    for text in articles:
        search = SearchText(text)
        found = [(place, locate(search, pin)) for place, pin in sentences(text)]
        levels = {location.level for _, location in found}
        assert len(found) >= 10
        assert levels <= {Level.EXACT, Level.AMBIGUOUS}
        assert Level.EXACT in levels
        assert search.folds == 0
        assert [place for place, location in found if place not in location.candidates] == []


def test_every_sentence_is_found_in_a_copy_that_was_set_otherwise(articles: list[str]) -> None:
    for text in articles:
        copy = re.sub(r"(?<=\w) (?=\w)", "\u00a0\n", fold(text).text)
        search = SearchText(copy)
        for _, pin in sentences(text):
            location = locate(search, pin)
            assert location.level in (Level.FOLDED, Level.AMBIGUOUS, Level.EXACT)
            for place in location.candidates:
                assert fold(passage_text(copy, place)).text.startswith(fold(pin.start).text)


def test_no_sentence_with_a_letter_changed_is_accepted(articles: list[str]) -> None:
    for text in articles:
        search = SearchText(text)
        for _, pin in sentences(text):
            letter = re.search("[^\\W\\d_]", pin.start)
            assert letter is not None
            at = letter.start()
            altered = pin.start[:at] + "\u0416" + pin.start[at + 1 :]
            location = locate(search, Pin(altered, pin.end))
            assert location.level in (Level.NEAR, Level.MISSING)
            if len(altered) < 10:  # of so short an end, one letter is too much to be close
                continue
            assert location.near is not None
            named = location.near.parts[0]
            assert named.standing is Standing.ALTERED
            assert "\u0416" in " ".join(change.pin for change in named.difference)
