"""What pages say of how many statements there are: whole phrases, in the right number."""

from __future__ import annotations

import pytest

from compliance.views.site import words


@pytest.mark.parametrize(
    ("made", "phrase"),
    [
        (words.denies_these(1), "It denies this statement"),
        (words.denies_these(8), "It denies these 8 statements"),
        (words.adds_to_these(2), "It adds to these 2 statements"),
        (words.said_of(["North Shore"], asked=False), "said of North Shore"),
        (words.said_of(["North Shore", "Isles"], asked=True), "asked of North Shore and Isles"),
        (words.denied_in(3), "Denied in 3 statements"),
        (words.with_judgement(1, more=False), "1 statement with a judgement"),
        (words.with_judgement(2, more=True), "2 more statements with a judgement"),
        (words.without_judgement(23, more=False), "23 statements without a judgement"),
        (words.apart_words("not counted", 1), "not counted: 1 statement"),
    ],
)
def test_a_phrase_has_its_number(made: str, phrase: str) -> None:
    assert made == phrase


def test_an_article_whose_headline_was_not_seen_goes_by_its_outlet_and_day() -> None:
    assert (
        words.article_words("The Wire", "5 Jul 1999", "A lake …")
        == "The Wire, 5 Jul 1999: A lake …"
    )
    assert words.article_words("The Wire", "5 Jul 1999", None) == "The Wire, 5 Jul 1999"
