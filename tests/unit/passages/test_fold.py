"""Which print differences fold together, which never do, and the way back."""
# ruff: noqa: RUF001 - letters of all scripts are what this module is about

from __future__ import annotations

import re
import time
import unicodedata

import pytest
import regex

from compliance.passages.fold import fold
from compliance.passages.signs import (
    APOSTROPHES,
    DASHES,
    DOUBLE_QUOTES,
    FORMS,
    INVISIBLE,
    REMOVED,
    SINGLE_QUOTES,
    SPACES,
    SWAPS,
    TATWEEL,
    plain,
)


@pytest.mark.parametrize(
    ("signs", "plain"), [(SINGLE_QUOTES, "'"), (DOUBLE_QUOTES, '"'), (DASHES, "-"), (SPACES, " ")]
)
def test_every_sign_of_a_kind_folds_to_the_plain_one(signs: str, plain: str) -> None:
    assert {fold(f"a{sign}b").text for sign in signs} == {f"a{plain}b"}


def test_no_sign_belongs_to_two_folds() -> None:
    signs = SINGLE_QUOTES + DOUBLE_QUOTES + DASHES + SPACES + REMOVED
    assert len(signs) == len(set(signs))
    assert len(signs) == len(SWAPS) + 4 + len(REMOVED)


def test_the_spaces_are_exactly_what_divides_words() -> None:
    assert set(SPACES) == {chr(point) for point in range(0x110000) if chr(point).isspace()}


def test_the_dashes_and_quotation_marks_are_those_of_unicode() -> None:
    every = "".join(map(chr, range(0x110000)))
    assert set(regex.findall(r"\p{Dash_Punctuation}|\u2212", every)) == set(DASHES)
    marks = set(regex.findall(r"\p{Quotation_Mark}", every))
    assert marks
    assert marks <= set(SINGLE_QUOTES + DOUBLE_QUOTES)


def test_only_apostrophes_and_primes_are_letters_among_the_signs() -> None:
    signs = SINGLE_QUOTES + DOUBLE_QUOTES + DASHES + SPACES + INVISIBLE
    letters = [sign for sign in signs if sign.isalnum()]
    assert all(unicodedata.category(sign) == "Lm" for sign in letters)
    assert set(letters) - set(APOSTROPHES) == {"\u02ba"}


def test_a_form_folds_to_what_it_is_a_form_of_and_a_letter_by_itself_to_itself() -> None:
    # Each sign that is a form of others to Unicode, and of those that are none every hundredth.
    every = [*map(chr, range(0x110000))]
    others = {sign for sign in every if not unicodedata.is_normalized("NFKC", sign)}
    for sign in {*others, *every[::100]} - {*SWAPS, *REMOVED, "\ufb05"}:
        letters, to = unicodedata.normalize("NFKC", sign), plain(sign)
        if re.match(f"[{FORMS}]", sign) and not letters.startswith(" "):
            assert fold(letters).text == fold(to).text
        else:
            assert to == sign


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("תל־אביב", "תל-אביב"),
        ("צה״ל", 'צה"ל'),
        ("ז׳בוטינסקי", "ז'בוטינסקי"),
        ("ﻗﺎﻝ ﺍﻟﻮﺯﻳﺮ ﺇﻥ ﺍﻟﻤﻌﺒﺮ", "قال الوزير إن المعبر"),
        ("ﻻ ﻼ", "لا لا"),
        ("محـــمد", "محمد"),
        ("\ufe77\ufe70", "\u064e\ufe70"),
        ("停火，", "停火,"),
        ("ＮＡＴＯ　（２０２４）", "NATO (2024)"),
        ("ｶﾞｿﾘﾝ", "ガソリン"),
        ("「停戦」『協定』", '"停戦""協定"'),
        ("ﬁre ﬅ", "fire \u017ft"),
        ("\ufb13", "մն"),
        ("\ufb4f", "אל"),
        ("И так… далее․", "И так... далее."),
        ("o\u02bbzbek о\u02bcбʼєкт", "o'zbek о'б'єкт"),
        ("Հայ֊թուրք", "Հայ-թուրք"),
        ("\ufe41縦\ufe42\ufe31", '"縦"-'),
    ],
)
def test_what_print_drifts_between_folds_in_every_script(printed: str, folded: str) -> None:
    assert fold(printed).text == folded
    assert [fold(sign).text for sign in TATWEEL + "\u05be"] == ["", "-"]


