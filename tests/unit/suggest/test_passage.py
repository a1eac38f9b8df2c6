"""A passage is pinned by a few words that find it, and nothing else, exactly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.model.evidence import LONGEST_END, MOST_WORDS, PassagePin
from compliance.passages.locate import Pin, SearchText
from compliance.suggest.passage import bare, pin_passage

TEXT = (
    "One two three. The gates were opened on the first of June, as the treaty asks. One two four."
)


def pinned(text: str, words: str) -> PassagePin | None:
    start = text.index(words)
    return pin_passage(SearchText(text), (start, start + len(words)))


def test_a_short_passage_is_its_own_pin() -> None:
    assert pinned(TEXT, "The gates were opened") == PassagePin(start="The gates were opened")


def test_a_long_one_has_six_words_at_either_end() -> None:
    words = "The gates were opened on the first of June, as the treaty asks"
    assert pinned(TEXT, words) == PassagePin(
        start="The gates were opened on the", end="of June, as the treaty asks"
    )


def test_one_of_seven_words_has_six_and_one() -> None:
    assert pinned(TEXT, "The gates were opened on the first") == PassagePin(
        start="The gates were opened on the", end="first"
    )


def test_the_end_is_short_where_the_line_breaks() -> None:
    text = "Point 1:\n • The gates are open. That was\nkept well"
    assert pinned(text, text) == PassagePin(start="Point 1:", end="kept well")


def test_words_that_stand_twice_are_told_apart_by_those_before() -> None:
    assert pinned(TEXT, "four") == PassagePin(start="four")
    second = TEXT.rindex("One two")
    assert pin_passage(SearchText(TEXT), (second, second + 7)) == PassagePin(
        start="One two", prefix="of June, as the treaty asks."
    )


def test_words_that_nothing_tells_apart_have_no_pin() -> None:
    assert pin_passage(SearchText("Yes.\nYes."), (5, 8)) is None
    assert pin_passage(SearchText("a b"), (1, 1)) is None


def test_no_pin_is_longer_than_a_file_allows() -> None:
    word = "x" * (LONGEST_END + 1)
    assert pin_passage(SearchText(word), (0, len(word))) is None


def test_the_page_is_told_where_a_text_has_pages() -> None:
    text = "One page.\fAnother page."
    assert pinned(text, "One") == PassagePin(start="One", page=1)
    assert pinned(text, "Another") == PassagePin(start="Another", page=2)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("“Yes,” he said. ", "Yes,” he said"),
        ("…", ""),
        ("a", "a"),
        (" • 1,960 men!\n", "1,960 men"),
    ],
)
def test_signs_at_the_ends_are_no_part_of_a_passage(text: str, kept: str) -> None:
    assert text[slice(*bare(text, (0, len(text))))] == kept


@given(st.lists(st.sampled_from(["a", "b", "c", ".", "\n"]), min_size=1, max_size=40), st.data())
def test_what_is_pinned_is_found_there_and_nowhere_else(
    words: list[str], data: st.DataObject
) -> None:
    text = " ".join(words)
    start = data.draw(st.integers(0, len(text) - 1))
    place = bare(text, (start, data.draw(st.integers(start + 1, len(text)))))
    search = SearchText(text)
    pin = pin_passage(search, place)
    if pin is not None:
        assert search.as_written(Pin(pin.start, pin.end, pin.prefix)) == (place,)
        assert all(len(part.split()) <= MOST_WORDS for part in (pin.start, pin.end or "a"))
