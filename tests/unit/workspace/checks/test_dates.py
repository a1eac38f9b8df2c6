"""Orders of dates that cannot be: only what is certain counts."""

from __future__ import annotations

import pytest

from compliance.model.dates.edtf import parse_edtf
from compliance.workspace.checks.dates import is_after


@pytest.mark.parametrize(
    ("later", "earlier", "expected"),
    [
        ("1999-06-02", "1999-06-01", True),
        ("1999-06-01", "1999-06-01", False),
        ("1999-06", "1999-06-30", False),
        ("1999-07", "1999-06-30", True),
        ("1999-07-01~", "1999-06?", True),
        ("../1999-07-01", "1999-06-30", False),
        ("1999-07-01/..", "1999-06-30", True),
        ("1999-07-01", "1999-06-01/..", False),
    ],
)
def test_a_date_is_after_another_only_if_it_must_be(
    later: str, earlier: str, expected: bool
) -> None:
    assert is_after(parse_edtf(later), parse_edtf(earlier)) is expected
