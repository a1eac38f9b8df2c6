"""Exactly which words are shown beside a pin that does not stand in a text."""

from __future__ import annotations

import pytest

from compliance.passages.near import NearPart, Standing, WordChange, closest
from compliance.passages.search import SearchText
from compliance.passages.words import Pin

WORDS = "left the lane"


@pytest.mark.parametrize(
    ("text", "prefix", "shown"),
    [
        ("so x a b left the lane", "c d", "a b"),
        ("so x a b  left the lane", "c d", "a b"),
        ("a b left the lane", "c d", "a b"),
        ("b left the lane", "c d", "b"),
        ("so many boats left the lane", "few ships then", "so many boats"),
    ],
)
def test_before_a_start_as_many_words_are_shown_as_the_prefix_has(
    text: str, prefix: str, shown: str
) -> None:
    near = closest(SearchText(text), Pin(WORDS, None, prefix))
    assert near is not None
    at = text.index(shown)
    change = (WordChange(shown, prefix),)
    before = NearPart("prefix", Standing.ABSENT, (at, at + len(shown)), change)
    start = text.index(WORDS)
    assert near.parts == (
        before,
        NearPart("start", Standing.FOUND, (start, start + len(WORDS))),
    )
    assert near.range == (start, start + len(WORDS))


LONG = (
    "On the first day of the month the harbour office noted that every ferry had crossed the lake "
    "at noon and that none of the patrol boats was seen near the second buoy of the lane"
)


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("On the first", "In that last"),
        ("of the lane", "in our lake"),
        ("every ferry", "no ferry at all"),
        ("On", "As was said, on"),
        ("none of the patrol boats", "boats"),
    ],
)
def test_long_words_are_found_with_their_edges_whatever_was_altered(was: str, now: str) -> None:
    there = LONG.replace(was, now, 1)
    text = f"It rained. {there} for the whole week, it said. The lake was calm."
    near = closest(SearchText(text), Pin(LONG))
    assert near is not None
    (part,) = near.parts
    assert part.standing is Standing.ALTERED
    start, end = near.range
    found = text[start:end]
    assert found in {there, there.removeprefix("As was said, ")}


def test_a_wrong_prefix_leaves_start_and_end_where_they_stand() -> None:
    text = "some boats left the lane on the first day, it said"
    near = closest(SearchText(text), Pin("boats left", "first day", "few"))
    assert near is not None
    assert [
        (part.part, part.standing, text[slice(*part.range or (0, 0))]) for part in near.parts
    ] == [
        ("prefix", Standing.ABSENT, "some"),
        ("start", Standing.FOUND, "boats left"),
        ("end", Standing.FOUND, "first day"),
    ]
    assert text[slice(*near.range)] == "boats left the lane on the first day"


def test_a_start_inside_the_end_is_not_the_start() -> None:
    text = "the boats came and the boats left now"
    near = closest(SearchText(text), Pin("the boats", "and the boats lift"))
    assert near is not None
    assert text[slice(*near.range)] == "the boats came and the boats left"


def test_three_words_that_stand_twice_tell_the_place_and_two_do_not() -> None:
    text = SearchText("boats left here. then boats left here.")
    assert closest(text, Pin("boats left here", "zebras graze")) is not None
    assert closest(text, Pin("boats left", "zebras graze")) is None


def test_an_end_is_taken_near_its_start_though_one_far_away_is_more_alike() -> None:
    text = f"the boats left at noon and came back on the tenth day. {'so it was. ' * 200}"
    text += "they came back on the last days."
    near = closest(SearchText(text), Pin("the boats left at noon", "came back on the last day"))
    assert near is not None
    assert text[slice(*near.range)] == "the boats left at noon and came back on the tenth day"


def test_each_part_that_differs_is_compared_once() -> None:
    text = SearchText("some boats left the lane on the first day, it said")
    near = closest(text, Pin("some boots left the lane", "on the fist day"))
    assert near is not None
    assert text.alignments == len([part for part in near.parts if part.difference]) == 2
