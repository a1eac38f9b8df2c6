"""Growing and shrinking a passage by a word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.coding.words import grow_end, grow_start, shrink_end, shrink_start, whole_words
from compliance.passages.search import Range

TEXT = 'He said: "The forces — have not (yet) been withdrawn." Next one.'


def at(words: str, text: str = TEXT) -> Range:
    start = text.index(words)
    return start, start + len(words)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("have", "have not"),
        ("have not", "have not (yet"),
        ("have not (yet", "have not (yet) been"),
        ("withdrawn", 'withdrawn." Next'),
        ("withd", "withdrawn"),
        ("Next one", "Next one"),
    ],
)
def test_the_end_grows_by_a_word_without_the_signs_around_it(before: str, after: str) -> None:
    assert grow_end(TEXT, at(before)) == at(after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("forces", "The forces"),
        ("have", "forces — have"),
        ("The", 'said: "The'),
        ("rces", "forces"),
        ("He", "He"),
    ],
)
def test_the_start_grows_by_a_word_without_the_signs_around_it(before: str, after: str) -> None:
    assert grow_start(TEXT, at(before)) == at(after)


def test_either_end_shrinks_by_a_word_but_never_to_nothing() -> None:
    assert shrink_end(TEXT, at("forces — have")) == at("forces")
    assert shrink_start(TEXT, at("forces — have")) == at("have")
    assert shrink_end(TEXT, at("have")) == at("have")
    assert shrink_start(TEXT, at("have")) == at("have")


@pytest.mark.parametrize(
    ("selected", "whole"),
    [
        ((1, 11), (0, 13)),
        (at("— h"), at("have")),
        ((0, 0), None),
        ((7, 9), None),
        (at("—"), None),
        ((-5, 2), (0, 2)),
        ((len(TEXT) - 2, len(TEXT) + 9), at("one")),
        ((9, 3), None),
    ],
)
def test_what_is_selected_is_taken_in_whole_words(selected: Range, whole: Range | None) -> None:
    assert whole_words(TEXT, selected) == whole


def test_where_words_have_no_spaces_a_letter_is_one() -> None:
    text = "军队已经撤出 的 部队"
    assert grow_end(text, (0, 2)) == (0, 3)
    assert shrink_start(text, (0, 3)) == (1, 3)


def test_a_word_without_end_is_followed_so_far_and_no_further() -> None:
    text = "a" * 5_000
    start, end = whole_words(text, (2_500, 2_501)) or (0, 0)
    assert (start, end) == (2_100, 2_901)


PLACES = st.text(alphabet="ab \n.,'“—é\u0301军队", min_size=1, max_size=40).flatmap(
    lambda text: st.tuples(
        st.just(text),
        st.integers(0, len(text)).flatmap(
            lambda start: st.tuples(st.just(start), st.integers(start, len(text)))
        ),
    )
)


@given(PLACES)
def test_growing_keeps_the_range_and_shrinking_stays_within(drawn: tuple[str, Range]) -> None:
    text, selected = drawn
    place = whole_words(text, selected)
    if place is None:
        return
    for grown in (grow_start(text, place), grow_end(text, place)):
        assert 0 <= grown[0] <= place[0] < place[1] <= grown[1] <= len(text)
        assert whole_words(text, grown) == grown
    for shrunk in (shrink_start(text, place), shrink_end(text, place)):
        assert place[0] <= shrunk[0] < shrunk[1] <= place[1]
        assert whole_words(text, shrunk) == shrunk


@given(PLACES)
def test_shrinking_undoes_growing(drawn: tuple[str, Range]) -> None:
    text, selected = drawn
    place = whole_words(text, selected)
    if place is None:
        return
    if (longer := grow_end(text, place)) != place:
        assert shrink_end(text, longer) == place
    if (longer := grow_start(text, place)) != place:
        assert shrink_start(text, longer) == place
