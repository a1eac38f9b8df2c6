"""Where a sentence begins: at the start of a text, after an abbreviation, on another line."""

from __future__ import annotations

import pytest

from compliance.audit.sentence import around, quoted

ABBREVIATIONS = frozenset({"gen"})


def outside(text: str) -> tuple[str, str]:
    """Return what stands around the passage between brackets, which are taken away."""
    start, end = text.index("["), text.index("]") - 1
    text = text.replace("[", "").replace("]", "")
    found = around(text, (start, end), ABBREVIATIONS)
    return text[slice(*found.before)], text[slice(*found.after)]


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("Gen. [Lake] left.", "Gen. "),
        ("A. [Lake] left.", "A. "),
        ("He went to the UN. [Then] he left.", " "),
        ("It ended. 1a was [met] then.", " 1a was "),
        ("It ended at 5 p.m. and [then] began.", "It ended at 5 p.m. and "),
        ("A heading\n2a was [met] then.", "2a was "),
        ("A line that goes\non [here] too.", "A line that goes\non "),
        ("\n[Here] it begins.", ""),
        ("[Here] it begins.", ""),
    ],
)
def test_what_stands_before_a_passage_begins_where_its_sentence_does(
    text: str, before: str
) -> None:
    assert outside(text)[0] == before


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("It was [met.] Then", ""),
        ("It was [met].” Then", ".”"),
        ("It was [A.] Then", " Then"),
        ("It was. [T]hen. It", "hen."),
    ],
)
def test_what_stands_after_a_passage_ends_where_its_sentence_does(text: str, after: str) -> None:
    assert outside(text)[1] == after


@pytest.mark.parametrize(
    ("before", "open_there"),
    [
        ("“We saw.\nThey said. “And ", True),
        ("He said:\n“We saw.\nand ", False),
        ("“One” “two” “three ", True),
        ("“One” ”two ", False),
        ('He said "we\n"', True),
    ],
)
def test_only_the_line_of_a_place_tells_whether_a_quotation_is_open(
    before: str, open_there: bool
) -> None:
    assert quoted(f"{before}it.\n“More", len(before)) is open_there
