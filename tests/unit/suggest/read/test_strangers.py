"""Voices that the workspace does not know, and those of states that are no side."""

from __future__ import annotations

import pytest

from compliance.model.words import SourceKind
from compliance.suggest.given import Known
from support.reading import AGREEMENT, KNOWN, last, read, source

NOBODYS = [
    ("en", "Witnesses said the posts on the shore are empty.", "Witnesses"),
    ("ru", "Очевидцы сообщили, что посты на берегу пусты.", "Очевидцы"),
    ("en", "Sources close to Norland's defence ministry say the posts are empty.",
     "Sources close to Norland's defence ministry"),
    ("en", "Norland's defence ministry sources say the posts are empty.",
     "Norland's defence ministry sources"),
    ("en", "Jan Orm said the posts on the shore are empty.", "Jan Orm"),
    ("en", "“The posts on the shore are empty,” said Jan Orm.", "Jan Orm"),
    ("en", "Orm said the posts on the shore are empty.", "Orm"),
    ("en", "Jan Orm also said the posts on the shore are empty.", "Jan Orm"),
    ("en", "The spokesman for the defence ministry said all is quiet.",
     "spokesman for the defence ministry"),
    ("en", "The government press service said all is quiet.", "government press service"),
    ("en", "A spokesman (Boris Melk's) said all is quiet.", "spokesman"),
    ("en", "The posts are empty, Jan Orm, a fisherman, said.", "Jan Orm"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "printed"), NOBODYS)
def test_somebody_whom_the_workspace_does_not_know_has_no_side(
    language: str, text: str, printed: str
) -> None:
    said = read(text, language)[0]
    assert (said.speaker, said.speaker_words, said.side) == (None, printed, "unknown")
    assert said.group is None


FOREIGN = [
    ("en", "Norland denied the claims of Westrian President Ada Lind. Lind said all is quiet."),
    ("en", "Sudonia denied the claims of Westrian President Ada Lind. Lind said all is quiet."),
    ("ru", "Норланд отверг слова президента Вестрии Ады Линд. Линд заявила, что все тихо."),
    ("ru", "Судония отвергла слова президента Вестрии Ады Линд. Линд заявила, что все тихо."),
    ("en", "The International Lake Committee came. The European Lake Union said all is quiet."),
    ("en", "OSCE Monitoring Committee calls on Norland to leave the shore"),
    ("en", "The European Lake Committee said it is late. The Committee says all is quiet."),
    ("ru", "Вчера Международный комитет сообщил, что поздно. Комитет добавил, что все тихо."),
]


@pytest.mark.parametrize(("language", "text"), FOREIGN)
def test_who_holds_an_office_of_another_state_is_a_third_wherever_it_is_told(
    language: str, text: str
) -> None:
    said = last(text, language)
    assert (said.speaker, said.side) == (None, "third")


def test_a_word_that_only_opens_a_sentence_is_no_state() -> None:
    assert last("Yesterday President Lind said the posts are empty.").side == "unknown"


SERVING = [
    ("en", "Colonel of the Sudonian army Jan Orm said the posts are empty.", "south"),
    ("en", "A colonel of the army of Norland said the posts are empty.", "north"),
    ("ru", "Полковник армии Норланда заявил, что посты пусты.", "north"),
    ("ru", "Полковник армии Судонии заявил, что посты пусты.", "south"),
]


@pytest.mark.parametrize(("language", "text", "side"), SERVING)
def test_who_has_a_rank_speaks_for_whose_army_he_is_in(language: str, text: str, side: str) -> None:
    assert last(text, language).side == side


BELIEVED = [
    (
        "en",
        "Norland's foreign ministry said it is late. We believe the shore is empty.",
        "north-mfa",
    ),
    (
        "en",
        "Sudonia's foreign ministry said it is late. We believe the shore is empty.",
        "south-mfa",
    ),
    ("ru", "МИД Норланда сообщил, что поздно. Мы считаем, что на берегу пусто.", "north-mfa"),
    ("ru", "МИД Судонии сообщил, что поздно. Мы считаем, что на берегу пусто.", "south-mfa"),
    ("en", "Norland's foreign ministry said it is late. We reported that it is cold.", "gazette"),
]


@pytest.mark.parametrize(("language", "text", "speaker"), BELIEVED)
def test_what_we_believe_in_a_report_is_of_who_spoke_and_what_we_reported_the_outlets(
    language: str, text: str, speaker: str
) -> None:
    assert last(text, language).speaker == speaker


def test_an_author_believes_for_himself() -> None:
    text = "Norland's foreign ministry said it is late. We believe the shore is empty."
    assert last(text, authors=("Vera Reed",)).speaker == "gazette-reed"


def with_commission() -> Known:
    """Return the voices with one of many states."""
    one = source("lake-commission", "third", "Lake Commission", SourceKind.INTERNATIONAL)
    return Known(agreement=AGREEMENT, sources={**KNOWN.sources, one.id: one})


def test_a_body_is_meant_by_the_word_for_what_it_is_only_once_it_was_named() -> None:
    known = with_commission()
    named = "The Lake Commission came. The Commission said all is quiet."
    assert last(named, known=known).speaker == "lake-commission"
    other = "The Lake Commission came. The Tax Commission said all is quiet."
    assert last(other, known=known).side == "unknown"
    assert last("The Commission said all is quiet.", known=known).side == "unknown"


def test_an_office_of_a_state_that_is_no_side_tells_who_is_named_before_it() -> None:
    text = "As Ada Lind, US Ambassador to the shore, stated, the posts are empty."
    assert last(text).side == "third"


def test_the_letters_of_a_state_are_no_we() -> None:
    assert last("Norland said the posts are empty. US soldiers left.").speaker == "gazette"


def test_a_state_written_in_letters_speaks() -> None:
    said = last("Norland said all is quiet. The U.S. welcomes the peace on the shore.")
    assert said.side == "third"
    assert last("Norland said all is quiet. It is Sudonia's claim of peace.").side == "north"


def test_the_end_of_a_long_name_is_of_the_office_that_it_is_part_of() -> None:
    council = "The State Council of the Republic of Norland for Roads, Lakes and Lost Ships"
    assert last(f"{council} said all is quiet.").side == "north"
    assert last("Roads of Norland, Lakes and Lost Ships said all is quiet.").side == "unknown"


def test_who_bears_an_office_of_no_side_is_known_by_name() -> None:
    office = "The Lake Representative for Roads and Trade Policy Ada Lind"
    assert last(f"{office} said all is quiet. Lind said the posts are empty.").side == "third"


@pytest.mark.parametrize(
    "text",
    [
        "Westrian President Ivo Kern said all is quiet.",
        "The president of Westria said all is quiet.",
        "The westerner Ivo Kern spoke. Westrian Foreign Minister Ivo Kern said all is quiet.",
        "Президент Вестрии Иво Керн заявил, что все тихо.",
    ],
)
def test_an_office_of_a_state_that_is_no_side_is_a_third_ones(text: str) -> None:
    said = last(text, "en" if text.isascii() else "ru")
    assert (said.speaker, said.side) == (None, "third")


def test_who_holds_an_office_of_a_third_state_is_known_by_his_name() -> None:
    said = last("Westrian President Ivo Kern said all is quiet. Kern added that it is cold.")
    assert (said.speaker, said.side) == (None, "third")


def test_a_mission_to_a_place_is_nobodys_office() -> None:
    said = last("Soldiers came on a mission in Norland, Ivo Kern of it said. Kern said it is cold.")
    assert said.side == "unknown"
