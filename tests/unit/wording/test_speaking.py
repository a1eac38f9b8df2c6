"""What is spoken, and what becomes of a message in it."""

from __future__ import annotations

import re
import string
from gettext import NullTranslations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.wording import speaking
from compliance.wording.speaking import (
    OWN_NAMES,
    Language,
    capitals,
    filled,
    foreign,
    in_quotes,
    marked,
    read_by,
    read_catalogs,
    spoken,
    spoken_in,
    tr,
    trn,
    trp,
    written_in,
)
from compliance.wording.worded import Worded

RUSSIAN = Language.RUSSIAN


class Shouting(NullTranslations):
    """Says everything louder; of numbers it has three forms."""

    def gettext(self, message: str) -> str:
        return message.upper().replace("{NAME}", "{name}")

    def ngettext(self, _one: str, _many: str, number: int) -> str:
        return ("nothing", "{number} !", "{number} !!")[min(number, 2)]

    def pgettext(self, context: str, message: str) -> str:
        return f"{message} ({context})"

    def info(self) -> dict[str, str]:
        return {"x-read-by": "A. Reader"}


@pytest.fixture
def shouting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Russian is spoken so that every message can be told from its English."""
    catalogs = {RUSSIAN: Shouting()}
    monkeypatch.setattr(
        speaking, "_catalog", lambda language: catalogs.get(language, NullTranslations())
    )


@pytest.mark.usefixtures("shouting")
def test_a_message_is_said_in_the_language_spoken_with_its_gaps_filled() -> None:
    assert tr("a {name} b", name="x") == "a x b"
    with spoken_in(RUSSIAN):
        assert tr("a {name} b", name="x") == "A x B"
        assert trp("of a voice", "official") == "official (of a voice)"
        assert [trn("{number} a", "{number} b", n) for n in range(3)] == ["nothing", "1 !", "2 !!"]
    assert [trn("{number} a", "{number} b", n) for n in (1, 2)] == ["1 a", "2 b"]
    assert trp("of a voice", "official") == "official"
    assert marked("a {name} b") == "a {name} b"


@pytest.mark.usefixtures("shouting")
def test_a_list_of_words_is_said_when_it_is_looked_into_and_not_when_it_is_made() -> None:
    with spoken_in(RUSSIAN):
        words = Worded({1: "one", 2: "two"})
        there = Worded({1: "one"}, "a number")
        assert list(words.items()) == [(1, "ONE"), (2, "TWO")]
        assert there[1] == "one (a number)"
    assert (dict(words), dict(there)) == ({1: "one", 2: "two"}, {1: "one"})
    assert len(words) == 2
    with pytest.raises(KeyError):
        words[3]


def test_what_is_spoken_within_ends_with_it() -> None:
    assert spoken() == ("en", "en")
    with spoken_in(RUSSIAN, "hy"):
        with spoken_in(Language.ARMENIAN):
            assert spoken() == ("hy", "en")
        assert spoken() == ("ru", "hy")
        with pytest.raises(ValueError, match="x"), spoken_in(Language.AZERBAIJANI):
            raise ValueError("x")
        assert spoken() == ("ru", "hy")
    assert spoken() == ("en", "en")


def test_what_is_written_in_another_language_is_foreign() -> None:
    assert foreign() is None
    assert foreign("en-GB") is None
    assert foreign("ru") == "ru"
    with spoken_in(RUSSIAN, "EN-gb"):
        assert foreign() == "EN-gb"
        assert foreign("ru-Cyrl") is None
        assert foreign("hy") == "hy"
    with spoken_in(RUSSIAN, "RU"):
        assert foreign() is None
        assert foreign("rue") == "rue"


@pytest.mark.usefixtures("shouting")
def test_who_read_a_catalog_is_told_and_of_english_nobody_has_to() -> None:
    assert read_by(RUSSIAN) == "A. Reader"
    assert read_by(Language.ENGLISH) == ""
    assert read_by(Language.ARMENIAN) is None


def test_a_catalog_that_nobody_read_says_nobody() -> None:
    assert {read_by(one) or None for one in Language} <= {None, *map(read_by, Language)}
    assert OWN_NAMES.keys() == set(Language)


def test_all_catalogs_can_be_read_before_no_file_can_be_opened_any_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    speaking._catalog.cache_clear()
    read_catalogs()

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr("pathlib.Path.open", refuse)
    for language in Language:
        with spoken_in(language):
            assert tr("a message of no catalog") == "a message of no catalog"


names = st.text(string.ascii_lowercase + "_", min_size=1, max_size=5)
texts = st.text(st.characters(codec="utf-8") | st.sampled_from("{}%$!.[]"), max_size=20)


@given(st.dictionaries(names, texts), st.lists(names | texts), texts)
def test_a_gap_is_filled_as_it_is_and_what_is_no_gap_stays(
    values: dict[str, str], parts: list[str], between: str
) -> None:
    between = re.sub("[{}]", "", between)
    parts = [re.sub("[{}]", "", part) for part in parts]
    message = between.join(f"{{{part}}}" for part in parts)
    expected = between.join(
        values.get(part, f"{{{part}}}") if re.fullmatch("[a-z_]+", part) else f"{{{part}}}"
        for part in parts
    )
    assert filled(message, values) == expected


@given(texts, st.dictionaries(names, texts))
def test_filling_evaluates_nothing(message: str, values: dict[str, str]) -> None:
    class Watched(str):
        __slots__ = ()

        def __format__(self, spec: str) -> str:
            raise AssertionError(spec)

        def __getitem__(self, index: object) -> str:
            raise AssertionError(index)

    found = filled(message, {name: Watched(value) for name, value in values.items()})
    assert found == filled(message, values)
    assert filled("{a}", {"a": message}) == message, "what fills a gap has no gaps"


@pytest.mark.parametrize("message", ["{a.b}", "{a[0]}", "{a!r}", "{a:>9}", "{0}", "{}", "{{a}}"])
def test_what_python_would_reach_into_stays(message: str) -> None:
    assert filled(message, {"a": "x"}) in {message, "{x}"}


@pytest.mark.parametrize(
    ("language", "tag", "text", "said"),
    [
        (Language.ENGLISH, None, "signs ß", "SIGNS SS"),
        (Language.AZERBAIJANI, None, "silahlı", "SİLAHLI"),
        (Language.AZERBAIJANI, "en-GB", "Russia", "RUSSIA"),
        (Language.ENGLISH, "az-Latn", "silahlı", "SİLAHLI"),
        (Language.RUSSIAN, "tr", "iki", "İKİ"),
        (Language.ARMENIAN, None, "և ժամկետը", "ԵՎ ԺԱՄԿԵՏԸ"),
    ],
)
def test_capitals_are_those_of_the_language(
    language: Language, tag: str | None, text: str, said: str
) -> None:
    with spoken_in(language):
        assert capitals(text, tag) == said


def test_what_has_no_tag_is_written_in_the_language_of_the_workspace() -> None:
    with spoken_in(Language.AZERBAIJANI, "en-GB"):
        assert (written_in(None), written_in("az")) == ("en-GB", "az")


@pytest.mark.parametrize(
    ("language", "marks"), [(Language.ENGLISH, "“”"), (Language.RUSSIAN, "«»")]
)
def test_quotation_marks_are_those_of_the_language_whatever_is_quoted(
    language: Language, marks: str
) -> None:
    with spoken_in(language):
        assert in_quotes("{words}") == f"{marks[0]}{{words}}{marks[1]}"
