"""Who says a sentence: by a name, by an office, or by both."""

from __future__ import annotations

from dataclasses import replace

import pytest

from compliance.model.base import SourceId
from compliance.model.words import Voice
from compliance.suggest.given import Known
from support.reading import AGREEMENT, KNOWN, last, read

REPORTED = [
    ("en", "Norland said the posts on the shore are empty.", "north-unnamed"),
    ("ru", "Норланд заявил, что посты на берегу пусты.", "north-unnamed"),
    ("en", "Norland's defence ministry said that the posts are empty.", "north-mod"),
    ("ru", "Министерство обороны Норланда заявило, что посты пусты.", "north-mod"),
    ("en", "The Norlander Ministry of Defence announced that the posts are empty.", "north-mod"),
    ("en", "The Ministry of Foreign Affairs of Sudonia said the posts are empty.", "south-mfa"),
    ("ru", "МИД Судонии сообщил, что посты пусты.", "south-mfa"),
    ("en", "The posts are empty, said the Sudonian foreign ministry.", "south-mfa"),
    ("ru", "Посты пусты, сообщил МИД Судонии.", "south-mfa"),
    ("en", "The posts are empty, Norland's foreign ministry said on Monday.", "north-mfa"),
    ("en", "According to Norland, the posts on the shore are empty.", "north-unnamed"),
    ("ru", "По словам Норланда, посты на берегу пусты.", "north-unnamed"),
    ("en", "The posts on the shore are empty, according to Sudonia.", "south-unnamed"),
    ("en", "Norland, though, said the posts are empty.", "north-unnamed"),
    ("en", "Sudonian President Boris Melk, during a visit to Norland, said the posts are empty.",
     "south-president"),
    ("en", "Boris Melk, the president of Sudonia, said the posts are empty.", "south-president"),
    ("ru", "Президент Судонии Борис Мелк заявил, что посты пусты.", "south-president"),
    ("en", "The statement by Norland indicated that the posts are empty.", "north-unnamed"),
    ("en", "Norland's claim says that the posts are empty.", "north-unnamed"),
    ("en", "A letter by Sudville which says the posts are empty was read.", "south-unnamed"),
    ("en", "The press secretary of the president of Sudonia said the posts are empty.",
     "south-press"),
    ("ru", "В Норбурге заявили, что посты на берегу пусты.", "north-unnamed"),
    ("en", "The monitors have noticed that posts on the shore are empty.", "monitors"),
    ("en", "According to the paper Wire.pro, the posts on the shore are empty.", "wire"),
    ("en", "Norland: the posts on the shore are empty.", "north-unnamed"),
    ("ru", "Норланд: посты на берегу пусты.", "north-unnamed"),
    ("en", "Posts on the shore are empty - Norland\n\nText.", "north-unnamed"),
    ("en", "Aide to the Sudonian president: Norland asked for time to leave\n\nText.",
     "south-president"),
    ("ru", "Помощник президента Судонии: Норланд попросил время на уход\n\nТекст.",
     "south-president"),
    ("en", "First shot recorded on the shore - Sudonia's defence ministry\n\nText.", "south-mod"),
    ("ru", "На берегу зафиксирован первый выстрел - Минобороны Норланда\n\nТекст.", "north-mod"),
    ("en", "Norland: Sudonia said the posts are empty.", "south-unnamed"),
    ("en", "Wire.pro: Sudonia reports that the posts are empty.", "south-unnamed"),
    ("ru", "Wire.pro: Судония сообщает, что посты пусты.", "south-unnamed"),
    ("en", "In a March 9 comment Sudonian Foreign Minister Jan Orm said that all is quiet.",
     "south-mfa"),
    ("en", "Norland's foreign minister, Ada Lind, downplayed the fall of the posts on the shore.",
     "north-mfa"),
    ("en", "Sudonia is convinced that the posts on the shore are empty.", "south-unnamed"),
    ("en", "One of the officials of Norland said the posts are empty.", "north-unnamed"),
    ("en", "The press secretary of the prime minister of Sudonia said the posts are empty.",
     "south-press"),
    ("en", "Norland's defence ministry spokesman said the posts are empty.", "north-mod"),
    ("en", "It was the turn of Sudonia which said the posts are empty.", "south-unnamed"),
    ("en", "The head of Norland's defence ministry said the posts are empty.", "north-mod"),
    ("en", "Norburg /Wire/ - Norland said the posts are empty.", "north-unnamed"),
    ("en", "The posts are empty, Norland said, and the boats are all on land now too.",
     "north-unnamed"),
    ("en", "Norland on Monday said the posts are empty.", "north-unnamed"),
    ("en", "According to Norland on Monday, the posts are empty.", "north-unnamed"),
    ("en", "The posts are empty, says the statement of Norland.", "north-unnamed"),
    ("en", "NORBURG, (Wire) - Sudonia said the posts on the shore are empty.", "south-unnamed"),
    ("en", "The posts are empty, Norland's foreign minister, Ada Lind, told Wire.", "north-mfa"),
    ("en", "The posts are empty, stated the commentary of the foreign ministry of Sudonia.",
     "south-mfa"),
    ("en", "Norland's Ada Lind said the posts are empty.", "north-unnamed"),
    ("en", "Norlander Boris Melk said the posts are empty.", "south-president"),
    ("en", "Sudonia was accused by Norland of violating the truce.", "north-unnamed"),
    ("en", "In a statement, Norland's defence ministry claimed it left the shore.", "north-mod"),
    ("en", "Speaking on the shore, Norland's defence minister said it had left.", "north-mod"),
    ("ru", "Отвечая на вопрос, министр обороны Норланда заявил об уходе с берега.", "north-mod"),
    ("en", "Norland's Ada Lind also said the posts are empty.", "north-unnamed"),
    ("en", "The posts, Norland said, are empty.", "north-unnamed"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "speaker"), REPORTED)
