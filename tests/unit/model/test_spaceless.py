"""How many words a text has, in scripts with spaces between words and without."""
# ruff: noqa: RUF001 - signs of all scripts are what this module is about

from __future__ import annotations

from unicodedata import category

import pytest

from compliance.model.spaceless import (
    count_words,
    first_words,
    is_spaceless,
    last_words,
    measure_of,
    word_places,
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("the boats  left", 3),
        ("나룻배가 강을 떠났다", 3),
        ("渡口", 1),
        ("渡口已", 2),
        ("渡口已经，开放。", 3),
        ("渡口 已经 开放", 3),
        ("TASS 渡口已经", 3),
        ("ลงนาม", 2),
        ("ลงนามข้อตกลงหยุดยิง", 5),
        ("渡口ลงนาม", 3),
    ],
)
def test_words_are_counted_by_the_measure_of_their_script(text: str, words: int) -> None:
    assert count_words(text) == words


@pytest.mark.parametrize(
    ("text", "most"), [("the boats", None), ("", None), ("渡口", 2), ("ลงนาม", 4)]
)
def test_a_script_without_spaces_has_a_measure(text: str, most: int | None) -> None:
    assert measure_of(text) == most


@pytest.mark.parametrize(
    ("text", "most", "first", "last"),
    [
        ("one  two three", 2, "one two", "two three"),
        ("one", 2, "one", "one"),
        ("渡口已经开放", 2, "渡口已经", "已经开放"),
        ("渡口", 2, "渡口", "渡口"),
        ("双 渡口 boats left", 3, "双 渡口 boats", "渡口 boats left"),
        ("กขคงจ", 1, "กขคง", "ขคงจ"),
        ("กขคง้จ", 1, "กขค", "คง้จ"),
        ("กงข้คจ", 1, "กงข้", "ข้คจ"),
        ("ก้ขคง", 1, "ก้ขค", "ขคง"),
        ("渡口", 0, "", ""),
    ],
)
def test_the_ends_of_a_text_have_so_many_words(text: str, most: int, first: str, last: str) -> None:
    assert first_words(text, most) == first
    assert last_words(text, most) == last


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("one  two.", ["one", "two."]),
        ("渡口 2024年", ["渡", "口", "2024", "年"]),
        ("ข้อตก TASS", ["ข้", "อ", "ต", "ก", "TASS"]),
        ("น้ำ", ["น้ำ"]),
    ],
)
def test_a_letter_with_its_marks_is_a_word_where_nothing_divides_words(
    text: str, words: list[str]
) -> None:
    assert [text[a:b] for a, b in word_places(text, 0, len(text))] == words
    assert word_places(text, 1, 1) == []


def test_the_marks_of_such_scripts_are_those_of_unicode() -> None:
    letters = [sign for sign in map(chr, range(0x30000)) if is_spaceless(sign)]
    marks = {sign for sign in letters if category(sign).startswith("M")} | set(
        "\u0e33\u0eb3\uff9e\uff9f"
    )
    assert {sign for sign in letters if len(word_places(f"渡{sign}", 0, 2)) == 1} == marks
