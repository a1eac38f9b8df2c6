"""How many words a pin may have."""

from __future__ import annotations

import pytest

from compliance.passages.words import check_pin, pin_words


def test_words_are_what_unicode_white_space_divides() -> None:
    text = " a\u00a0b\u3000c-d\n\ne\u200bf\u2028g, "
    assert pin_words(text) == ("a", "b", "c-d", "e\u200bf", "g,")


def test_a_pin_of_one_to_six_words_is_fine() -> None:
    assert check_pin("one") == []
    assert check_pin("1 2 3 4 5 6", "a b", "x") == []


def test_each_broken_rule_names_its_field() -> None:
    assert check_pin("1 2 3 4 5 6 7", " a", "b\n") == [
        ("start", 'start "1 2 3 4 5 6 7" has 7 words; give at most 6'),
        ("end", 'end " a" has white space at its edge; begin and end with a word'),
        ("prefix", 'prefix "b\n" has white space at its edge; begin and end with a word'),
    ]


@pytest.mark.parametrize("words", ["", "  ", "\u00ad", "\u200b\u00a0"])
def test_words_that_nobody_sees_are_none(words: str) -> None:
    message = "has no words; give the one to 6 words that stand in the text"
    assert check_pin("a", words) == [("end", f"end {message}")]
