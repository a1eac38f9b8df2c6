"""What a sentence does."""

from __future__ import annotations

import pytest

from compliance.model.dates.edtf import parse_edtf
from compliance.model.words import Act, Status
from support.reading import last, read

ACTS = [
    ("en", "Norland denied the claim that its posts are full.", Act.DENIES),
    ("ru", "Норланд опроверг, что его посты заняты.", Act.DENIES),
    ("en", "Norland said the report is not true.", Act.DENIES),
    ("ru", "Норланд заявил, что это ложь.", Act.DENIES),
    ("en", "Norland called on Sudonia to leave the shore.", Act.DEMANDS),
    ("ru", "Норланд призвал Судонию уйти с берега.", Act.DEMANDS),
    ("en", "Norland said that Sudonia must leave the shore.", Act.DEMANDS),
    ("ru", "Норланд заявил, что Судония должна уйти с берега.", Act.DEMANDS),
    ("en", "“We are calling for an end to the fights on the shore,” Norland said.", Act.DEMANDS),
    ("en", "Norland pledged to leave the shore.", Act.COMMITS),
    ("ru", "Норланд пообещал уйти с берега.", Act.COMMITS),
    ("en", "Norland said it will leave the shore.", Act.COMMITS),
    ("en", "Norland said it continues to leave the shore.", Act.COMMITS),
    ("en", "Norland said Sudonia will leave the shore.", Act.FORECASTS),
    ("ru", "Норланд заявил, что Судония будет уходить с берега.", Act.FORECASTS),
    ("en", "It will leave the shore.", Act.FORECASTS),
    ("en", "Norland warned of a war on the shore.", Act.FORECASTS),
    ("en", "Norland said the road will be free under the joint statement.", Act.INTERPRETS),
    ("en", "Norland said the joint statement has no obligation to open the road.", Act.INTERPRETS),
    ("en", "Norland believes that Sudonia is obliged to leave the shore.", Act.INTERPRETS),
    ("ru", "Норланд считает, что пункт предусматривает уход с берега.", Act.INTERPRETS),
    ("en", "Norland said that this has not been confirmed by anybody, it is unconfirmed.",
     Act.CAVEATS),
    ("en", "Norland voiced its concern about the shore.", Act.BACKGROUND),
    ("ru", "Норланд и Судония провели переговоры о береге.", Act.BACKGROUND),
    ("en", "Why is the shore so quiet?", Act.BACKGROUND),
    ("en", "Norland's soldiers entered the shore.", Act.STATES),
    ("ru", "Солдаты Норланда вошли на берег.", Act.STATES),
    ("en", "Norland accused Sudonia of false reports.", Act.STATES),
    ("en", "In 2019 the posts were full of men.", Act.BACKGROUND),
    ("en", "Point 6 of the agreement states that the shore is free.", Act.BACKGROUND),
    ("ru", "Пункт 6 соглашения гласит, что берег свободен.", Act.BACKGROUND),
    ("en", "According to the agreement the shore is free.", Act.BACKGROUND),
    ("en", "According to a pact of both, in the old agreement, the shore is free.", Act.BACKGROUND),
    ("en", "The deal provides for a free shore.", Act.BACKGROUND),
    ("en", "Norland said the deal provides for a free shore.", Act.INTERPRETS),
    ("en", "Norland believes that the deal provides for a free shore.", Act.INTERPRETS),
    ("en", "Norland said the issue of the agreement should be a thing of its own.",
     Act.INTERPRETS),
    ("en", "Norland said that under point 4 Sudonia must leave.", Act.INTERPRETS),
    ("ru", "Норланд заявил, что по пункту 4 Судония должна уйти.", Act.INTERPRETS),
    ("en", "Norland said the claims of Sudonia are lies.", Act.DENIES),
    ("en", "Norland said the old claims are a distortion.", Act.DENIES),
    ("en", "Norland said the boats have a false bottom.", Act.STATES),
    ("en", "With the exception of some, all boats are old.", Act.CAVEATS),
    ("en", "All boats are old with the exception of some of them.", Act.STATES),
    ("en", "The tension on the shore is high.", Act.BACKGROUND),
    ("en", "Norland said the tension on the shore is high.", Act.STATES),
    ("en", "The agreement says that the shore is free.", Act.BACKGROUND),
    ("ru", "В соглашении говорится, что берег свободен.", Act.BACKGROUND),
    ("en", "Point 6 says that the shore is for boats only.", Act.INTERPRETS),
    ("ru", "В пункте 6 говорится, что берег лишь для лодок.", Act.INTERPRETS),
    ("en", "Norland said point 6 clearly speaks of a free shore.", Act.INTERPRETS),
    ("ru", "Норланд заявил, что пункт 6 однозначно гласит о береге.", Act.INTERPRETS),
    ("en", "Norland said there is no such clause.", Act.INTERPRETS),
    ("ru", "Норланд заявил, что такого пункта нет.", Act.INTERPRETS),
    ("en", "In view of it all, one should be glad of the shore.", Act.BACKGROUND),
    ("ru", "При всем том нужно радоваться берегу.", Act.BACKGROUND),
    ("en", "It should be noted that the boats are old.", Act.STATES),
    ("ru", "Следует отметить, что лодки старые.", Act.STATES),
    ("en", "The soldiers are stationed on the shore.", Act.BACKGROUND),
    ("ru", "Солдаты дислоцированы на берегу.", Act.BACKGROUND),
    ("en", "Norland said its boats fled under groundless pretexts.", Act.STATES),
    ("en", "This means that Norland has fulfilled the agreement.", Act.INTERPRETS),
    ("ru", "Это значит, что Норланд выполнил соглашение.", Act.INTERPRETS),
    ("en", "He is lying, as the agreement has been fulfilled.", Act.DENIES),
    ("ru", "Это ложь, ведь соглашение выполнено.", Act.DENIES),
    ("en", "Norland said under the joint statement Sudonia must go.", Act.INTERPRETS),
    ("ru", "Норланд заявил, что согласно совместному заявлению Судония должна уйти.",
     Act.INTERPRETS),
    ("en", "Norland said a deal, under which Sudonia must go, is there.", Act.INTERPRETS),
    ("ru", "Есть договор, по условиям которого Судония обязана уйти.", Act.INTERPRETS),
    ("en", "I have to say that the boats are old.", Act.STATES),
    ("ru", "Должен сказать, что лодки старые.", Act.STATES),
    ("en", "Soldiers went there after the agreement signed in the city.", Act.STATES),
    ("en", "The soldiers of both signed a peace in the city.", Act.BACKGROUND),
    ("en", "It was a term that the boats could make longer.", Act.STATES),
    ("en", "Norland builds roads, which will cross the shore.", Act.STATES),
    ("ru", "Норланд строит дороги, которые будут вести к берегу.", Act.STATES),
    ("en", "“We reject the new report on the shore,” Norland said.", Act.DENIES),
    ("en", "Norland said that under the joint statement the boats are free.", Act.INTERPRETS),
    ("ru", "Норланд заявил, что согласно совместному заявлению лодки свободны.", Act.INTERPRETS),
    ("en", "Norland said the pact was brokered by monks.", Act.STATES),
    ("en", "The pact was brokered by monks.", Act.BACKGROUND),
    ("en", "Norland said the mission on the shore is limited to boats.", Act.INTERPRETS),
    ("en", "Norland said blaming it is unjustified.", Act.DENIES),
    ("en", "Norland said one of the requirements was a free shore.", Act.BACKGROUND),
    ("ru", "Солдаты Норланда принимают меры, сообщили в Минобороны Норланда.", Act.COMMITS),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "act"), ACTS)
