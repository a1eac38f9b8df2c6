"""What of a sentence stands on both sides of a passage, and whether it is quoted."""

from __future__ import annotations

import pytest

from compliance.audit.sentence import Around, around, quoted

ABBREVIATIONS = frozenset({"gen", "e.g"})


def outside(marked: str) -> tuple[str, Around]:
    """Return a text without its brackets, and what stands around what was between them."""
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    return text, around(text, (start, end), ABBREVIATIONS)


@pytest.mark.parametrize(
    ("marked", "before", "after"),
    [
        ("One. Two [three] four. Five.", " Two ", " four."),
        ("[One.] Two.", "", ""),
        ("[One]. Two.", "", "."),
        ("[“One.”] Two.", "", ""),
        ("“[One.”) ]Two.", "“", "Two."),
        ("[”] Two.", "", " Two."),
        ("“One.” [Two] three!” Four.", " ", " three!”"),
        ("A heading\n[One] two\nThree", "", " two\n"),
        ("One line\nthat goes [on\nhere] and\non.", "One line\nthat goes ", " and\non."),
        (
            "He met Gen. Lake, e.g. on [the lake] of J. Waters. Then",
            "He met Gen. Lake, e.g. on ",
            " of J. Waters.",
        ),
        ("At 3 p.m. they [left] at 4.5 knots? Yes.", "At 3 p.m. they ", " at 4.5 knots?"),
        ("[One. Two] three. Four.", "", " three."),
        ("One [two]", "One ", ""),
        ("Gen. [Lake] left.", "Gen. ", " left."),
        ("A. [Lake] left.", "A. ", " left."),
        ("He went to the UN. [Then] he left.", " ", " he left."),
        ("It ended. 1a was [met] then.", " 1a was ", " then."),
        ("It ended at 5 p.m. and [then] began.", "It ended at 5 p.m. and ", " began."),
        ("A heading\n2a was [met] then.", "2a was ", " then."),
        ("A line that goes\non [here] too.", "A line that goes\non ", " too."),
        ("\n[Here] it begins.", "", " it begins."),
        ("[Here] it begins.", "", " it begins."),
        ("It was [met.] Then", "It was ", ""),
        ("It was [met].” Then", "It was ", ".”"),
        ("It was [A.] Then", "It was ", " Then"),
        ("It was. [T]hen. It", " ", "hen."),
    ],
)
def test_a_sentence_goes_from_one_full_stop_to_the_next(
    marked: str, before: str, after: str
) -> None:
    text, found = outside(marked)
    assert (text[slice(*found.before)], text[slice(*found.after)]) == (before, after)


def test_a_sentence_without_an_end_is_cut() -> None:
    found = around("so " * 1_000, (1_500, 1_502), ABBREVIATIONS)
    assert found.before == (500, 1_500)
    assert found.after == (1_502, 2_502)


@pytest.mark.parametrize(
    ("marked", "before", "after"),
    [
        ("Not this, but [that] too, or so.", [" but ", "Not this,"], [" too", ", or so."]),
        ("Of 3,000 [boats] 1,000 left.", ["Of 3,000 "], [" 1,000 left."]),
        ("One - two [three] four – five", ["two ", "One - "], [" four ", "– five"]),
        ("Ըստ նրա՝ [երեք] չորս, հինգ", [" ", "Ըստ նրա՝"], [" չորս", ", հինգ"]),
        ("[One], two", [""], ["", ", two"]),
        ("One [two] three", ["One "], [" three"]),
    ],
)
def test_clauses_end_at_commas_that_are_not_part_of_a_number(
    marked: str, before: list[str], after: list[str]
) -> None:
    text, found = outside(marked)
    assert [text[slice(*place)] for place in found.clauses_before(text)] == before
    assert [text[slice(*place)] for place in found.clauses_after(text)] == after


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
        ("“We saw.\nThey said. “And ", True),
        ("He said:\n“We saw.\nand ", False),
        ("“One” “two” “three ", True),
        ("“One” ”two ", False),
        ('He said "we\n"', True),
    ],
)
def test_a_quotation_is_open_in_its_line_until_its_mark_closes_it(
    before: str, *, expected: bool
) -> None:
    assert quoted(f"{before}it.", len(before)) is expected
    assert quoted(f"{before}it.\n“More", len(before)) is expected
