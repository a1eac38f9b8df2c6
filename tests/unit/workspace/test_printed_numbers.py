"""Which numbers printed words can give: only digits can show that they do not."""

from __future__ import annotations

import pytest

from compliance.workspace.checks.figures import may_be_printed


@pytest.mark.parametrize(
    ("number", "printed"),
    [
        (3500, "3500"),
        (3500, "3,500 men"),
        (3500, "3.500"),
        (3500, "3 500"),
        (3500, "3\u202f500"),
        (3500, "3'500"),
        (3500, "3.5 thousand"),
        (3500, "3,5 тыс."),
        (3500, "3 thousand 500"),
        (3500, "three and a half thousand"),
        (3500, "٣٥٠٠"),
        (13, "13 of the 3,500"),
        (3500, "13 of the 3,500"),
        (3, "three of the 13"),
        (21, "twenty-one of 40"),
        (3, "три из 13"),
        (0, "none of the 13"),
        (24, "2 dozen"),
        (1_234_567, "1,234,567"),
        (-5, "5 below"),
        ("1.5", "1.5"),
        ("1.5", "1,5 km"),
        ("1234.5", "1,234.5"),
        (2_000_000, "2 million"),
        (10, "10, 20 and 30"),
    ],
)
def test_a_number_that_is_printed_in_some_way(number: int | str, printed: str) -> None:
    assert may_be_printed(number, printed)


@pytest.mark.parametrize(
    ("number", "printed"),
    [(3500, "13"), (3500, "13 men"), (15, "12 men and 3 women"), ("1.5", "15 km"), (7, "3,500")],
)
def test_a_number_that_no_digits_there_give(number: int | str, printed: str) -> None:
    assert not may_be_printed(number, printed)
