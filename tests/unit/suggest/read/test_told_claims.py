"""What a noun says that somebody said, and what whoever tells it adds."""

from __future__ import annotations

import pytest

from compliance.model.words import Act, Status, Voice
from support.reading import last, read, words

UNTRUE = [
    "The latest Sudonian statement accusing Norland of violating the truce proved incompetent.",
    "The note of Sudonia's foreign ministry, accusing Norland of violating the truce, is a lie.",
    "A note of Sudonia accusing Norland of war and allegedly violating the truce is a lie.",
    "Sudonia's claim that Norland has violated the agreement is absurd nonsense.",
    "The claim made by Sudonia that Norland has violated the agreement is groundless.",
]


@pytest.mark.parametrize("text", UNTRUE)
def test_a_claim_that_is_called_untrue_is_denied_by_the_author_and_made_by_its_owner(
    text: str,
) -> None:
    own, told = sorted(read(text), key=lambda one: one.speaker or "")
    assert (own.speaker, own.act, own.status) == ("gazette", Act.DENIES, None)
    assert (told.side, told.status) == ("south", Status.VIOLATED)
    assert told.respondents == ("north",)


def test_whoever_tells_a_claim_relays_it() -> None:
    text = "Norland said Sudonia's claim that the posts are occupied is false."
    teller, told = read(text)
    assert (teller.speaker, teller.act) == ("north-unnamed", Act.DENIES)
    assert (told.speaker, told.via) == ("south-unnamed", ("north-unnamed", "gazette"))
    assert words(text, told) == "Sudonia's claim that the posts are occupied"


@pytest.mark.parametrize(
    "text",
    [
        "The Sudonian statement accusing Norland of violating the truce came on Monday.",
        "Boats took the report by Sudonia that Norland has violated the truce to the lake.",
        "The information announced by Sudonia: Norland has violated the truce on the lake.",
    ],
)
def test_a_claim_that_nobody_judges_is_its_owners_alone(text: str) -> None:
    assert last(text).speaker == "south-unnamed"


@pytest.mark.parametrize(
    "text",
    [
        "The report of Sudonia was long, and the boats that came are on land.",
        "The report on the lake that was read is long.",
        "Nobody read Norland's claim that night.",
        "Long is the report of all those old boats in Sudonia that came on land.",
        "Long is the report that came to Sudonia that all is quiet.",
    ],
)
def test_a_noun_that_tells_no_claim_of_anybody_makes_none(text: str) -> None:
    assert {one.speaker for one in read(text)} == {"gazette"}


def test_what_the_owner_of_a_claim_says_himself_is_one_statement() -> None:
    said = read("Norland repeated Norland's claim that the posts on the shore are empty.")
    assert [one.speaker for one in said] == ["north-unnamed"]


def test_how_a_demand_was_made_is_told_by_whoever_tells_of_it() -> None:
    text = "Norland put pressure on Sudonia to leave, in particular by shelling the lake."
    asked, own = read(text)
    assert (asked.speaker, asked.act) == ("north-unnamed", Act.DEMANDS)
    assert words(text, asked) == "Norland put pressure on Sudonia to leave"
    assert (own.speaker, own.voice) == ("gazette", Voice.OWN)
    assert words(text, own) == text[:-1]


def test_a_demand_with_much_behind_a_comma_is_one_demand() -> None:
    said = read("Norland demanded that Sudonia leave the lake, and the shore, by all means now.")
    assert {one.speaker for one in said} == {"north-unnamed"}
    said = read("Norland urged Sudonia to leave the lake now, long cold old by sea or land.")
    assert {one.speaker for one in said} == {"north-unnamed"}


def test_upon_what_somebody_warned_is_told_by_whoever_tells_of_it() -> None:
    text = "Norland warned of a famine after the road was closed."
    warned, own = read(text)
    assert (warned.speaker, words(text, warned)) == ("north-unnamed", "Norland warned of a famine")
    assert (own.speaker, words(text, own)) == ("gazette", "the road was closed")
    assert len(read("Norland warned of a famine after the war on the lake.")) == 1
    assert len(read("Norland warned of a famine that came after the road was closed.")) == 1


def test_a_heading_that_tells_who_was_told_to_do_a_thing_is_of_who_speaks_next() -> None:
    asked = read("Norlander troops ordered to leave\n\nSudonia said the posts are full.")[0]
    assert (asked.speaker, asked.act, asked.respondents) == (
        "south-unnamed",
        Act.DEMANDS,
        ("north",),
    )
    assert read("Norlander troops ordered to leave\n\nIt is cold.")[0].speaker == "gazette"


def test_what_was_done_to_somebody_without_a_name_is_told_on_by_who_spoke() -> None:
    text = "Norland's defence ministry said all is quiet. Three men were wounded."
    assert last(text).speaker == "north-mod"
    assert last(f"{text[:-1]} in Sudonia.").speaker == "gazette"
    assert last(f"{text[:-1]} in the decades of war.").speaker == "gazette"


def test_an_envoy_to_a_side_does_not_speak_for_it() -> None:
    said = last("The ambassador to Norland said the posts are empty.")
    assert said.side == "third"


def test_local_people_are_of_where_the_outlet_is() -> None:
    text = "Some local experts said the posts are empty."
    assert last(text, outlet="north-paper").side == "north"
    assert last(text).side == "unknown"
    assert last("Experts said it is cold.", outlet="north-paper").side == "unknown"


def test_a_person_is_known_by_the_name_that_a_source_begins_with() -> None:
    assert last("The analyst Vera Reed said the posts are empty.").speaker == "gazette-reed"


def test_what_retells_an_agreement_behind_the_only_voice_is_the_outlets() -> None:
    text = (
        "Norland's defence ministry said the posts are empty.\n\n"
        "All is quiet, the ministry added.\n\n"
        "Under the agreement, monitors are deployed on the shore."
    )
    assert last(text).speaker == "gazette"
    argued = text.replace("monitors are", "as it clearly says, monitors are")
    assert last(argued).speaker == "north-mod"
    fresh = text.replace("Under the agreement, monitors are", "The force has").replace(
        "has deployed", "has deployed men"
    )
    assert last(fresh).speaker == "north-mod"


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