def test_what_is_reported_is_said_by_who_is_named_for_it(
    language: str, text: str, speaker: str
) -> None:
    said = read(text, language)[0]
    assert (said.speaker, said.voice) == (speaker, Voice.REPORTED)


def test_a_body_that_many_have_is_of_the_side_that_spoke_last() -> None:
    text = "Sudonia said the posts are empty. The president said all is quiet."
    assert last(text).speaker == "south-president"
    assert last("The president said all is quiet.").speaker_words == "president"
    assert last("Sudonia said it. The press secretary said all is quiet.").speaker == "south-press"
    assert last("The press secretary said all is quiet.").speaker is None
    assert last("The monitors said all is quiet.", outlet="north-paper").speaker == "monitors"


def test_a_body_that_is_no_source_has_the_side_alone() -> None:
    said = last("Norland's parliament said the posts are empty.")
    assert (said.speaker, said.side) == (None, "north")
    assert said.speaker_words == "Norland's parliament"


def test_a_name_that_two_voices_of_a_side_have_tells_the_side() -> None:
    sources = {**KNOWN.sources}
    for name in ("south-mod", "south-mfa"):
        one = sources[SourceId(name)]
        sources[one.id] = replace(one, entry=replace(one.entry, called={"en": ("Orm",)}))
    said = last("Orm said all is quiet.", known=Known(agreement=AGREEMENT, sources=sources))
    assert (said.speaker, said.speaker_words, said.side) == (None, "Orm", "south")


def test_a_name_that_two_sides_have_names_neither() -> None:
    sources = {**KNOWN.sources}
    for name in ("south-mod", "north-mod"):
        one = sources[SourceId(name)]
        sources[one.id] = replace(one, entry=replace(one.entry, called={"en": ("Orm",)}))
    said = last("Orm said all is quiet.", known=Known(agreement=AGREEMENT, sources=sources))
    assert (said.speaker, said.side) == (None, "unknown")


def test_an_outlet_that_relays_is_no_speaker() -> None:
    text = "The posts are empty, said Norland's defence ministry, Norland Herald reports."
    assert {one.speaker for one in read(text)} == {"north-mod"}


def test_a_name_that_was_told_in_full_is_known_by_its_last_word() -> None:
    assert last("President Boris Melk came. Melk said all is quiet.").speaker == "south-president"


def test_an_office_of_one_of_two_sides_may_be_of_either() -> None:
    said = last("Norland and Sudonia are quiet, its finance ministry said.")
    assert (said.speaker, said.side) == (None, "unknown")


def test_somebody_of_whom_only_the_name_is_told_is_cited_by_it() -> None:
    assert last("According to Orlo, all is quiet.").speaker_words == "Orlo"


def test_what_is_told_to_a_meeting_stands_before_who_tells_it() -> None:
    text = (
        "The posts on the shore are empty, Norland's foreign minister told a meeting of the lake "
        "towns that was held in the old hall on Friday."
    )
    assert read(text)[0].speaker == "north-mfa"


def test_a_department_of_a_ministry_speaks_for_it() -> None:
    text = "The Information Department of the Foreign Ministry of Norland said all is quiet."
    assert last(text).speaker == "north-mfa"