@pytest.mark.parametrize("sign", INVISIBLE)
def test_an_invisible_character_inside_a_word_is_removed(sign: str) -> None:
    assert fold(f"with{sign}drawn").text == "withdrawn"


@pytest.mark.parametrize("run", ["  ", " \n", "\r\n\r\n", "\u00a0\u2009 ", " \u200b ", "\u00ad\n"])
def test_a_run_of_white_space_is_one_space(run: str) -> None:
    assert fold(f"a{run}b").text == "a b"


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("with-\ndrawal", "withdrawal"),
        ("with- \r\n  drawal", "withdrawal"),
        ("with-\n\x0cdrawal", "withdrawal"),
        ("-\nwith-\ndrawal", "- withdrawal"),
        ("with-\n\n\ndrawal-\ns", "withdrawals"),
        ("with-          \ndrawal", "with- drawal"),
        ("with\u00ad\ndrawal", "with drawal"),
        ("cease-\nfire", "ceasefire"),
        ("cease-\nfire line-\nup", "ceasefire lineup"),
        ("воо-\nружений", "вооружений"),
        ("զինա֊\nդադար", "զինադադար"),
        ("cafe\u0301-\nhouse", "caféhouse"),
        ("Nagorno-\nKarabakh", "Nagorno-Karabakh"),
        ("COVID-\n19", "COVID-19"),
        ("one-\n½", "one-½"),
        ("10-\nfold", "10- fold"),
        ("one -\ntwo", "one - two"),
        ("one\u2014\ntwo", "one- two"),
        ("with- drawal", "with- drawal"),
        ("with-\n_drawal", "with- _drawal"),
        ("with-\n", "with- "),
        ("-\nfire", "- fire"),
    ],
)
def test_a_word_divided_at_a_line_end_is_one_word(printed: str, folded: str) -> None:
    assert fold(printed).text == folded


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("以后不会\n再关闭", "以后不会再关闭"),
        ("停 火", "停火"),
        ("停火，\n\u3000双方", "停火,双方"),
        ("他说：\n“渡口”\n已开", '他说:"渡口"已开'),
        ("渡し\n船が", "渡し船が"),
        ("ข้อ\nตกลง \u200bหยุด", "ข้อตกลงหยุด"),
        ("လက်\nမှတ်", "လက်မှတ်"),
        ("停火\n\n双方", "停火双方"),
        ("停火 in 2024", "停火 in 2024"),
        ("2024\n停火", "2024 停火"),
        ("“in” “2024”", '"in" "2024"'),
        ("가각\n가각", "가각 가각"),
        ("カ \u3099", "カ \u3099"),
        ("ก \u0e33", "ก \u0e33"),
    ],
)
def test_no_white_space_stands_between_letters_of_scripts_without(
    printed: str, folded: str
) -> None:
    assert fold(printed).text == folded


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("น\u0e4d\u0e32", "น\u0e33"),
        ("น\u0e49\u0e4d\u0e32", "น\u0e49\u0e33"),
        ("น\u0e4d\u0e49\u0e32", "น\u0e49\u0e33"),
        ("น\u0e33\u0e49", "น\u0e49\u0e33"),
        ("น\u0e4d\u0e32\u0e49", "น\u0e49\u0e33"),
        ("น\u0e33\u0e4d\u0e32\u0e49", "น\u0e49\u0e33\u0e33"),
        ("ທ\u0ecd\u0eb2", "ທ\u0eb3"),
        ("ນ\u0ec9\u0ecd\u0eb2", "ນ\u0ec9\u0eb3"),
        ("ນ\u0eb3\u0ec9", "ນ\u0ec9\u0eb3"),
        ("น\u0e4d", "น\u0e4d"),
        ("น\u0e49\u0e32", "น\u0e49\u0e32"),
        ("น\u0e4d\u0eb2", "น\u0e4d\u0eb2"),
    ],
)
def test_the_vowel_am_is_one_sign_however_it_is_written(printed: str, folded: str) -> None:
    assert fold(printed).text == folded
    assert fold(printed).original(0, len(folded)) == (0, len(printed))


