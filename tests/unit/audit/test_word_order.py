"""Of words that begin alike the longer is found, in whatever order a file has them."""

from __future__ import annotations

from itertools import permutations

import pytest

from compliance.audit.language import any_of, language_of

WORDS = ["as", "as long as", "as long"]


@pytest.mark.parametrize("words", list(permutations(WORDS)), ids="|".join)
def test_the_longer_phrase_is_found_where_it_stands(words: tuple[str, ...]) -> None:
    found = any_of(words).finditer("as if, As long as it is, as long")
    assert [match[0] for match in found] == ["as", "As long as", "as long"]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("at point seven", {"7"}),
        ("under point twenty", set()),
        ("point one, and the third point", {"1", "3"}),
        ("Point Four", {"4"}),
    ],
)
def test_a_point_is_named_by_a_numeral_after_its_word(text: str, numbers: set[str]) -> None:
    english = language_of("en")
    assert english is not None
    assert english.points.named(text) == numbers
