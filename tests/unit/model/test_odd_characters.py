"""Characters that cannot be seen or told apart, in words that consist of ASCII."""
# ruff: noqa: RUF001 - letters that look like others are what this module is about

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.model.nearest import did_you_mean
from compliance.model.odd_characters import Oddity, find_oddity, named

ODD = {
    "media\xa0": Oddity("media", "media", "ends in U+00A0 NO-BREAK SPACE", "take it out"),
    "\xa0media": Oddity("media", "media", "begins with U+00A0 NO-BREAK SPACE", "take it out"),
    "me\u200bdia": Oddity("media", "media", "has U+200B ZERO WIDTH SPACE in it", "take it out"),
    "media ": Oddity("media", "media", "ends in U+0020 SPACE", "take it out"),
    "media\xa0\xa0": Oddity("media", "media", "has U+00A0 NO-BREAK SPACE in it", 'write "media"'),
    "А": Oddity("A", "А", "is U+0410 CYRILLIC CAPITAL LETTER A, not the Latin A", 'write "A"'),
    "mеdia": Oddity(
        "media", "mеdia", "has U+0435 CYRILLIC SMALL LETTER IE, not the Latin e", 'write "media"'
    ),
    "٣": Oddity("3", "٣", "is U+0663 ARABIC-INDIC DIGIT THREE, not the digit 3", 'write "3"'),
    "az\u2011mod": Oddity(
        "az-mod", "az\u2011mod", "has U+2011 NON-BREAKING HYPHEN, not -", 'write "az-mod"'
    ),
    "ｅ1": Oddity(
        "e1", "ｅ1", "has U+FF45 FULLWIDTH LATIN SMALL LETTER E, not the Latin e", 'write "e1"'
    ),
    "„media“": Oddity(
        "media",
        "media",
        "begins with U+201E DOUBLE LOW-9 QUOTATION MARK",
        'write "media"',
    ),
    "a\xa0b": Oddity("a b", "a b", "has U+00A0 NO-BREAK SPACE in it", 'write "a b"'),
    "e1\ufe0f": Oddity("e1", "e1", "ends in U+FE0F VARIATION SELECTOR-16", "take it out"),
    "\x00": Oddity("", "", "begins with U+0000", 'write ""'),
}


@pytest.mark.parametrize("text", ODD)
def test_the_first_character_that_is_odd_is_named(text: str) -> None:
    found = find_oddity(text)
    assert found is not None
    if len(text) > 1:
        assert found == ODD[text]
    else:
        assert found.plain == ODD[text].plain


@pytest.mark.parametrize("text", ["", "media", "a b", "ж", "é", "az-mod"])
def test_what_everybody_sees_is_not_odd(text: str) -> None:
    assert find_oddity(text) is None


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("media\xa0", "; it ends in U+00A0 NO-BREAK SPACE: take it out"),
        ("mеdia", '; it has U+0435 CYRILLIC SMALL LETTER IE, not the Latin e: write "media"'),
        ("mеdja", '; did you mean "media"?'),
    ],
)
def test_a_word_that_is_right_but_for_one_is_not_asked_for_but_told(wanted: str, said: str) -> None:
    assert did_you_mean(wanted, ["media", "government"]) == said


def test_a_character_without_a_name_is_its_code_point() -> None:
    assert named("\x85") == "U+0085"


@given(st.text(max_size=12))
def test_a_plain_text_is_not_odd(text: str) -> None:
    """Law: what was meant is itself as it should be."""
    found = find_oddity(text)
    if found is not None:
        assert found.plain != text
        assert find_oddity(found.plain) is None
