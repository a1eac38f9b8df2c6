"""The words of the languages: the files, and what is made of them."""

from __future__ import annotations

import re
import tomllib
from itertools import permutations
from pathlib import Path

import pytest

import compliance.audit.languages
from compliance.audit.entry import LOWER, any_of, either
from compliance.audit.language import CLASSES, SCRIPTS, language_of, words_of
from compliance.model.dates.bounds import MONTHS
from compliance.model.dates.months import month_names
from compliance.model.words import Status

FILES = sorted(Path(compliance.audit.languages.__file__).parent.glob("*.toml"))
LISTS = [*CLASSES, "abbreviations", "point", "and", "turning", "undone"]
TABLES = ["bounds", "status", "ordinals", "numerals"]
SIGNS = re.compile(r"[+ *#~|=.'0-9-]")


def named(text: str, tag: str = "en") -> set[str]:
    language = language_of(tag)
    assert language is not None
    return set(language.points.named(text))


def test_every_file_has_the_same_lists() -> None:
    assert [file.stem for file in FILES] == ["az", "de", "en", "fr", "hy", "pl", "ru", "tr", "uk"]
    for file in FILES:
        words = tomllib.loads(file.read_text("utf-8"))
        assert list(words) == ["name", "script", "seen_by", *LISTS, *TABLES]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_list_is_empty_and_no_word_twice_in_one(file: Path) -> None:
    words = tomllib.loads(file.read_text("utf-8"))
    assert set(words["status"]) == set(Status)
    for said in (*(words[name] for name in LISTS), *words["status"].values()):
        assert said
        assert [word for word in said if said.count(word) > 1] == []
    for numbers in (words["ordinals"], words["numerals"]):
        assert set(numbers.values()) == set(range(1, 13))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_word_is_in_the_script_of_its_list_and_in_lower_case(file: Path) -> None:
    words = tomllib.loads(file.read_text("utf-8"))
    lists = [*(words[name] for name in (*LISTS, "ordinals", "numerals")), *words["status"].values()]
    every = [word for said in lists for word in said]
    months = [word for forms in month_names()[file.stem] for word in forms]
    for word in (*every, *months):
        assert re.fullmatch(SCRIPTS[words["script"]], SIGNS.sub("", word) or "x"), word
        assert word == " ".join(word.split())
    assert set("".join(map(str.lower, every))) <= set(
        re.findall(rf"[{LOWER}]|{SIGNS.pattern}", "".join(every).lower())
    )
    assert [word for word in every if word != word.lower() and "=" not in word] == []


def test_no_word_of_a_status_has_another_status_in_the_same_list() -> None:
    for file in FILES:
        said = tomllib.loads(file.read_text("utf-8"))["status"].values()
        every = [word for words in said for word in words]
        assert len(every) == len(set(every))


def test_the_months_of_each_list_are_known() -> None:
    assert sorted(month_names()) == [file.stem for file in FILES]
    assert {len(months) for months in month_names().values()} == {12}
    assert tuple(forms[0] for forms in month_names()["en"]) == MONTHS


@pytest.mark.parametrize(
    ("tag", "found"),
    [
        *(("en-GB", "en"), ("EN-gb", "en"), ("eng", "en"), ("en-Latn-US", "en")),
        *(("az-Latn", "az"), ("az-latn-AZ", "az"), ("az-AZ", "az"), ("de-1996", "de")),
        *(("ru-Cyrl", "ru"), ("hye", "hy"), ("hy-Armn", "hy"), ("en-x-cyrl", "en")),
        *(("az-Cyrl", None), ("az-Arab-IR", None), ("en-Cyrl", None), ("ru-LATN", None)),
        *(("uz-Cyrl", None), ("sr-Latn", None), ("kk", None), ("zh-Hant", None), ("pt-BR", None)),
        *(("zh-cmn-Hans-CN", None), ("tlh", None), ("hy-Latn-x-abcd", None)),
    ],
)
def test_a_list_is_found_by_the_language_and_the_script_of_a_tag(
    tag: str, found: str | None
) -> None:
    assert words_of(tag) == (found and words_of(found))
    assert (language_of(tag) is None) == (found is None)


