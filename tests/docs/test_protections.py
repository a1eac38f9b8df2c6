"""Each promise of the security page has a protection in the table that takes them out."""

from __future__ import annotations

import pytest

from mutation.protections import Protection, notes_and_tests, read_table
from support.repository import ROOT

TABLE = read_table()


def test_every_note_of_the_page_has_a_protection_and_no_other_has() -> None:
    assert {one.note for one in TABLE} == set(notes_and_tests())


@pytest.mark.parametrize("one", TABLE, ids=lambda one: f"{one.note}-{one.file}")
def test_what_would_be_taken_out_stands_in_the_code_once(one: Protection) -> None:
    assert one.text != one.without
    assert one.file.startswith(("compliance/", "templates/"))
    assert (ROOT / one.file).read_text("utf-8").count(one.text) == 1