@pytest.mark.parametrize(
    "text",
    [
        "\u0130stanbul ISTANBUL \u0131stanbul",
        "① ² ½ ㎞ №",
        "Հայաստան և հայոց",
        "Москва й ё",
        "الجيش",
        "ی ي ك ک",
        "ĳ ǆ",
        "aа oо ΑА",
        "naïve Åland Ω",
        "各国",
        "가각",
    ],
)
def test_letters_digits_and_case_stay(text: str) -> None:
    assert fold(text).text == text


@pytest.mark.parametrize(
    "word", ["Karàbakh", "İ", "Việt", "각", "ṩ", "\u0958", "ключей", "q\u0323\u0307", "Å", "≠"]
)
def test_composed_and_decomposed_letters_are_the_same(word: str) -> None:
    forms = {fold(unicodedata.normalize(form, word)).text for form in ("NFC", "NFD")}
    assert forms == {unicodedata.normalize("NFC", word)}


@pytest.mark.parametrize("marks", ["\u0301\u0323", "\u0344\u0301", "\u0323\u0f73\u0307", "\u0301"])
def test_a_letter_of_very_many_marks_has_them_in_the_order_of_unicode(marks: str) -> None:
    for times in (20, 40, 100):
        text = "x" + marks * times + " y"
        folded = fold(text)
        assert folded.text == unicodedata.normalize("NFC", text)
        assert folded.original(len(folded.text) - 1, len(folded.text))[1] == len(text)


def test_letters_that_differ_in_a_mark_stay_different() -> None:
    assert fold("Karabakh").text != fold("Kara\u0300bakh").text


def test_a_letter_and_its_mark_compose_across_what_is_invisible() -> None:
    folded = fold("cafe\u00ad\u0301 x")
    assert folded.text == "café x"
    assert folded.original(3, 4) == (3, 6)


@pytest.mark.parametrize("sign", ["\u212b", "\u2126", "\u212a", "\uf900"])
def test_a_letter_with_a_second_code_point_folds_to_its_canonical_form(sign: str) -> None:
    folded = fold(f"a {sign} b")
    assert folded.text == f"a {unicodedata.normalize('NFC', sign)} b"
    assert folded.original(2, 3) == (2, 3)


def test_a_joined_pictograph_stays_one() -> None:
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    rainbow = "\U0001f3f3\ufe0f\u200d\U0001f308"
    assert fold(f"{family} {rainbow}").text == f"{family} {rainbow}"
    assert fold(f"a{family}\u200bb").text == f"a{family}b"


def test_a_joiner_between_letters_is_removed() -> None:
    assert fold("مي\u200cجيش x\u200dy").text == "ميجيش xy"


def test_a_place_leads_back_to_the_original() -> None:
    text = "\ufeffThe  “o\ufb03ce”\u00ad\n is o\u00adpen, cafe\u0301."
    folded = fold(text)
    assert folded.text == 'The "office" is open, café.'

    def back(words: str) -> str:
        at = folded.text.index(words)
        start, end = folded.original(at, at + len(words))
        return text[start:end]

    assert back("The") == "The"
    assert back(' "office" ') == "  “o\ufb03ce”\u00ad\n "
    assert back("f") == "\ufb03"
    assert back("open") == "o\u00adpen"
    assert back("o") == "o"
    assert back("é") == "e\u0301"
    assert back(".") == "."
    assert folded.original(0, len(folded.text)) == (1, len(text))


def test_an_empty_range_leads_back_to_an_empty_range() -> None:
    folded = fold("\ufeffa\u00ad\u00adb")
    assert folded.original(0, 0) == (1, 1)
    assert folded.original(1, 1) == (4, 4)
    assert folded.original(2, 2) == (5, 5)


def test_a_clean_text_needs_no_way_back() -> None:
    folded = fold("plain words, 3,000 of them")
    assert folded.steps == ()
    assert folded.original(6, 11) == (6, 11)


def test_marks_that_already_stand_in_order_need_no_way_back() -> None:
    folded = fold("\u212b q\u0323\u0307 x")
    assert folded.text == "\u00c5 q\u0323\u0307 x"
    assert len(folded.steps[0].new_starts) == 1


@pytest.mark.parametrize("piece", ["words in rows ", " ", " \u200b", "“x”\r\n\r\n"])
def test_time_grows_with_the_length_and_no_faster(piece: str) -> None:
    text = piece * (500_000 // len(piece))
    begin = time.process_time()
    fold(text)
    assert time.process_time() - begin < 1.0