@pytest.mark.parametrize(
    ("tag", "text", "reads"),
    [
        ("az", "Bərə işləyib", True),
        ("az", "Бәрә ишләјиб", False),
        ("az", "بره ایشله‌ییب", False),
        ("az", "Бәрә ишләјиб. Bərə bütün həftə işləyib", True),
        ("en", "The ferry ran", True),
        ("en", "2019", True),
        ("en", "“2019”", True),
        ("en", "Паром ходил", False),
        ("ru", "Паром TASS ходил", True),
        ("ru", "Parom khodil", False),
        ("hy", "Լաստանավը", True),
        ("hy", "Lastanavy", False),
    ],
)
def test_a_list_reads_a_text_in_its_own_script(tag: str, text: str, reads: bool) -> None:
    language = language_of(tag)
    assert language is not None
    assert language.reads(text) is reads


@pytest.mark.parametrize(
    ("word", "text", "found"),
    [
        ("may", "May may MAY dismay", ["May", "may", "MAY"]),
        ("=May", "May may MAY", ["May"]),
        ("=*madı", "Almadı almadı ALMADI", ["almadı"]),
        ("may #", "May 5 and may 5th, may be", ["May 5", "may 5th"]),
        ("reports|", "TASS reports. reports that, reports", ["reports", "reports"]),
        ("|so der", "so der, so der Sprecher", ["so der"]),
        (
            "teilte~mit|",
            "teilte die Stadt mit, teilte mit uns, teilte mit",
            ["teilte die Stadt mit", "teilte mit"],
        ),
        ("as long as", "as  long\nas", ["as  long\nas"]),
    ],
)
def test_the_signs_of_a_word_say_what_may_stand_there(
    word: str, text: str, found: list[str]
) -> None:
    assert [match[0] for match in any_of([word]).finditer(text)] == found


def test_of_phrases_that_begin_alike_the_longest_counts() -> None:
    found = re.match(either(["met", "met in full", "met*"]), "met in full")
    assert found is not None
    assert found[0] == "met in full"


def test_words_are_found_whole_in_any_case_and_with_more_letters_where_a_star_stands() -> None:
    words = any_of(["not", "*n't", "отказ*", "as long as"])
    text = "Not nothing, isn't it? As  long\nas отказалась knot."
    assert [match[0] for match in words.finditer(text)] == [
        "Not",
        "isn't",
        "As  long\nas",
        "отказалась",
    ]


@pytest.mark.parametrize("words", list(permutations(["as", "as long as", "as long"])), ids="|".join)
def test_the_longer_phrase_is_found_in_whatever_order_a_file_has_them(
    words: tuple[str, ...],
) -> None:
    found = any_of(words).finditer("as if, As long as it is, as long")
    assert [match[0] for match in found] == ["as", "As long as", "as long"]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Point 4 was met", {"4"}),
        ("points 4 and 6, 7 to 9", {"4", "6", "7", "9"}),
        ("Points 1-3", {"1", "3"}),
        ("the fourth point and the 5th clause", {"4", "5"}),
        ("point of view; at point seven", {"7"}),
        ("the 9 points, 4 percent, article 12% and article 2020s", set()),
        ("nine points were agreed", set()),
        ("point 2020", set()),
        ("at point seven", {"7"}),
        ("under point twenty", set()),
        ("point one, and the third point", {"1", "3"}),
        ("Point Four", {"4"}),
    ],
)
def test_points_are_named_by_number_and_by_word(text: str, numbers: set[str]) -> None:
    assert named(text) == numbers


@pytest.mark.parametrize(
    ("tag", "text", "numbers"),
    [
        ("ru", "в четвёртом пункте, пунктах 5 и 6, п. 7 и 8-м пункте", {"4", "5", "6", "7", "8"}),
        ("pl", "w czwartym punkcie, pkt. 5 i 6 oraz 7. punkt", {"4", "5", "6", "7"}),
        ("az", "Bəyanatda 4-cü bəndi, beşinci bənd, bənd 6", {"4", "5", "6"}),
        ("tr", "4'üncü madde, beşinci madde, madde 6 ve 7. maddesi", {"4", "5", "6", "7"}),
        ("uk", "четвертому пункті, пунктах 5 та 6, п. 7 та п'ятий пункт", {"4", "5", "6", "7"}),
        ("fr", "le quatrième point, les points 5 et 6, article premier", {"1", "4", "5", "6"}),
        ("de", "im vierten Punkt, Punkte 5 und 6, der 7. Punkt, Ziffer acht", {*"45678"}),
        ("hy", "չորրորդ կետը, 5-րդ կետում, կետ 6", {"4", "5", "6"}),
    ],
)
def test_points_are_named_in_each_language(tag: str, text: str, numbers: set[str]) -> None:
    assert named(text, tag) == numbers
