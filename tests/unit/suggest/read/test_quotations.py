"""Whose a quotation is that has no verb of its own."""

from __future__ import annotations

import pytest

from support.reading import read

FIRST = "“The posts are empty,” Norland's defence ministry said."
FIRST_RU = "«Посты на берегу пусты», — заявило министерство обороны Норланда."


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", f"{FIRST} “It is Sudonia that is on the shore.”\n\nSudonia rejected the remarks."),
        ("en", f"{FIRST} “The shore has been left by all.”\n\nSudonia said so too."),
        ("ru", f"{FIRST_RU} «Берег покинули все до одного».\n\nСудония это отрицает."),
    ],
)
def test_a_second_quotation_of_a_paragraph_is_of_who_said_the_first(
    language: str, text: str
) -> None:
    assert [one.speaker for one in read(text, language)[:2]] == ["north-mod", "north-mod"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "“The posts on the shore are empty.”\n\nSudonia rejected the remarks."),
        ("ru", "«Посты на берегу пусты».\n\nСудония это отрицает."),
    ],
)
def test_who_denies_a_quotation_has_not_said_it(language: str, text: str) -> None:
    assert "south-unnamed" not in [one.speaker for one in read(text, language)[:1]]
