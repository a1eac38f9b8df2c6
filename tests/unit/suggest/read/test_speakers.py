"""Who says a sentence, and how his words reach the reader."""

from __future__ import annotations

from dataclasses import replace

import pytest

from compliance.model.base import SourceId
from compliance.model.dates.edtf import parse_edtf
from compliance.model.words import Group, Voice
from compliance.suggest.given import Known
from support.reading import AGREEMENT, ALONE, KNOWN, channel_known, last, read, words

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


OWN = [
    ("en", "The truce was called by all of those on the shore a good one."),
    ("en", "The posts are the reported by Norland."),
    ("en", "The posts are empty, told Norland."),
    ("en", "The posts on the shore are empty."),
    ("ru", "Посты на берегу пусты."),
    ("en", "Norland's reports on the shore are long."),
    ("en", "The new claims are long and old."),
    ("en", "It is believed that the posts on the shore are empty."),
    ("en", "The war reported on the shore was long."),
    ("en", "According to Norland."),
    ("en", "According to a text signed by the leaders of Norland it is quiet."),
    ("en", "The old work in Westria said the posts are empty."),
    ("en", 'Point 6 of the agreement states "the shore of the lake is free".'),
    ("en", "Asked about the shore, nobody knew of Norland."),
    ("en", "Sudonian claims on the shore are old."),
    ("en", "The Old Shore of Norland said the posts are empty."),
    ("en", "Both sides said the posts are empty."),
    ("en", "The posts are empty, says the statement."),
    ("en", "Cold Old Dark Long Low Tall Wide Winter Water said the posts are empty."),
    ("en", "The long, the old, the cold, the dark, said nobody."),
    ("en", "Explaining all this is hard to do."),
    ("en", "The deal of the old shore suggests that the posts are empty."),
    ("en", "A court on the shore said nothing."),
    ("en", "According to the rules of the lake it is quiet."),
    ("en", "The talks were in Norland, said nobody."),
    ("en", "Norland : it."),
]


@pytest.mark.parametrize(("language", "text"), OWN)
def test_what_nobody_else_says_is_the_articles_own(language: str, text: str) -> None:
    said = last(text, language)
    assert (said.speaker, said.voice, said.side) == ("gazette", Voice.OWN, "third")
    assert said.group is Group.MEDIA


def test_an_author_who_is_a_source_speaks_in_his_articles() -> None:
    assert last("The posts are empty.", authors=("Vera Reed",)).speaker == "gazette-reed"


def test_an_author_whom_another_outlet_prints_again_speaks_there_too() -> None:
    said = last("The posts are empty.", authors=("Vera Reed",), outlet="north-paper")
    assert (said.speaker, said.side) == ("gazette-reed", "third")


def test_an_article_of_nobody_known_is_of_nobody() -> None:
    said = last("The posts are empty.", outlet=None)
    assert (said.speaker, said.side) == (None, "unknown")


def test_what_a_voice_of_a_side_tells_of_the_other_is_characterised() -> None:
    text = "Sudonia believes that the posts are empty."
    assert last(text, outlet="north-paper").voice is Voice.CHARACTERISED
    assert last(text, outlet="south-paper").voice is Voice.REPORTED
    assert last(text, outlet="north-paper", known=channel_known()).voice is Voice.REPORTED


def test_what_somebody_unknown_says_is_characterised_by_a_voice_of_a_side() -> None:
    text = "Witnesses said the posts are empty."
    assert last(text, outlet="north-paper").voice is Voice.CHARACTERISED


def test_what_the_article_says_of_its_own_publisher_is_its_own() -> None:
    text = "“The posts on the shore are empty now,” Norland's defence ministry said."
    assert last(text, outlet="north-mod").voice is Voice.OWN
    assert last("Norland's defence ministry said all is quiet.", outlet="north-mod").voice is (
        Voice.OWN
    )


def test_what_a_quotation_tells_of_its_own_side_is_its_own_word() -> None:
    text = "“Norland's president said that the posts are empty,” Norland's defence ministry said."
    assert last(text).speaker == "north-mod"


def test_what_it_tells_before_the_name_of_another_is_his_too() -> None:
    text = "“The posts on the shore are empty, Sudonia said,” Norland's defence ministry said."
    assert last(text).speaker == "south-unnamed"


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


def test_without_an_upper_bound_of_the_day_of_publication_nothing_is_dated() -> None:
    open_ended = parse_edtf("2022-03-30/..")
    said = last("Norland said on Monday that it was quiet in 2019.", published=open_ended)
    assert (said.details.asserted, said.details.event) == (None, None)


def test_a_language_without_words_is_not_read() -> None:
    assert read("Norland said the posts are empty.", "xx") == []
    assert read("Norland said the posts are empty.", None) == []


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


def test_signs_without_words_are_no_sentence() -> None:
    assert len(read("Norland said all is quiet.\n\n...\n\nThe end came.")) == 2


def test_a_long_line_is_no_heading() -> None:
    text = f"{'Norland said that all is very quiet on the shore of the lake ' * 3}\n\nThe end came."
    assert last(text).heading is None


