"""Who says a sentence, and how his words reach the reader."""

from __future__ import annotations

from dataclasses import replace

import pytest

from compliance.model.base import SourceId
from compliance.model.dates.edtf import parse_edtf
from compliance.model.words import Group, SourceKind, Voice
from compliance.suggest.given import Known
from support.reading import AGREEMENT, KNOWN, channel_known, last, read, source, words

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


CARRIED_ON = [
    ("en", "Norland's defence ministry said the posts are empty. It added that all is quiet.",
     "north-mod"),
    ("ru", "Минобороны Норланда заявило, что посты пусты. Оно добавило, что все тихо.",
     "north-mod"),
    ("en", "Norland's defence ministry spoke. The defence ministry said all is quiet.",
     "north-mod"),
    ("en", "Norland said the posts are empty. The statement said that all is quiet.",
     "north-unnamed"),
    ("en", "Norland said the posts are empty. It was also reported that all is quiet.",
     "north-unnamed"),
    ("ru", "МИД Норланда сообщил о постах. Отмечается, что все тихо.", "north-mfa"),
    ("en", "Norland said the posts are empty. They are cold.", "north-unnamed"),
    ("en", "Norland said the posts are empty. Our soldiers are at home.", "north-unnamed"),
    ("en", "Norland warned of war, and said all is quiet.", "north-unnamed"),
    ("en", "Norland said the posts are empty, adding that all is quiet.", "north-unnamed"),
    ("en", "The spokesman of Norland, Jan Orm, came. Orm said all is quiet.", "north-unnamed"),
    ("en", "Jan Orm, spokesman of Norland, came. “All of it is quiet here,” said Orm.",
     "north-unnamed"),
    ("en", "Norland's defence ministry spoke. According to it, all of it is quiet.", "gazette"),
    ("en", "Norland's defence ministry said it. According to him, the posts are empty.",
     "north-mod"),
    ("ru", "МИД Норланда сообщил о них. По его словам, посты пусты.", "north-mfa"),
    ("en", "Norland's foreign minister, Jan Orm, came. The minister said all is quiet.",
     "north-mfa"),
    ("en", "Norland's foreign minister came. The diplomat said all is quiet.", "gazette"),
    ("en", "Norland's foreign minister said it was late. The diplomat said all is quiet.",
     "north-mfa"),
    ("ru", "Министр обороны Норланда выступил. Министр заявил, что все тихо.", "north-mod"),
    ("en", "SUDVILLE, (Wire) - It is cold. The foreign ministry said all is quiet.", "south-mfa"),
    ("en", "The posts are empty. The statement came from Norland's defence ministry.",
     "north-mod"),
    ("en", "All is quiet. It is cold. Norland's defence ministry announced this.", "north-mod"),
    ("en", "Norland's defence ministry: all is quiet here\n\nThe posts are empty now.",
     "north-mod"),
    ("en", "The posts are empty: Boris Melk\n\nThe posts are empty now.", "south-president"),
    ("ru", "Все тихо. Об этом заявил Ян Орм, представитель Норланда.", "north-unnamed"),
    ("en", "Norland is quiet, its foreign ministry said.", "north-mfa"),
    ("ru", "Глава МИД Норланда Ян Орм выступил. «Все», — сказал Орм. Дипломат сообщил, что тихо.",
     "north-mfa"),
    ("ru", "Посты пусты. Об этом говорится в сообщении МИД Норланда. Оно добавило, что все тихо.",
     "north-mfa"),
    ("ru", "— Норланд ушел, — ответил министр обороны Судонии.", "south-mod"),
    ("en", "A spokesman of Norland in the group (MG) Ada Lind also said yes. Lind said all is dry.",
     "north-unnamed"),
    ("en", "A spokesman of Norland (Wire) said all is quiet.", "north-unnamed"),
    ("en", "It was so ) said Norland, and the posts on the shore are empty.", "north-unnamed"),
    ("en", "Norland is quiet. The country's foreign ministry said the posts are empty.",
     "north-mfa"),
    ("ru", "В Норланде тихо. Об этом сообщил МИД страны.", "north-mfa"),
    ("en", "Norland is quiet, its foreign minister, Ada Lind, said. Lind added that it is cold.",
     "north-mfa"),
    ("en", "It was late. Lind, Norland's foreign minister, said so. Lind said it is cold.",
     "north-mfa"),
    ("en", "Norland said Sudville reported that the posts are empty. It added that all is quiet.",
     "north-unnamed"),
    ("en", "Jan Orm, spokesman of Norland, came. Orm added.\nTo all, they seem empty, said Orm.",
     "north-unnamed"),
    ("en", "According to state news agency Wire.pro, Norland's foreign minister said it is quiet.",
     "north-mfa"),
    ("en", "Norland's foreign minister spoke to a paper, blaming Sudonia. All is quiet, he said.",
     "north-mfa"),
    ("ru", "МИД Норланда сообщил, что поздно. Там добавили, что все тихо.", "north-mfa"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "speaker"), CARRIED_ON)
