"""Where a pin may begin and end."""

from __future__ import annotations

import pytest

from compliance.passages.boundary import is_word_sign, stands_alone


def alone(text: str) -> bool:
    """Ask about the part of a text that stands between bars."""
    before, inside, after = text.split("|")
    return stands_alone(before + inside + after, len(before), len(before) + len(inside))


@pytest.mark.parametrize(
    "text",
    [
        "|all|",
        "the |forces| left",
        "(|forces|)",
        "pre-|war| time",
        "|“Yes|”, he said",
        "x|“Yes”|x",
        "|the forces'| own",
        "'|forces|'",
        "in |2020|. Then",
        "in |2020|.",
        "for |3|, no more",
        "|3|-4 men",
        "in |2020|.Then",
        "|Azerbaijan|’ x",
        "|\u00adcut\u00ad| off",
        "a |b|\u00ad c",
        "\U0001f468|x|",
    ],
)
def test_a_range_between_words_stands_alone(text: str) -> None:
    assert alone(text)


@pytest.mark.parametrize(
    "text",
    [
        "|force|s",
        "en|force|",
        "|cafe|\u0301",
        "|x =|\u0338 y",
        "e|\u0301x|",
        "with|\u00addrawn|",
        "|with|\u00addrawn",
        "|with\u200b|\u00addrawn",
        "|cafe|\u00ad\u0301",
        "they |can|'t",
        "they |can|’t",
        "l’|accord| est",
        "|e\u0301|'t",
        "|3|,000",
        "3,|000|",
        "|12|:30",
        "|3|.5",
        "|9|/11",
        "4|b|",
        "|Հայաստան|ի",
        "|Москв|ы",
        "|ال|جيش",
    ],
)
def test_a_range_that_cuts_a_word_or_a_number_does_not(text: str) -> None:
    assert not alone(text)


def test_a_letter_digit_or_mark_makes_words_and_an_apostrophe_does_not() -> None:
    assert [sign for sign in "aЖİ5²\u0301\u02bc'-_ " if is_word_sign(sign)] == list("aЖİ5²\u0301")
