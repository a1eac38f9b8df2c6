"""Where a pin may begin and end."""
# ruff: noqa: RUF001 - letters of all scripts are what this module is about

from __future__ import annotations

import pytest

from compliance.model.graphemes import is_character_edge, may_break
from compliance.passages.edges import (
    end_of_character,
    is_word_edge,
    is_word_sign,
    stands_alone,
)


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
        "it |ended|.The",
        "he |said|:The",
        "_|word|_",
        "l'accord|\u202f!|",
        "נגב|־|ים",
        "|停火|协定",
        "2024|年|签署",
        "|ตก|ลง",
        "|အပစ်|အခတ်",
        "|བོད|་ཡིག",
        "|カタカナ|語",
        "|ሰላም|፡ነው",
        "В|«|Правде»",
        "the |'|90s",
        "|“The|”",
        "the |\u200b\u200b|",
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
        "|չէ|՞ր եկել",
        "|Ինչո|՛ւ",
        "דובר |צה|״ל",
        'דובר |צה|"ל',
        "דובר |צה|”ל",
        "|ז|'בוטינסקי",
        "|об|’єкт",
        "|aujourd|'hui",
        "|می|\u200cخواهم",
        "|می|\u200c خواهم",
        "|क|्षेत्र",
        "क्|षेत्र|",
        "|าน|ำ",
        "|น|ำ",
        "|კრ|ება",
        "|カタ|カナ",
        "|U|.S. Embassy",
        "|т|.е. так",
        "the |bbc|.com",
        "|1|½ men",
        "|km|²",
        "|가|각",
        "|\u1112\u1161|\u11ab",
        "\U0001f468\u200d|\U0001f469|",
        "|\U0001f1e6|\U0001f1ff",
        "|with|" + "\u00ad" * 99 + "drawn",
        "with" + "\u00ad" * 99 + "|drawn|",
    ],
)
def test_a_range_that_cuts_a_word_or_a_number_does_not(text: str) -> None:
    assert not alone(text)


def test_a_letter_digit_or_mark_makes_words_and_an_apostrophe_does_not() -> None:
    assert [sign for sign in "aЖİ5²\u0301\u02bc'-_ " if is_word_sign(sign)] == list("aЖİ5²\u0301")


def test_a_place_at_either_end_of_a_text_is_an_edge() -> None:
    for text in ("", "a", "a\u0301"):
        assert {is_word_edge(text, at) for at in (0, len(text))} == {True}
        assert {is_character_edge(text, at) for at in (0, len(text))} == {True}
    assert not is_word_edge("\u0301a", 0)


def test_joiners_that_nobody_sees_belong_to_the_character_before() -> None:
    assert [end_of_character("a\u200c\u200db\u200d", at) for at in (0, 1, 4, 5)] == [0, 3, 5, 5]


@pytest.mark.parametrize(
    "text",
    [
        "渡口|已经|开放",
        "渡口，|已经|（开放）",
        "ผู้|แทน",
        "လက်|မှတ်",
        "2024|年",
    ],
)
def test_a_line_is_broken_where_a_reader_of_the_script_would(text: str) -> None:
    plain, at = text.replace("|", ""), -1
    for part in text.split("|")[:-1]:
        at += len(part)
        assert may_break(plain, at + 1), (plain, at + 1)


@pytest.mark.parametrize(
    "text",
    [
        "ab|cd",
        "渡口|，已经",
        "（|渡口",
        "渡口|）",
        "เ|มือง",
        "แผน|ะ",
        "น|ำ",
        "人|々",
        "ラ|ーメン",
        "|渡口",
        "渡口|",
        "ကို|ယ်",
        "ខ្|មែរ",
    ],
)
def test_no_line_is_broken_inside_a_word_or_before_what_ends_it(text: str) -> None:
    before, after = text.split("|")
    assert not may_break(before + after, len(before))
