"""Dates, figures, respondents, points and other facts that a sentence gives."""

from __future__ import annotations

import pytest

from compliance.model.dates.edtf import parse_edtf
from support.reading import SIGNED, last, read, words

EVENTS = [
    ("en", "Sudonia's soldiers came yesterday.", "2022-03-29"),
    ("ru", "Солдаты Судонии пришли вчера.", "2022-03-29"),
    ("en", "Sudonia's soldiers came today.", "2022-03-30"),
    ("en", "Sudonia's soldiers came on Saturday.", "2022-03-26"),
    ("ru", "Солдаты Судонии пришли в субботу.", "2022-03-26"),
    ("en", "Sudonia's soldiers came on Wednesday.", "2022-03-30"),
    ("en", "Sudonia's soldiers came last week.", "2022-03-21/2022-03-27"),
    ("ru", "Солдаты Судонии пришли на прошлой неделе.", "2022-03-21/2022-03-27"),
    ("en", "Sudonia's soldiers came this week.", "2022-03-28/2022-03-30"),
    ("en", "Sudonia's soldiers came last month.", "2022-02"),
    ("en", "Sudonia's soldiers came this month.", "2022-03"),
    ("en", "Sudonia's soldiers came last year.", "2021"),
    ("en", "Sudonia's soldiers came this year.", "2022"),
    ("en", "Sudonia's soldiers came on 26 March 2021.", "2021-03-26"),
    ("ru", "Солдаты Судонии пришли 26 марта 2021 года.", "2021-03-26"),
    ("en", "Sudonia's soldiers came on March 26, 2021.", "2021-03-26"),
    ("en", "Sudonia's soldiers came on the 26th of March.", "2022-03-26"),
    ("en", "Sudonia's soldiers came on May 2.", "2021-05-02"),
    ("en", "Sudonia's soldiers came in December.", "2021-12"),
    ("en", "Sudonia's soldiers came in March 2021.", "2021-03"),
    ("en", "Sudonia's soldiers came in 2021.", "2021"),
    ("ru", "Солдаты Судонии пришли в начале марта.", "2022-03"),
    ("en", "March 3 was when they came, and March 4 too.", "2022-03-03"),
]


@pytest.mark.parametrize(("language", "text", "event"), EVENTS)
def test_a_date_is_told_by_words_and_the_day_of_publication(
    language: str, text: str, event: str
) -> None:
    told = last(text, language).details.event
    assert told is not None
    assert told.text == event


UNDATED = [
    "Sudonia's soldiers may come.",
    "Sudonia's soldiers march.",
    "Sudonia's soldiers saw Jan there.",
    "Sudonia's soldiers came on 31 February.",
    "Sudonia's soldiers came 3000 steps.",
    "The agreement of 10 November 2020 is long.",
    "The pact of 22 February 2022 is long.",
    "It was March that they came, no 45 of them.",
]


@pytest.mark.parametrize("text", UNDATED)
def test_what_is_no_date_of_an_event_is_none(text: str) -> None:
    told = last(text).details.event
    assert told is None or told.text == "2022-03"


def test_when_something_was_said_is_no_date_of_the_event() -> None:
    said = last("Norland said on Monday that the soldiers came on 3 March.").details
    assert said.asserted is not None
    assert said.event is not None
    assert (said.asserted.text, said.event.text) == ("2022-03-28", "2022-03-03")
    behind = last(
        "The soldiers came on 3 March, said Norland's defence ministry on Monday."
    ).details
    assert behind.asserted is not None
    assert behind.asserted.text == "2022-03-28"


FIGURES = [
    ("en", "They sent more than 3,000 soldiers.", "more than 3,000", "at least 3000", "soldiers"),
    ("ru", "Они отправили более 3 000 солдат.", "более 3 000", "at least 3000", "солдат"),
    ("en", "They sent almost 2,000 peacekeepers.", "almost 2,000", "about 2000", "peacekeepers"),
    ("en", "They took three villages.", "three", "3", "villages"),
    ("ru", "Они заняли три деревни.", "три", "3", "деревни"),
    ("en", "They hold 12 posts.", "12", "12", "posts"),
    ("en", "They pay 144.5 million crowns.", "144.5 million", "144500000", "crowns"),
    ("ru", "Они платят 5 тысяч крон.", "5 тысяч", "5000", "крон"),
    ("en", "They walked 2.5 miles of the shore.", "2.5", "2.5", "miles"),
    ("en", "There were no casualties.", "no", "0", "casualties"),
    ("en", "They hold 12 old posts and 3 boats.", "12", "12", "old posts"),
]


@pytest.mark.parametrize(("language", "text", "printed", "amount", "what"), FIGURES)
def test_a_figure_is_a_number_with_its_bound_and_what_it_counts(
    language: str, text: str, printed: str, amount: str, what: str
) -> None:
    figure = last(text, language).details.figures[0]
    assert (figure.as_printed, figure.amount, figure.what) == (printed, amount, what)


