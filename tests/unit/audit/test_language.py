"""The words of the languages: the files, and what is made of them."""

from __future__ import annotations

import tomllib
from itertools import permutations
from pathlib import Path

import pytest

import compliance.audit.languages
from compliance.audit.language import any_of, language_of

FILES = sorted(Path(compliance.audit.languages.__file__).parent.glob("*.toml"))
KEYS = ["negation", "condition", "attribution", "no_speaker", "that", "joining"]
KEYS += ["abbreviations", "point", "and", "ordinals", "numerals"]


def named(text: str, tag: str = "en") -> set[str]:
    language = language_of(tag)
    assert language is not None
    return set(language.points.named(text))


def test_there_are_several_languages() -> None:
    assert [file.stem for file in FILES] == ["az", "en", "pl", "ru"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_file_has_the_same_lists_of_lower_case_words_none_twice(file: Path) -> None:
    words = tomllib.loads(file.read_text("utf-8"))
    assert list(words) == KEYS
    for key in KEYS[:-2]:
        assert words[key] == [word.strip().lower() for word in words[key] if word.strip("* ")]
        assert len(words[key]) == len(set(words[key]))
    assert set(words["ordinals"].values()) >= set(range(1, 11))


def test_a_language_is_found_by_the_first_part_of_its_tag() -> None:
    assert language_of("en-GB") == language_of("en")
    assert language_of("tlh") is None


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
    ],
)
def test_points_are_named_in_each_language(tag: str, text: str, numbers: set[str]) -> None:
    assert named(text, tag) == numbers
