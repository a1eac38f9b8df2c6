"""Passages in their context: windows of a text, cut where passages begin and end."""

# ruff: noqa: RUF001 - signs of all scripts are what this module is about

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from compliance.views.site.excerpt import AROUND, excerpts_of

TEXT = "word " * 400


@st.composite
def passages(draw: st.DrawFn) -> tuple[str, list[tuple[str, tuple[int, int]]]]:
    text = draw(st.text(alphabet="ab \n", min_size=1, max_size=2_000))
    places = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 300)).map(
        lambda drawn: (drawn[0], min(len(text), drawn[0] + drawn[1]))
    )
    found = draw(st.lists(places, max_size=6))
    return text, [(f"e{number}", place) for number, place in enumerate(found)]


def test_a_passage_stands_between_what_is_before_and_after() -> None:
    (one,) = excerpts_of(TEXT, [("e1", (1000, 1004))])
    assert [piece.records for piece in one.pieces] == [(), ("e1",), ()]
    assert [piece.ends for piece in one.pieces] == [(), ("e1",), ()]
    assert one.pieces[1].words == "word"
    assert one.start <= 1000 - AROUND
    assert TEXT[one.start - 1].isspace()


def test_what_is_around_a_passage_begins_and_ends_with_whole_words() -> None:
    (one,) = excerpts_of(TEXT, [("e1", (1001, 1003))])
    assert (one.start, one.end) == (760, 1244)
    assert TEXT[760:764] == TEXT[1240:1244] == "word"


def test_a_text_without_passages_has_no_excerpt() -> None:
    assert excerpts_of(TEXT, []) == ()


def test_two_passages_far_apart_stand_in_two_excerpts_and_near_ones_in_one() -> None:
    assert len(excerpts_of(TEXT, [("e1", (0, 4)), ("e2", (1500, 1504))])) == 2
    assert len(excerpts_of(TEXT, [("e1", (0, 4)), ("e2", (200, 204))])) == 1


@given(passages())
def test_pieces_are_the_text_without_gaps_and_every_passage_is_whole(
    drawn: tuple[str, list[tuple[str, tuple[int, int]]]],
) -> None:
    """Joined, pieces are the slice of their excerpt; joined by name, the passage of that name."""
    text, found = drawn
    made = excerpts_of(text, found)
    for one in made:
        assert "".join(piece.words for piece in one.pieces) == text[one.start : one.end]
    assert all(a.end < b.start for a, b in pairwise(made))
    for name, (start, end) in found:
        pieces = [p for one in made for p in one.pieces if name in p.records]
        assert "".join(piece.words for piece in pieces) == text[start:end]
        assert sum(name in piece.ends for piece in pieces) == 1


def test_in_a_script_without_spaces_a_window_ends_where_a_line_may() -> None:
    text = "渡口已经开放，" * 400
    (one,) = excerpts_of(text, [("e1", (1_400, 1_404))])
    assert 0 <= 1_400 - AROUND - one.start <= 2
    assert 0 <= one.end - 1_404 - AROUND <= 2
    assert text[one.start] != "，"
    assert text[one.end] != "，"
