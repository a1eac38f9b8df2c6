"""What is an article's own word, and what its outlet tells of others."""

from __future__ import annotations

import pytest

from compliance.model.words import Group, Voice
from support.reading import channel_known, last

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
