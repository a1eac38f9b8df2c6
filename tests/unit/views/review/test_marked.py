"""An article's text with its passages marked: nothing of it is lost, however they overlap."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

from hypothesis import given
from hypothesis import strategies as st

from compliance.coding.item import Item, Marked
from compliance.model.base import EvidenceId
from compliance.views.review.marked import AROUND, marked_text, passage_seen
from compliance.views.review.view import WayView

WAY = WayView(words="another", href="/item?key=k")


def item(text: str, here: tuple[int, int], *marks: tuple[int, int], record: str = "") -> Item:
    named = {"record": EvidenceId(record)} if record else {"key": "k"}
    marked = tuple(Marked(one, **named) for one in marks)
    return cast("Item", SimpleNamespace(text=text, range=here, marks=marked))


def test_a_text_is_cut_where_passages_begin_and_end() -> None:
    pieces = list(marked_text(item("one two three", (0, 7), (4, 13)), {"k": WAY}))
    assert [(one.start, one.words, one.here, one.marks) for one in pieces] == [
        (0, "one ", True, 0),
        (4, "two", True, 1),
        (7, " three", False, 1),
    ]
    assert [one.begins for one in pieces] == [True, False, False]
    assert [one.way for one in pieces] == [None, WAY, None]


def test_what_was_coded_has_no_way() -> None:
    pieces = list(marked_text(item("one two", (0, 3), (4, 7), record="a#e1"), {"k": WAY}))
    assert [one.way for one in pieces] == [None, None, None]
    assert [one.coded for one in pieces] == [False, False, True]


def test_line_ends_are_those_that_a_browser_has_and_places_those_of_the_text() -> None:
    pieces = list(marked_text(item("a\r\nb\r\n", (3, 4)), {}))
    assert [(one.start, one.words) for one in pieces] == [
        (0, "a"),
        (2, "\n"),
        (3, "b"),
        (4, ""),
        (5, "\n"),
    ]


@given(
    st.text(alphabet="ab \n\r😀𐐝", min_size=1, max_size=30),
    st.lists(st.tuples(st.integers(0, 29), st.integers(1, 30)), max_size=4),
)
def test_each_piece_begins_where_it_says(text: str, drawn: list[tuple[int, int]]) -> None:
    places = [(a, min(b, len(text))) for a, b in drawn if a < min(b, len(text))]
    pieces = list(marked_text(item(text, (0, len(text)), *places), {}))
    assert [one.start for one in pieces] == sorted({one.start for one in pieces})
    ends = [*(one.start for one in pieces[1:]), len(text)]
    for one, end in zip(pieces, ends, strict=True):
        assert text[one.start : end].removesuffix("\r") == one.words
        assert one.here
        assert one.marks == sum(a <= one.start < b for a, b in places)


def test_a_passage_stands_between_the_words_around_it() -> None:
    seen = passage_seen("one two three", (4, 7))
    assert (seen.start, seen.end) == (4, 7)
    assert (seen.before, seen.words, seen.after) == ("one ", "two", " three")
    long = "word " * AROUND
    seen = passage_seen(f"{long}here {long}", (len(long), len(long) + 4))
    assert seen.words == "here"
    assert seen.before.startswith("… word ")
    assert seen.after.endswith(" word …")
    assert len(seen.before) <= AROUND + 2