def test_words_that_carry_on_are_of_who_spoke_before(
    language: str, text: str, speaker: str
) -> None:
    said = read(text, language)
    if "The diplomat" in text and speaker == "gazette":
        assert (said[-1].speaker, said[-1].speaker_words) == (None, "diplomat")
        return
    told_later = any(one in text for one in ("Об этом", "came from", "announced this"))
    assert said[0 if told_later else -1].speaker == speaker


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


def test_what_a_quotation_tells_of_others_is_relayed_by_its_speaker() -> None:
    text = "“It is late. Sudonia said that the posts are empty,” Norland's defence ministry said."
    said = last(text)
    assert (said.speaker, said.voice) == ("south-unnamed", Voice.CHARACTERISED)
    assert said.via == ("north-mod", "gazette")
    before = "“It is late and cold now, and Sudonia said that the posts are empty,” Norland said."
    assert [one.speaker for one in read(before)] == ["north-unnamed", "south-unnamed"]


def test_what_a_quotation_tells_of_its_own_side_is_its_own_word() -> None:
    text = "“Norland's president said that the posts are empty,” Norland's defence ministry said."
    assert last(text).speaker == "north-mod"


def test_what_it_tells_before_the_name_of_another_is_his_too() -> None:
    text = "“The posts on the shore are empty, Sudonia said,” Norland's defence ministry said."
    assert last(text).speaker == "south-unnamed"


def test_a_few_quoted_words_are_part_of_what_is_reported() -> None:
    said = last("Norland said the posts are “quite empty” now.")
    assert (said.speaker, said.voice) == ("north-unnamed", Voice.REPORTED)


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
    assert (said.asserted, said.event) == (None, None)


def test_a_language_without_words_is_not_read() -> None:
    assert read("Norland said the posts are empty.", "xx") == ()
    assert read("Norland said the posts are empty.", None) == ()


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


def test_what_a_statement_says_in_a_quotation_is_of_who_is_quoted() -> None:
    text = "“The statement said that all is quiet here today,” Norland's defence ministry said."
    assert {one.speaker for one in read(text)} == {"north-mod"}


def test_a_quotation_of_many_sentences_is_of_who_is_named_at_its_end() -> None:
    text = (
        "“The posts on the shore are empty. Nobody is there. The lake is frozen. "
        "It will be spring,” Norland's defence ministry said."
    )
    assert {one.speaker for one in read(text)} == {"north-mod"}


ALONE = (
    "Norland's defence ministry said the posts are empty.\n\n"
    "The boats are on land. The talks went on for decades.\n\n"
    "All is quiet, the ministry added."
)


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


def test_a_quotation_that_nobody_is_named_for_is_of_the_one_voice() -> None:
    text = "“All the posts on the shore are empty.”\n\n\n\n\n" + ALONE
    assert read(text)[0].speaker == "north-mod"


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
    assert (denial.speaker, denial.denied) == ("north-unnamed", "south-unnamed")
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


def test_the_end_of_a_quotation_is_quoted_however_short() -> None:
    text = "“The posts on the shore are empty. All is quiet,” Norland said."
    assert [one.voice for one in read(text)] == [Voice.QUOTED] * 2


def test_somebody_of_whom_only_the_name_is_told_is_cited_by_it() -> None:
    assert last("According to Orlo, all is quiet.").speaker_words == "Orlo"


def test_marks_of_two_kinds_close_each_other() -> None:
    text = "\"The posts on the shore are empty now,” Norland's defence ministry said."
    assert read(text)[0].voice is Voice.QUOTED
