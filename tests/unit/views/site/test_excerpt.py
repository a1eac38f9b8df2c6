"""A passage in its context: cut where words begin and end, and never within a letter."""

# ruff: noqa: RUF001 - signs of all scripts are what this module is about

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from compliance.views.site.excerpt import AROUND, excerpt_of

TEXT = "word " * 400


@st.composite
def passages(draw: st.DrawFn) -> tuple[str, tuple[int, int]]:
    text = draw(st.text(alphabet="ab \n", min_size=1, max_size=2_000))
    start = draw(st.integers(0, len(text) - 1))
    return text, (start, min(len(text), start + draw(st.integers(1, 300))))


def test_a_passage_stands_between_what_is_before_and_after() -> None:
    one = excerpt_of(TEXT, (1000, 1004))
    assert one.passage == "word"
    assert len(one.before) >= AROUND
    assert (one.begins, one.ends) == (False, False)


def test_what_is_around_a_passage_begins_and_ends_with_whole_words() -> None:
    one = excerpt_of(TEXT, (1001, 1003))
    assert one.before == TEXT[760:1001]
    assert one.after == TEXT[1003:1244]


def test_at_its_ends_a_text_begins_and_ends() -> None:
    one = excerpt_of("All of it.", (0, 3))
    assert (one.before, one.after) == ("", " of it.")
    assert (one.begins, one.ends) == (True, True)


@given(passages())
def test_the_pieces_are_a_part_of_the_text_and_the_passage_is_whole(
    drawn: tuple[str, tuple[int, int]],
) -> None:
    text, (start, end) = drawn
    made = excerpt_of(text, (start, end))
    assert made.passage == text[start:end]
    assert text[:start].endswith(made.before)
    assert text[end:].startswith(made.after)
    assert made.begins is (len(made.before) == start)
    assert made.ends is (len(made.after) == len(text) - end)


def test_in_a_script_without_spaces_what_is_around_ends_where_a_line_may() -> None:
    text = "渡口已经开放，" * 400
    one = excerpt_of(text, (1_400, 1_404))
    assert 0 <= len(one.before) - AROUND <= 2
    assert 0 <= len(one.after) - AROUND <= 2
    assert one.before[0] != "，"
    assert not text[1_404 + len(one.after) :].startswith("，")
