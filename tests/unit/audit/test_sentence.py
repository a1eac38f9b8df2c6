"""What of a sentence stands on both sides of a passage."""

from __future__ import annotations

import pytest

from compliance.audit.sentence import around, quoted

ABBREVIATIONS = frozenset({"gen", "e.g"})


def sides(text: str) -> tuple[str, str]:
    """Return what stands around the passage between brackets, which are taken away."""
    start = text.index("[")
    end = text.index("]") - 1
    text = text.replace("[", "").replace("]", "")
    outside = around(text, (start, end), ABBREVIATIONS)
    return text[slice(*outside.before)].strip(), text[slice(*outside.after)].strip()


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("One. Two [three] four. Five.", "Two", "four."),
        ("[One.] Two.", "", ""),
        ("[One]. Two.", "", "."),
        ("[“One.”] Two.", "", ""),
        ("“[One.”) ]Two.", "“", "Two."),
        ("[”] Two.", "", "Two."),
        ("“One.” [Two] three!” Four.", "", "three!”"),
        ("A heading\n[One] two\nThree", "", "two"),
        ("One line\nthat goes [on\nhere] and\non.", "One line\nthat goes", "and\non."),
        ("He met Gen. Lake, e.g. on [the lake] of J. Waters. Then", "*", "of J. Waters."),
        ("At 3 p.m. they [left] at 4.5 knots? Yes.", "At 3 p.m. they", "at 4.5 knots?"),
        ("[One. Two] three. Four.", "", "three."),
        ("One [two]", "One", ""),
    ],
)
def test_a_sentence_goes_from_one_full_stop_to_the_next(text: str, before: str, after: str) -> None:
    expected = "He met Gen. Lake, e.g. on" if before == "*" else before
    assert sides(text) == (expected, after)


def test_a_sentence_without_an_end_is_cut() -> None:
    text = "so " * 1_000
    outside = around(text, (1_500, 1_502), ABBREVIATIONS)
    assert outside.before == (500, 1_500)
    assert outside.after == (1_502, 2_502)


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("Not this, but [that] too, or so.", " but ", " too"),
        ("Of 3,000 [boats] 1,000 left.", "Of 3,000 ", " 1,000 left."),
        ("One - two [three] four – five", "two ", " four "),
        ("One [two] three", "One ", " three"),
    ],
)
def test_a_clause_ends_at_a_comma_that_is_not_part_of_a_number(
    text: str, before: str, after: str
) -> None:
    start, end = text.index("["), text.index("]") - 1
    text = text.replace("[", "").replace("]", "")
    outside = around(text, (start, end), ABBREVIATIONS)
    assert text[slice(*outside.clause_before(text))] == before
    assert text[slice(*outside.clause_after(text))] == after


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("“We saw. ", True),
        ("“We saw.” ", False),
        ('He said: "We ', True),
        ('"One" and "two" ', False),
        ("“We saw.\n", False),
        ("«Мы ", True),
        ("", False),
    ],
)
def test_a_quotation_is_open_until_its_mark_closes_it(before: str, *, expected: bool) -> None:
    assert quoted(f"{before}it.", len(before)) is expected
