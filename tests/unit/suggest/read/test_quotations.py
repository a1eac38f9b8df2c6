"""Whose a quotation is, with a verb of its own or without."""

from __future__ import annotations

import pytest

from compliance.model.words import Voice
from support.reading import ALONE, last, read

QUOTED = [
    ("en", "“The posts on the shore are empty now,” Norland's defence ministry said.", "north-mod"),
    ("ru", "«Посты на нашем берегу сейчас пусты», — заявили в МИД Норланда.", "north-mfa"),
    ("en", 'Norland said: "The posts on the shore are empty now."', "north-unnamed"),
    ("en", "“The posts on the shore are all empty. Nobody is there,” Sudonia said.",
     "south-unnamed"),
    ("en", "“The posts on the shore are empty!” the ministry said. He left.", "gazette"),
    ("en", "– The posts on the shore are empty, – said Sudonia.", "south-unnamed"),
    ("en", "“The posts on the shore are empty now.”\n\nNorland said.", "north-unnamed"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "speaker"), QUOTED)
def test_what_is_quoted_is_said_by_who_is_named_beside_it(
    language: str, text: str, speaker: str
) -> None:
    said = read(text, language)[0]
    if speaker == "gazette":
        assert said.speaker is None
        assert said.speaker_words == "ministry"
    else:
        assert said.speaker == speaker
    assert said.voice is Voice.QUOTED


def test_a_quotation_of_several_paragraphs_has_one_speaker() -> None:
    text = (
        "Norland said: “The posts on the shore are empty now.\n\n"
        "“Nobody has been on the shore since then.\n\n"
        "“All of us are at home on the northern side.”\n\n"
        "The lake froze."
    )
    said = read(text)
    assert [one.speaker for one in said[:3]] == ["north-unnamed"] * 3
    assert [one.voice for one in said] == [Voice.QUOTED] * 3 + [Voice.OWN]


def test_a_quotation_without_a_name_goes_on_from_the_one_before() -> None:
    text = "“The posts are all empty now,” Norland said.\n“We are all at home on our side.”"
    assert [one.speaker for one in read(text)] == ["north-unnamed", "north-unnamed"]


def test_a_quotation_far_from_any_other_is_of_who_spoke_last() -> None:
    text = (
        "“The posts are all empty now,” Norland said.\n\n\n\n\n\n\n"
        "“We are all at home on our side.”"
    )
    assert last(text).speaker == "north-unnamed"


def test_a_quotation_is_not_of_who_quotes_the_next() -> None:
    text = "“The posts on the shore are empty.” “They are not all empty,” Sudonia said."
    assert read(text)[0].speaker == "gazette"


def test_nobody_is_named_behind_a_quotation_by_a_sentence_about_something_else() -> None:
    text = (
        "“The posts on the shore are empty.” A new day began, and Sudonia said it was cold there."
    )
    assert read(text)[0].speaker == "gazette"


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


def test_what_a_quotation_tells_of_others_is_relayed_by_its_speaker() -> None:
    text = "“It is late. Sudonia said that the posts are empty,” Norland's defence ministry said."
    said = last(text)
    assert (said.speaker, said.voice) == ("south-unnamed", Voice.CHARACTERISED)
    assert said.via == ("north-mod", "gazette")
    before = "“It is late and cold now, and Sudonia said that the posts are empty,” Norland said."
    assert [one.speaker for one in read(before)] == ["north-unnamed", "south-unnamed"]


def test_a_few_quoted_words_are_part_of_what_is_reported() -> None:
    said = last("Norland said the posts are “quite empty” now.")
    assert (said.speaker, said.voice) == ("north-unnamed", Voice.REPORTED)


def test_what_a_statement_says_in_a_quotation_is_of_who_is_quoted() -> None:
    text = "“The statement said that all is quiet here today,” Norland's defence ministry said."
    assert {one.speaker for one in read(text)} == {"north-mod"}


def test_a_quotation_that_nobody_is_named_for_is_of_the_one_voice() -> None:
    text = "“All the posts on the shore are empty.”\n\n\n\n\n" + ALONE
    assert read(text)[0].speaker == "north-mod"


def test_the_end_of_a_quotation_is_quoted_however_short() -> None:
    text = "“The posts on the shore are empty. All is quiet,” Norland said."
    assert [one.voice for one in read(text)] == [Voice.QUOTED] * 2


def test_words_marked_within_a_quotation_do_not_end_it() -> None:
    text = (
        'Norland said: “The so-called "open shore" is a word. Nobody is there.\n\n'
        "All of us are “at home” now, and nobody has left.”\n\nThe lake froze."
    )
    said = read(text)
    assert {one.speaker for one in said[:-1]} == {"north-unnamed"}
    assert said[-1].speaker == "gazette"


def test_several_words_marked_within_a_quotation_do_not_end_it() -> None:
    text = (
        '"The "open shore" and the ‘far’ "old quay" are all empty," Norland said. The lake froze.'
    )
    said = read(text)
    assert [one.speaker for one in said] == ["north-unnamed", "gazette"]


def test_words_in_marks_end_a_quotation_if_no_other_mark_closes_it() -> None:
    text = 'Norland said: “The shore is empty now.\n\nThe "open shore" is a "quay" of ours.'
    assert last(text).speaker == "gazette"
    assert last(f"{text} It is “cold” there “now.").speaker == "gazette"


def test_a_quotation_behind_a_colon_and_never_closed_ends_with_the_text() -> None:
    text = "Norland said:\n“The posts on the shore are empty.\nNobody is there.\nIt is cold there"
    assert last(text).speaker == "north-unnamed"
    assert last(text.replace(":\n", ": ")).speaker == "gazette"


def test_what_a_quotation_tells_of_its_own_side_is_its_own_word() -> None:
    text = "“Norland's president said that the posts are empty,” Norland's defence ministry said."
    assert last(text).speaker == "north-mod"


def test_what_it_tells_before_the_name_of_another_is_his_too() -> None:
    text = "“The posts on the shore are empty, Sudonia said,” Norland's defence ministry said."
    assert last(text).speaker == "south-unnamed"


def test_a_quotation_of_many_sentences_is_of_who_is_named_at_its_end() -> None:
    text = (
        "“The posts on the shore are empty. Nobody is there. The lake is frozen. "
        "It will be spring,” Norland's defence ministry said."
    )
    assert {one.speaker for one in read(text)} == {"north-mod"}


def test_marks_of_two_kinds_close_each_other() -> None:
    text = "\"The posts on the shore are empty now,” Norland's defence ministry said."
    assert read(text)[0].voice is Voice.QUOTED
