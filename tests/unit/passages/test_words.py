"""What a word of a pin is."""

from __future__ import annotations

from compliance.passages.words import pin_words


def test_words_are_what_unicode_white_space_divides() -> None:
    text = " a\u00a0b\u3000c-d\n\ne\u200bf\u2028g, "
    assert pin_words(text) == ("a", "b", "c-d", "e\u200bf", "g,")
