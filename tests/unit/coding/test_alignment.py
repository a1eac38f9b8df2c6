"""Which record of one coding is which of the other: by passage, and by what they say."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from compliance.coding.alignment import Pair, align, distance
from compliance.coding.coded import Coded
from compliance.model.base import ArticleId
from compliance.model.evidence import PassagePin
from compliance.passages.search import Range
from compliance.workspace.evidence_fields import Plain

SHA = "a" * 64


def coded(
    id: str, place: Range | None = None, start: str = "x", end: str | None = None, **values: Plain
) -> Coded:
    said: dict[str, Plain] = {
        "side": "north",
        "speaker": "north-ministry",
        "targets": ["1a"],
        "act": "states",
        **values,
    }
    return Coded(
        id=id,
        article=ArticleId("post"),
        pin=PassagePin(start=start, end=end),
        values=said,
        text_sha256=SHA if place else None,
        range=place,
    )


def ids(pairs: Sequence[Pair]) -> list[tuple[str | None, str | None]]:
    return [
        (one.first.id if one.first else None, one.second.id if one.second else None)
        for one in pairs
    ]


def test_a_passage_shifted_by_words_is_the_same_and_one_elsewhere_is_not() -> None:
    ours = [coded("e1", (0, 50)), coded("e2", (60, 90))]
    theirs = [coded("b1", (6, 55)), coded("b2", (100, 140))]
    assert ids(align(ours, theirs)) == [("e1", "b1"), ("e2", None), (None, "b2")]


def test_of_records_with_one_passage_those_are_matched_that_say_the_same() -> None:
    ours = [coded("e1", (0, 50), targets=["1a"]), coded("e2", (0, 50), targets=["2b"])]
    theirs = [coded("b1", (0, 48), targets=["2b"]), coded("b2", (2, 50), targets=["1a"])]
    assert ids(align(ours, theirs)) == [("e1", "b2"), ("e2", "b1")]


def test_the_whole_is_matched_best_not_each_record_by_itself() -> None:
    """b1 is nearest to e1, but b2 can only be e1."""
    ours = [coded("e1", (0, 40)), coded("e2", (30, 70))]
    theirs = [coded("b1", (20, 50)), coded("b2", (0, 20))]
    assert ids(align(ours, theirs)) == [("e1", "b2"), ("e2", "b1")]


def test_without_a_text_the_ends_of_passages_tell() -> None:
    ours = [coded("e1", start="One two", end="ten"), coded("e2", start="Two three")]
    theirs = [
        coded("b1", start="one  Two", end="nine"),
        coded("b2", start="Two three"),
        coded("b3", start="Others", end="elsewhere"),
    ]
    pairs = ids(align(ours, theirs))
    assert set(pairs) == {("e1", "b1"), ("e2", "b2"), (None, "b3")}


def test_places_in_two_texts_are_not_compared() -> None:
    other = Coded(
        id="b1",
        article=ArticleId("post"),
        pin=PassagePin(start="y"),
        values={},
        text_sha256="b" * 64,
        range=(0, 50),
    )
    assert distance(coded("e1", (0, 50)), other) is None


def test_who_speaks_counts_half_for_the_side_and_an_engine_may_not_know_him() -> None:
    one = coded("e1", (0, 50))
    assert distance(one, coded("b1", (0, 50))) == 0
    same_side = distance(one, coded("b1", (0, 50), speaker="north-harbour"))
    other = distance(one, coded("b1", (0, 50), side="south", speaker="south-office"))
    assert same_side is not None
    assert other is not None
    assert 0 < same_side < other
    assert distance(one, coded("b1", (0, 50), speaker=None)) == 0


def test_what_is_alike_in_all_is_told_apart_by_other_fields_then_by_order() -> None:
    ours = [coded("e1", (0, 50), claim="A"), coded("e2", (0, 50), claim="B")]
    theirs = [coded("b1", (0, 50), claim="B"), coded("b2", (0, 50), claim="A")]
    assert ids(align(ours, theirs)) == [("e1", "b2"), ("e2", "b1")]
    plain = [coded("e1", (0, 50)), coded("e2", (0, 50))]
    assert ids(align(plain, [coded("b1", (0, 50)), coded("b2", (0, 50))])) == [
        ("e1", "b1"),
        ("e2", "b2"),
    ]


RECORDS = st.lists(
    st.tuples(
        st.integers(0, 60),
        st.integers(1, 30),
        st.sampled_from(["states", "assesses"]),
        st.sampled_from(["1a", "2b"]),
        st.sampled_from(["north", "south"]),
    ),
    max_size=5,
)


def drawn(prefix: str, found: Sequence[tuple[int, int, str, str, str]]) -> list[Coded]:
    return [
        coded(f"{prefix}{at}", (start, start + length), act=act, targets=[target], side=side)
        for at, (start, length, act, target, side) in enumerate(found)
    ]


@given(first=RECORDS, second=RECORDS)
def test_each_record_stands_once_and_the_coders_are_interchangeable(
    first: list[tuple[int, int, str, str, str]], second: list[tuple[int, int, str, str, str]]
) -> None:
    ours, theirs = drawn("e", first), drawn("b", second)
    pairs = align(ours, theirs)
    assert sorted(one.first.id for one in pairs if one.first) == sorted(one.id for one in ours)
    assert sorted(one.second.id for one in pairs if one.second) == sorted(o.id for o in theirs)
    assert {(b, a) for a, b in ids(align(theirs, ours))} == set(ids(pairs))
    assert align(reversed(ours), reversed(theirs)) == pairs
    for pair in pairs:
        assert pair.both is None or distance(*pair.both) is not None


def least_disorder(ours: Sequence[Coded], theirs: Sequence[Coded]) -> float:
    """Return by how much the best of all ways is better than leaving every record alone."""
    if not ours:
        return 0.0
    first, *others = ours
    gains = [least_disorder(others, theirs)]
    for at, other in enumerate(theirs):
        apart = distance(first, other)
        if apart is not None:
            left = [*theirs[:at], *theirs[at + 1 :]]
            gains.append(2 - apart + least_disorder(others, left))
    return max(gains)


@given(first=RECORDS, second=RECORDS)
def test_no_other_way_has_less_disorder(
    first: list[tuple[int, int, str, str, str]], second: list[tuple[int, int, str, str, str]]
) -> None:
    ours, theirs = drawn("e", first), drawn("b", second)
    matched = [both for pair in align(ours, theirs) if (both := pair.both)]
    found = sum(2 - (distance(*both) or 0) for both in matched)
    assert abs(found - least_disorder(ours, theirs)) < 1e-4