def test_a_quotation_of_many_sentences_is_of_who_is_named_at_its_end() -> None:
    text = (
        "“The posts on the shore are empty. Nobody is there. The lake is frozen. "
        "It will be spring,” Norland's defence ministry said."
    )
    assert {one.speaker for one in read(text)} == {"north-mod"}


def test_the_one_voice_of_an_article_runs_on_but_for_history() -> None:
    said = [one.speaker for one in read(ALONE)]
    assert said == ["north-mod", "north-mod", "gazette", "north-mod"]


def test_a_voice_that_is_heard_once_does_not_run_on() -> None:
    text = "Norland's defence ministry said the posts are empty.\n\nThe boats are on land."
    assert last(text).speaker == "gazette"


def test_of_two_sides_neither_runs_on() -> None:
    text = (
        "Norland's defence ministry said the posts are empty.\n\n"
        "Norland's defence ministry said all is quiet.\n\n"
        "Sudonia said all is quiet.\n\nThe boats are on land."
    )
    assert last(text).speaker == "gazette"


def test_a_capital_that_stands_for_a_state_does_not_run_on() -> None:
    text = "Norland said the posts are empty.\n\nNorburg said so.\n\nThe boats are on land."
    assert last(text).speaker == "gazette"


def test_in_what_a_ministry_publishes_nobody_else_runs_on() -> None:
    text = ALONE.replace("Norland", "Sudonia")
    assert [one.speaker for one in read(text, outlet="north-mod")][1] == "north-mod"
    headed = "The posts are empty: Boris Melk\n\nThe posts are empty now."
    assert last(headed, outlet="north-mod").speaker == "north-mod"


def test_a_headline_of_a_capital_says_nothing_of_the_whole() -> None:
    assert last("The posts are empty: Norland\n\nThe boats are on land.").speaker == "gazette"


def test_an_outlet_that_relays_is_no_speaker() -> None:
    text = "The posts are empty, said Norland's defence ministry, Norland Herald reports."
    assert {one.speaker for one in read(text)} == {"north-mod"}


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


def test_a_name_that_was_told_in_full_is_known_by_its_last_word() -> None:
    assert last("President Boris Melk came. Melk said all is quiet.").speaker == "south-president"


def test_an_office_of_one_of_two_sides_may_be_of_either() -> None:
    said = last("Norland and Sudonia are quiet, its finance ministry said.")
    assert (said.speaker, said.side) == (None, "unknown")


def test_who_holds_an_office_of_a_third_state_is_known_by_his_name() -> None:
    said = last("Westrian President Ivo Kern said all is quiet. Kern added that it is cold.")
    assert (said.speaker, said.side) == (None, "third")


def test_a_mission_to_a_place_is_nobodys_office() -> None:
    said = last("Soldiers came on a mission in Norland, Ivo Kern of it said. Kern said it is cold.")
    assert said.side == "unknown"


def test_words_at_the_end_of_a_sentence_make_no_phrase_with_the_next() -> None:
    text = "Norland's president spoke.\n“Norland has left it,” Norland added.\nTo note, all left."
    assert [one.speaker for one in read(text)][1] == "north-unnamed"


def test_what_is_denied_is_who_had_said_it() -> None:
    text = "Norland denied the claim of Sudonia that its soldiers have entered the shore."
    denial, claim = read(text)
    assert (denial.speaker, denial.details.denied) == ("north-unnamed", "south-unnamed")
    assert (claim.speaker, words(text, claim)) == (
        "south-unnamed",
        "its soldiers have entered the shore",
    )
    assert claim.via == ("north-unnamed", "gazette")
    own = "Norland denied the claim of Norland's president that its soldiers have come."
    assert [one.speaker for one in read(own)] == ["north-unnamed"]


def test_an_article_that_names_its_one_voice_at_the_end_is_all_of_it() -> None:
    text = (
        "The posts are empty.\n\nThe boats are on land.\n\nThe shore is free.\n\n"
        "All is quiet, Norland's defence ministry said."
    )
    assert {one.speaker for one in read(text)} == {"north-mod"}


def test_somebody_of_whom_only_the_name_is_told_is_cited_by_it() -> None:
    assert last("According to Orlo, all is quiet.").speaker_words == "Orlo"


def test_marks_of_two_kinds_close_each_other() -> None:
    text = "\"The posts on the shore are empty now,” Norland's defence ministry said."
    assert read(text)[0].voice is Voice.QUOTED


def test_what_is_told_to_a_meeting_stands_before_who_tells_it() -> None:
    text = (
        "The posts on the shore are empty, Norland's foreign minister told a meeting of the lake "
        "towns that was held in the old hall on Friday."
    )
    assert read(text)[0].speaker == "north-mfa"


def test_a_department_of_a_ministry_speaks_for_it() -> None:
    text = "The Information Department of the Foreign Ministry of Norland said all is quiet."
    assert last(text).speaker == "north-mfa"


def test_what_somebody_refers_to_is_of_his_voice() -> None:
    text = "Referring to the agreement that was violated, Sudonia said all is quiet."
    assert [one.speaker for one in read(text)] == ["south-unnamed"]


def test_what_opens_with_a_contrast_is_the_outlets() -> None:
    text = "Although the agreement was violated, Sudonia said all is quiet."
    assert [one.speaker for one in read(text)] == ["gazette", "south-unnamed"]
