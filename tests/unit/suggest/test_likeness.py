"""Texts are compared by the words that few of them have."""

from __future__ import annotations

import pytest

from compliance.suggest.rank import likeness
from compliance.suggest.rank.likeness import Likeness
from compliance.suggest.rank.words import words_of

TEXTS = {
    "boats": "Patrol boats left the lane",
    "gates": "The gates of the dam were opened",
    "again": "The gates were shut again",
}


def test_the_most_alike_comes_first_and_its_own_words_are_wholly_alike() -> None:
    texts = Likeness(TEXTS.items())
    first, *others = texts.nearest(words_of("The gates of the dam were opened"), 3)
    assert (first.key, round(first.likeness, 6)) == ("gates", 1.0)
    assert [one.key for one in others] == ["again", "boats"]
    assert all(0 < one.likeness < 1 for one in others)


def test_forms_of_a_word_are_alike_and_other_words_are_not() -> None:
    texts = Likeness(TEXTS.items())
    assert texts.nearest(words_of("patrolling"), 1)[0].key == "boats"
    assert texts.nearest(words_of("weather"), 3) == []
    assert texts.nearest([], 3) == []


def test_no_more_come_than_asked_for_and_none_that_is_not_kept() -> None:
    texts = Likeness(TEXTS.items())
    words = words_of("The gates and the lane")
    assert len(texts.nearest(words, 1)) == 1
    assert [one.key for one in texts.nearest(words, 9, lambda key: key == "boats")] == ["boats"]


def test_a_word_of_most_texts_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(likeness, "_FEW", 1)
    texts = Likeness(TEXTS.items())
    assert texts.nearest(["gates"], 3) == []
    assert [one.key for one in texts.nearest(["boats"], 3)] == ["boats"]


def test_what_stands_twice_weighs_more() -> None:
    texts = Likeness([("one", "boats gates"), ("two", "boats boats gates")])
    assert [one.key for one in texts.nearest(["boats"], 2)] == ["two", "one"]
