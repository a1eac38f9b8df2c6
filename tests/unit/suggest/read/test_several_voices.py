"""Which part of a sentence each of several voices says."""

from __future__ import annotations

import pytest

from support.reading import last, read, words


def test_what_the_article_says_before_another_speaks_is_its_own() -> None:
    text = "Although the point has been fulfilled, Norland believes that Sudonia must return."
    first, second = read(text)
    assert (first.speaker, words(text, first)) == (
        "gazette",
        "Although the point has been fulfilled",
    )
    assert second.speaker == "north-unnamed"


def test_words_that_open_a_sentence_belong_to_what_is_reported_in_it() -> None:
    text = "On the northern shore Norland said the posts are empty."
    assert words(text, last(text)) == text[:-1]


def test_one_speaker_ends_where_another_begins() -> None:
    text = "Norland said the posts are empty; Sudonia denied that they are."
    assert [one.speaker for one in read(text)] == ["north-unnamed", "south-unnamed"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Norland and Sudonia say the posts are empty."),
        ("ru", "Норланд и Судония заявили, что посты пусты."),
    ],
)
def test_what_two_say_in_one_breath_each_of_them_says(language: str, text: str) -> None:
    assert {one.speaker for one in read(text, language)} == {"north-unnamed", "south-unnamed"}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "While Norland says the road is open, Sudonia insists the road is closed.",
            ["While Norland says the road is open", "Sudonia insists the road is closed"],
        ),
        (
            "The road is open, says Sudville; the posts are closed, says Norburg.",
            ["The road is open", "the posts are closed"],
        ),
        ("In a statement, Norland claimed it had left.", None),
        ("“They must go,” Norland said.", ["They must go"]),
    ],
)
def test_each_says_his_own_part_of_a_sentence(text: str, parts: list[str] | None) -> None:
    assert [words(text, one) for one in read(text)] == (parts or [text[:-1]])


def test_words_at_the_end_of_a_sentence_make_no_phrase_with_the_next() -> None:
    text = "Norland's president spoke.\n“Norland has left it,” Norland added.\nTo note, all left."
    assert [one.speaker for one in read(text)][1] == "north-unnamed"


def test_what_somebody_refers_to_is_of_his_voice() -> None:
    text = "Referring to the agreement that was violated, Sudonia said all is quiet."
    assert [one.speaker for one in read(text)] == ["south-unnamed"]


def test_what_opens_with_a_contrast_is_the_outlets() -> None:
    text = "Although the agreement was violated, Sudonia said all is quiet."
    assert [one.speaker for one in read(text)] == ["gazette", "south-unnamed"]