def test_words_tell_what_a_statement_does(language: str, text: str, act: Act) -> None:
    assert last(text, language).act is act


def test_what_may_come_counts_before_a_judgement_behind_it() -> None:
    assert last("The deal may never be fulfilled.").act is Act.FORECASTS


def test_a_newspaper_binds_itself_to_nothing() -> None:
    text = "We will leave the shore."
    assert last(text).act is Act.FORECASTS
    assert last(text, outlet="north-mod").act is Act.COMMITS


def test_a_caveat_limits_the_claim_of_its_sentence() -> None:
    text = "With the exception of some posts, the whole point has been fulfilled."
    caveat, claim = read(text)
    assert (caveat.act, caveat.qualifies) == (Act.CAVEATS, claim.range)
    assert claim.status is Status.FULFILLED


def test_a_caveat_by_itself_limits_the_statement_before() -> None:
    before, caveat = read("Sudonia entered the shore. This is unconfirmed so far.")
    assert caveat.qualifies == before.range


def test_a_caveat_that_nothing_stands_before_limits_nothing() -> None:
    assert last("This is unconfirmed so far.").qualifies is None


def test_whose_statement_is_denied_is_told_where_it_is_said() -> None:
    assert (
        last("Norland denied the Sudonian foreign ministry's statement.").details.denied
        == "south-mfa"
    )
    assert last("Norland denied the statement.").details.denied is None
    assert last("Norland denied the statement of Norland.").details.denied is None


def test_what_was_long_ago_is_history_by_the_date_of_its_paragraph() -> None:
    text = "The war began in 2018. The posts were full of men."
    assert last(text).act is Act.BACKGROUND
    assert last("The war began in 2018.\n\nThe posts were full of men.").act is Act.STATES


def test_a_text_of_an_unknown_end_of_publication_has_no_history() -> None:
    open_ended = parse_edtf("2022-03-30/..")
    assert last("In 2019 the posts were full.", published=open_ended).act is Act.STATES
