"""Words that carry on what somebody said before."""

from __future__ import annotations

import pytest

from support.reading import ALONE, last, read

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


def test_what_stands_behind_a_colon_is_his_who_spoke_before_it() -> None:
    text = (
        "Norland underlines the following:\n\nThe posts on the shore are empty now.\n\n"
        "Nobody has been there."
    )
    assert [one.speaker for one in read(text)][-2:] == ["north-unnamed"] * 2
    assert last(text.replace(":", ".")).speaker == "gazette"
    assert last(f"{text} “All is quiet here now,” it said. The lake froze.").speaker == "gazette"


def test_an_agreement_is_nobody_who_speaks() -> None:
    text = "Norland underlines the following:\n\nThe Joint Statement of Shore underlines the peace."
    assert last(text).speaker == "north-unnamed"


def test_who_was_named_before_is_meant_if_nobody_spoke() -> None:
    named = "Norland's foreign minister chaired a sitting."
    assert last(f"{named} It was underscored that the posts are empty.").speaker == "north-mfa"
    assert last(f"{named} According to him, the posts are empty.").speaker == "north-mfa"
    own = last(f"{named} He said the posts are empty.", outlet="north-mod")
    assert own.speaker == "north-mod"


def test_an_outlet_that_reports_is_not_who_spoke_last() -> None:
    text = (
        "Norland said all is quiet. It froze, Lake Gazette reports. According to him, all is well."
    )
    assert last(text).speaker == "north-unnamed"


def test_behind_the_last_words_of_the_only_voice_the_outlet_tells() -> None:
    text = (
        "Norland's defence ministry said the posts are empty.\n\n"
        "All is quiet, the ministry added.\n\nNobody is there, the ministry said.\n\n"
        "The force has left the shore."
    )
    assert last(text).speaker == "gazette"
    assert last(text.replace("The force", "Also, the force")).speaker == "north-mod"
    much = " ".join(["The force has left the shore."] * 5)
    assert last(f"{text}\n\n{much}").speaker == "north-mod"


def test_what_stands_behind_a_colon_goes_on_behind_what_its_own_voice_says() -> None:
    text = (
        "Norland underlines the following:\n\nThe statement says that all is quiet.\n\n"
        "The lake froze."
    )
    assert last(text).speaker == "north-unnamed"


def test_what_news_comes_after_is_told_by_the_outlet() -> None:
    text = (
        "Norland's defence ministry said the posts are empty.\n\nAll is quiet, it added.\n\n"
        "The comments come after men crossed the shore.\n\nNobody is there, the ministry said."
    )
    assert [one.speaker for one in read(text)][2] == "gazette"


def test_behind_the_only_voice_a_later_one_leaves_what_is_between_to_the_outlet() -> None:
    one = (
        "Norland's defence ministry said the posts are empty.\n\n"
        "All is quiet, the ministry added.\n\nNobody is there, the ministry said.\n\n"
    )
    tail = "The force has left the shore. " * 5
    between = f"{one}{tail}\n\nThe Norlander president said it was late."
    assert [one.speaker for one in read(between)][4] == "gazette"
    assert [one.speaker for one in read(one + tail)][4] == "north-mod"


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


def test_an_article_that_names_its_one_voice_at_the_end_is_all_of_it() -> None:
    text = (
        "The posts are empty.\n\nThe boats are on land.\n\nThe shore is free.\n\n"
        "All is quiet, Norland's defence ministry said."
    )
    assert {one.speaker for one in read(text)} == {"north-mod"}
