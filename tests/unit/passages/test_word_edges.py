"""Marks, joiners and signs at the edge of a range: what cuts a word, what folds, what is found."""

from __future__ import annotations

import pytest

from compliance.passages.edges import stands_alone
from compliance.passages.fold import fold
from compliance.passages.locate import locate
from compliance.passages.search import SearchText, candidates, occurrences
from compliance.passages.words import Pin, pin_words

HYPHEN = "\u00ad"  # soft: nobody sees it
ACUTE = "\u0301"  # combining
JOINER = "\u200d"


@pytest.mark.parametrize(
    ("text", "part", "alone"),
    [
        (f"a{HYPHEN}b", f"{HYPHEN}b", False),
        (f"a {HYPHEN}b", f"{HYPHEN}b", True),
        (f"can'{HYPHEN}t", "can", False),
        (f"can'{HYPHEN} t", "can", True),
        ("rock'9", "rock", True),
        ("9'rock", "rock", True),
        ("9'000", "9", False),
        (f" {ACUTE}a ", f"{ACUTE}a", False),
        (f"-{ACUTE}x", f"{ACUTE}x", False),
        (f"-x{ACUTE}", "x", False),
        ("12:30", "30", False),
        ("12:30", "12", False),
        ("a:30", "30", True),
        ("12:a", "a", True),
        ("1/2 x", "2", False),
        ("12-30", "30", True),
        (" \u0e33", "\u0e33", False),  # letters by their kind, but the same character
        (" \uff9e", "\uff9e", False),
        ("-x-", "x", True),
        ("with-\ndrawal", "with", False),
        ("with-\ndrawal", "with-", False),
        ("with-\ndrawal", "-\n", False),
        ("with-\ndrawal", "drawal", False),
        ("with\u00ad\n drawal", "drawal", True),
        ("Nagorno-\nKarabakh", "Nagorno", True),
        ("Nagorno-\nKarabakh", "Karabakh", True),
        ("so -\nthen", "then", True),
        ("with- \n \n drawal", "drawal", False),
        ("so\nthen", "then", True),
    ],
)
def test_an_edge_cuts_a_word_or_does_not(text: str, part: str, alone: bool) -> None:
    start = text.index(part)
    assert stands_alone(text, start, start + len(part)) is alone


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        (f"\U0001f44d\U0001f3fb{JOINER}x", f"\U0001f44d\U0001f3fb{JOINER}x"),
        (f"\u2642\ufe0f{JOINER}x", f"\u2642\ufe0f{JOINER}x"),
        (f"\u00a9{JOINER}x", "\u00a9x"),
        (f"a{JOINER}x", "ax"),
    ],
)
def test_a_joiner_stays_only_after_a_picture(text: str, folded: str) -> None:
    assert fold(text).text == folded


@pytest.mark.parametrize("after", ["X", "x", "XX"])
def test_a_letter_after_a_composed_one_has_its_own_place(after: str) -> None:
    folded = fold(f"e{ACUTE}{after}")
    assert folded.text == f"\u00e9{after}"
    assert folded.original(0, 1) == (0, 2)
    assert folded.original(1, 2) == (2, 3)


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        (".\u200c \u00bb", "\u200c \u00bb", (2, 4)),  # the joiner belongs to the full stop
        ("\u200d\U0001f3fd", "\U0001f3fd", None),
    ],
)
def test_folded_words_begin_where_a_character_begins(
    text: str, words: str, found: tuple[int, int] | None
) -> None:
    assert locate(SearchText(text), Pin(words)).candidates == ((found,) if found else ())


def test_every_place_is_found_even_directly_after_another() -> None:
    assert list(occurrences("-- -", "-")) == [0, 1, 3]


def test_a_start_of_one_letter_at_the_very_beginning_waits_for_its_end() -> None:
    assert list(candidates("I saw a boat", Pin("I", "boat"))) == [(0, 12)]
    assert list(candidates("I saw a ship", Pin("I", "boat"))) == []


def test_a_text_counts_how_often_it_was_searched_and_folded() -> None:
    text = SearchText("Two  boats stayed")
    for pin in (Pin("Two boats"), Pin("Two ships")):
        assert text.as_written(pin) == ()
        text.as_folded(pin)
    assert (text.searches, text.folds, text.alignments) == (4, 1, 0)


def test_words_are_what_unicode_white_space_divides() -> None:
    text = " a\u00a0b\u3000c-d\n\ne\u200bf\u2028g, "
    assert pin_words(text) == ("a", "b", "c-d", "e\u200bf", "g,")