@pytest.mark.parametrize(
    "text",
    [
        "It was on 3 March 2021 that they came.",
        "Point 4 was read by all.",
        "They came for 12 years.",
        "They came at 12 o'clock.",
        "They came in 12.",
        "They came with 12 of 13 of the boats.",
        "They came with 12345678901 boats.",
        "The 3rd boat came.",
        "They came in three and in two, as ever.",
        "Hours 12 boats came.",
    ],
)
def test_a_number_that_counts_nothing_is_no_figure(text: str) -> None:
    assert last(text).details.figures == ()


RESPONDENTS = [
    ("en", "Sudonia has violated the agreement.", ("south",)),
    ("ru", "Судония нарушила соглашение.", ("south",)),
    ("en", "Sudonian soldiers have entered the shore.", ("south",)),
    ("en", "Soldiers from Sudonia have entered the shore.", ("south",)),
    ("en", "Norland accused Sudonia of violating the agreement.", ("south",)),
    ("en", "Norland called on Sudonia to leave.", ("south",)),
    ("en", "The monitors called on Norland and Sudonia to leave.", ("north", "south")),
    ("en", "“We urge Sudonia to leave the shore now,” Norland said.", ("south",)),
    ("en", "The monitors called on both sides to leave.", ("north", "south")),
    ("ru", "Норланд призвал обе стороны уйти.", ("north", "south")),
    ("en", "There is no change in the positions of the Sudonian army.", ("south",)),
    ("en", "Norland pledged to leave the shore.", ("north",)),
    ("en", "The monitors pledged to leave the shore.", ()),
    ("en", "Norland denied that Sudonia left the shore.", ()),
    ("en", "The joint working group has made no steps.", ("lake-group",)),
    ("en", "The monitors have left the shore.", ()),
    ("en", "The boats have left the shore.", ()),
    ("en", "The monitors told the government of Norland that Sudonia has left.", ("south",)),
    ("en", "The monitors told Norland, which was cold, of it.", ("north",)),
    ("en", "The monitors told all of the people of Norland of it.", ()),
    ("en", "Norland was attacked by Sudonia.", ("south",)),
    ("en", "Boats were burned by the Sudonian army.", ("south",)),
    (
        "en",
        "Norland entered a part of the shore held of old in all of its parts by Sudonia.",
        ("north",),
    ),
    ("en", "Sudonia has left the shore. They entered it again.", ("south",)),
    ("en", "They entered it again.", ()),
    ("en", "Norland said it has left the shore.", ("north",)),
    ("en", "It is Sudonia that has not left the shore.", ("south",)),
    ("en", "It came late, on a day so cold that Sudonia left the shore.", ()),
    ("en", "Fights between Norland and Sudonia are over.", ()),
    ("en", "The Sudonian army, Norland says, has left the shore.", ("south",)),
    ("en", "The army of Sudonia, Norland and the monitors left.", ("south", "north")),
]


@pytest.mark.parametrize(("language", "text", "respondents"), RESPONDENTS)
def test_respondents_are_those_whose_conduct_is_told(
    language: str, text: str, respondents: tuple[str, ...]
) -> None:
    assert last(text, language).respondents == respondents


def test_respondents_have_the_words_that_are_printed() -> None:
    assert last("The old Sudonian soldiers left.").respondent_words == "Sudonian soldiers"
    assert last("The boats left.").respondent_words is None


def test_points_are_named_by_number() -> None:
    assert last("Norland said points 4 and 6 were fulfilled.").named == ("4", "6")
    assert last("It was not fulfilled, along with point 3.").named == ("3",)
    assert last("Норланд заявил, что пункт 4 выполнен.", "ru").named == ("4",)
    assert last("All points are good.").named == ()


LIST = (
    "The lake agreement\n\n"
    "Point 1:\n"
    "• Withdrawal from the shore. Norland has left. This point was completely fulfilled.\n"
    "Point 2:\n"
    "• Exchange of boats. It has not been fulfilled.\n"
    "• Boats are many.\n"
    "The winter was long."
)


def test_a_heading_holds_for_its_list_only() -> None:
    pointed = [one.pointed for one in read(LIST)]
    assert set(pointed[2:5]) == {("1",)}
    assert set(pointed[6:-1]) == {("2",)}
    assert pointed[-1] == ()


def test_a_verdict_on_an_item_of_a_list_has_the_item() -> None:
    said = [words(LIST, one) for one in read(LIST) if one.status]
    assert said == [
        "Withdrawal from the shore. Norland has left. This point was completely fulfilled",
        "Exchange of boats. It has not been fulfilled",
    ]


def test_a_part_that_the_agreement_declares_is_found() -> None:
    assert last("Norland said the first stage was fulfilled.").details.parts == ("first",)
    assert last("Norland said the stage was fulfilled.").details.parts == ()


def test_the_day_of_the_agreement_is_no_event() -> None:
    assert SIGNED == "2020-11-10"
    assert last("On 10 November 2020 they met again.").details.event is None


def test_without_an_upper_bound_of_the_day_of_publication_nothing_is_dated() -> None:
    open_ended = parse_edtf("2022-03-30/..")
    said = last("Norland said on Monday that it was quiet in 2019.", published=open_ended)
    assert (said.details.asserted, said.details.event) == (None, None)
