"""Words in one spelling: what is one word however it is written, and where words stand."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.model.query.words import placed_words, words_of


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        (
            ("Ceasefire", "CEASEFIRE", "cease\u00adfire", "\uff43ease\uff46ire", "ceaseﬁre"),
            ["ceasefire"],
        ),
        (("Şuşa", "ŞUŞA", "S\u0327us\u0327a", "SUSA"), ["susa"]),
        (("Bakı", "BAKI", "bakI", "Baki", "BAKİ"), ["baki"]),
        (("Перемирие", "ПЕРЕМИРИЕ"), ["перемирие"]),
        (("самолёт", "самолет", "самоле\u0308т"), ["самолет"]),
        (("հրադադար", "ՀՐԱԴԱԴԱՐ"), ["հրադադար"]),
        (("և", "եւ", "ԵՒ"), ["եւ"]),
        (("don’t", "DON'T", "don-t", "don_t"), ["don", "t"]),
        (("1,960 troops", "1.960 (troops)"), ["1", "960", "troops"]),
        (("停火協定", "停 火 協 定"), ["停", "火", "協", "定"]),
        (("第4条", "第 4 条"), ["第", "4", "条"]),
        (("がく", "か\u3099く"), ["か", "く"]),
        (("\u32c0", "1月"), ["1", "月"]),
        (("\u0e33",), ["\u0e4d", "\u0e32"]),
        (("\U0001d4d0", "A"), ["a"]),
        (("किताब",), ["किताब"]),
        (("كِتَاب", "كتاب"), ["كتاب"]),
        (("הֲפוּגָה", "הפוגה"), ["הפוגה"]),
        (("½ m²",), ["1", "2", "m2"]),
        (("", " \n—…!"), []),
    ],
)
def test_one_word_however_it_is_written(texts: tuple[str, ...], words: list[str]) -> None:
    for text in texts:
        assert words_of(text) == words
        assert [word.spelt for word in placed_words(text)] == words


def test_words_know_where_they_stand() -> None:
    text = "« Şus\u0327a », 停火a"
    assert [(w.spelt, text[w.start : w.end]) for w in placed_words(text)] == [
        ("susa", "Şus\u0327a"),
        ("停", "停"),
        ("火", "火"),
        ("a", "a"),
    ]
    assert [(w.start, w.end) for w in placed_words("cafe\u0301 x")] == [(0, 5), (6, 7)]


@given(st.text())
def test_both_ways_cut_a_text_into_the_same_words(text: str) -> None:
    placed = list(placed_words(text))
    assert [word.spelt for word in placed] == words_of(text)
    assert all(0 <= word.start < word.end <= len(text) for word in placed)
    assert all(not word.spelt.isspace() and '"' not in word.spelt for word in placed)


@given(st.text())
def test_a_text_comes_to_the_same_words_in_every_normal_form(text: str) -> None:
    for form in ("NFC", "NFD"):
        assert words_of(unicodedata.normalize(form, text)) == words_of(text)


@given(st.text())
def test_words_are_spelt_once(text: str) -> None:
    words = words_of(text)
    assert words_of(" ".join(words)) == words
