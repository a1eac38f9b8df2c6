"""What is said of a value of the wrong shape, at the edges that ordinary slips do not reach."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from compliance.workspace.rewording import message_of

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails


def said_of(kind: str, given: object, **context: object) -> str:
    detail = {"type": kind, "loc": (), "msg": "", "input": given, "ctx": context}
    return message_of(cast("ErrorDetails", detail))


def test_a_letter_of_another_script_in_the_one_word_that_is_no_list_is_named() -> None:
    said = said_of("literal_error", "\u0430ll", expected="'all'")
    assert "U+0430 CYRILLIC SMALL LETTER A" in said
    assert said_of("literal_error", "none", expected="'all'").startswith('"none" is neither all')


@pytest.mark.parametrize("given", [True, 1.5, 13])
def test_what_is_no_date_is_asked_for_as_a_text_in_quotes(given: object) -> None:
    assert said_of("edtf_type", given) == (
        'a date is needed here; write it in quotes, as "2020-11-10"'
    )


def test_a_number_that_is_a_year_only_lacks_quotes() -> None:
    assert said_of("edtf_type", 2022) == 'a date is text; write "2022" in quotes'
