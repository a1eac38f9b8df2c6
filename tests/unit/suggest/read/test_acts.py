"""What a sentence does, and the status that it says."""

from __future__ import annotations

import pytest

from compliance.model.dates.edtf import parse_edtf
from compliance.model.words import Act, Status
from support.reading import last, read, words

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


STATUSES = [
    ("en", "Norland said that the agreement has been fulfilled.", Status.FULFILLED),
    ("ru", "Норланд заявил, что соглашение выполнено.", Status.FULFILLED),
    ("en", "Norland said Sudonia violated the agreement.", Status.VIOLATED),
    ("ru", "Норланд заявил, что Судония нарушила соглашение.", Status.VIOLATED),
    ("en", "Norland accused Sudonia of violating the agreement.", Status.VIOLATED),
    ("en", "Norland said the agreement is not fulfilled.", Status.NOT_FULFILLED),
    ("ru", "Норланд заявил, что соглашение не выполнено.", Status.NOT_FULFILLED),
    ("en", "Sudonia has not withdrawn from the shore.", Status.NOT_FULFILLED),
    ("en", "Sudonia does not withdraw from the shore.", Status.NOT_FULFILLED),
    ("ru", "Судония не отвела войска, это отвод лишь на словах.", Status.NOT_FULFILLED),
    ("en", "The agreement is being fulfilled.", Status.IN_PROGRESS),
    ("en", "The ceasefire is being violated.", Status.VIOLATED),
    ("en", "The agreement has lapsed.", Status.LAPSED),
    ("en", "The agreement has not yet been so very fully implemented.", Status.NOT_FULFILLED),
    ("en", "It has not been a good old year for the agreement that was fulfilled.",
     Status.FULFILLED),
    ("en", "Norland said that violations were not recorded.", Status.FULFILLED),
    ("ru", "Норланд заявил, что нарушений не зафиксировано.", Status.FULFILLED),
    ("en", "It is not only a violation of the agreement.", Status.VIOLATED),
    ("ru", "Это не только нарушение соглашения.", Status.VIOLATED),
    ("en", "They withdrew all of the soldiers.", Status.FULFILLED),
    ("ru", "Они выведены, солдаты Норланда выведены все.", Status.FULFILLED),
    ("en", "Norland acted in accordance with the agreement.", Status.FULFILLED),
    ("ru", "Норланд действовал в соответствии с соглашением.", Status.FULFILLED),
    ("en", "It is unclear what the group does.", Status.UNCLEAR),
    ("en", "The goal has been achieved.", Status.FULFILLED),
    ("en", "Both goals of the deal are partly met, the deal says.", Status.PARTLY_FULFILLED),
    ("en", "Norland is withdrawing from the shore.", Status.IN_PROGRESS),
    ("ru", "Норланд выводит солдат с берега.", Status.IN_PROGRESS),
    ("en", "The withdrawal of Norland's soldiers has begun.", Status.IN_PROGRESS),
    ("ru", "Вывод солдат Норланда начался.", Status.IN_PROGRESS),
    ("en", "Norland withdrew part of its soldiers.", Status.PARTLY_FULFILLED),
    ("ru", "Норланд вывел часть солдат.", Status.PARTLY_FULFILLED),
    ("en", "Norland has withdrawn its soldiers from the shore.", Status.FULFILLED),
    ("ru", "Норланд уже вывел солдат с берега.", Status.FULFILLED),
    ("en", "The withdrawal of the soldiers was carried out.", Status.FULFILLED),
    ("ru", "Вывод солдат завершен.", Status.FULFILLED),
    ("en", "The task was carried out in accordance with the agreement.", Status.FULFILLED),
    ("en", "The agreement belongs to the past.", Status.LAPSED),
    ("ru", "Соглашение ушло в прошлое.", Status.LAPSED),
    ("en", "Norland rejected the agreement as null and void.", Status.LAPSED),
    ("en", "Norland evades the agreement.", Status.NOT_FULFILLED),
    ("ru", "Норланд уклоняется от соглашения.", Status.NOT_FULFILLED),
    ("en", "Norland hasn't withdrawn from the shore.", Status.NOT_FULFILLED),
    ("ru", "Норланд так и не вывел солдат с берега.", Status.NOT_FULFILLED),
    ("en", "Norland said it is not implementing the agreement.", Status.NOT_FULFILLED),
    ("en", "Norland refuses to withdraw.", Status.NOT_FULFILLED),
    ("en", "None of the points has been implemented.", Status.NOT_FULFILLED),
    ("ru", "Ни один пункт соглашения не выполнен.", Status.NOT_FULFILLED),
    ("en", "The ceasefire generally holds.", Status.PARTLY_FULFILLED),
    ("ru", "Перемирие в целом соблюдается.", Status.PARTLY_FULFILLED),
    ("en", "We cannot verify the withdrawal.", Status.UNCLEAR),
    ("ru", "Мы не можем судить, и не удалось проверить отвод войск.", Status.UNCLEAR),
    ("en", "The agreement was violated, which must be told.", Status.VIOLATED),
    ("en", "Norland, contrary to the agreement, has not withdrawn.", Status.NOT_FULFILLED),
    ("ru", "Норланд, вопреки соглашению, так и не вывел солдат.", Status.NOT_FULFILLED),
    ("en", "Norland tramples the joint statement.", Status.VIOLATED),
    ("ru", "Норланд попирает совместное заявление.", Status.VIOLATED),
    ("en", "Norland tramples the statement of 9 November.", Status.VIOLATED),
    ("ru", "Норланд попирает заявление от 9 ноября.", Status.VIOLATED),
    ("en", "The law of the lake does not contradict the agreement.", Status.FULFILLED),
    ("ru", "Закон озера не противоречит соглашению.", Status.FULFILLED),
    ("en", "Shots were carried out in violation of the agreement.", Status.VIOLATED),
    ("en", "There is no clause of the agreement that Norland has not violated.", Status.VIOLATED),
    ("ru", "Нет ни одного пункта соглашения, который не нарушен Норландом.", Status.VIOLATED),
    ("en", "Some of the points have been fulfilled.", Status.PARTLY_FULFILLED),
    ("en", "Not all of the soldiers in the posts on it have withdrawn.", Status.NOT_FULFILLED),
    ("en", "Work continues on the terms of the agreement.", Status.IN_PROGRESS),
    ("en", "Norland shows contempt for the agreement.", Status.VIOLATED),
    ("ru", "Солдаты не выполняют свои функции.", Status.NOT_FULFILLED),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "status"), STATUSES)
def test_a_status_is_what_a_word_says(language: str, text: str, status: Status) -> None:
    said = last(text, language)
    assert (said.act, said.status) == (Act.ASSESSES, status)


NO_STATUS = [
    ("en", "The strike was carried out by men in masks."),
    ("en", "The leaders met on the shore."),
    ("en", "It does not say how many came."),
    ("ru", "Он не сказал, сколько их было."),
    ("ru", "Выполнение началось на берегу."),
    ("en", "The soldiers were withdrawn from the shore."),
    ("en", "Norland said that the agreement must be fulfilled."),
    ("en", "Norland called on Sudonia to stop violating the agreement."),
    ("en", "It was fulfilled, so why does anybody say the agreement was violated?"),
    ("en", "If the agreement is violated, boats go home."),
    ("ru", "Если соглашение нарушено, лодки идут домой."),
    ("en", "Norland violated international law."),
    ("ru", "Норланд нарушил международное право."),
    ("en", "Norland wants to prevent violations of the agreement."),
    ("ru", "Норланд хочет предотвратить нарушения соглашения."),
    ("en", "Norland failed to catch a fish."),
    ("ru", "Норланд отказался от рыбы."),
    ("en", "Sudonia has withdrawn its soldiers from the shore."),
    ("ru", "Судония уже вывела солдат с берега."),
    ("en", "Norland has withdrawn 40 soldiers from the shore."),
    ("ru", "Норланд уже вывел 40 солдат с берега."),
    ("en", "Without a winter the agreement would have been fulfilled."),
    ("en", "Such a deal never was killed."),
    ("en", "The withdrawal of Sudonia's soldiers has begun."),
    ("en", "The withdrawal is a good idea of Norland."),
    ("en", "Norland will soon have withdrawn its soldiers."),
    ("en", "Norland has not caught a fish, it will withdraw."),
    ("en", "They wrote of the statement on violation of the agreement."),
    ("ru", "Они писали про факт нарушения соглашения."),
]


@pytest.mark.parametrize(("language", "text"), NO_STATUS)
def test_without_a_word_for_it_there_is_no_status(language: str, text: str) -> None:
    assert last(text, language).status is None


def test_under_a_heading_that_names_a_point_a_deed_done_fulfils_it() -> None:
    said = last("Point 2:\n• Withdrawal from the shore. The soldiers were withdrawn on time.")
    assert (said.status, said.pointed) == (Status.FULFILLED, ("2",))


def test_and_one_that_will_be_done_does_not() -> None:
    assert last("Point 2:\n• The soldiers will be withdrawn on time.").status is None


def test_a_judgement_counts_before_what_may_come_of_it() -> None:
    said = last("The agreement was violated, which may lead to war.")
    assert (said.act, said.status) == (Act.ASSESSES, Status.VIOLATED)


def test_what_may_come_counts_before_a_judgement_behind_it() -> None:
    assert last("The deal may never be fulfilled.").act is Act.FORECASTS


def test_a_verdict_put_in_between_is_a_claim_beside_the_deed() -> None:
    text = "The army of Sudonia, violating the pact, came by boat to us, and Norland is at home."
    verdict, deed, other = read(text)
    assert (verdict.status, words(text, verdict)) == (
        Status.VIOLATED,
        "The army of Sudonia, violating the pact",
    )
    assert (deed.act, words(text, deed)) == (
        Act.STATES,
        "The army of Sudonia, violating the pact, came by boat to us",
    )
    assert words(text, other) == "Norland is at home"


def test_a_verb_of_saying_whose_subject_was_named_before_is_a_reason_alone() -> None:
    said = last("Norland said the posts are empty. The statement said that all is quiet.")
    assert [one.words for one in said.details.reasons] == ["said"]


def test_a_newspaper_binds_itself_to_nothing() -> None:
    text = "We will leave the shore."
    assert last(text).act is Act.FORECASTS
    assert last(text, outlet="north-mod").act is Act.COMMITS


def test_two_claims_of_a_sentence_are_two_statements() -> None:
    text = "Sudonia has violated the agreement, but Norland has fulfilled all of its duties."
    said = read(text)
    assert [one.status for one in said] == [Status.VIOLATED, Status.FULFILLED]
    assert words(text, said[1]) == "Norland has fulfilled all of its duties"


def test_two_claims_that_nothing_but_and_joins_are_two_if_somebody_else_acts() -> None:
    text = "Sudonia has violated the agreement and Norland has fulfilled all of its duties."
    assert [one.respondents for one in read(text)] == [("south",), ("north",)]


def test_parts_that_claim_nothing_of_their_own_are_one_statement() -> None:
    text = "Sudonia has violated the old agreement, and it was a long and cold winter."
    assert len(read(text)) == 1


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


def test_reasons_are_words_of_the_text() -> None:
    said = last("Point 2:\n• Norland's defence ministry said the agreement was not fulfilled.")
    assert [(one.cue.value, one.words) for one in said.details.reasons] == [
        ("speaker", "Norland's defence ministry said"),
        ("status", "not fulfilled"),
        ("heading", "Point 2:"),
    ]


def test_a_subject_far_from_its_verb_is_no_part_of_the_reason() -> None:
    shore = "on the very old shore of the cold lake in the far north of it"
    text = f"Norland, {shore}, said it is so."
    assert [one.words for one in last(text).details.reasons] == ["said"]


def test_two_claims_that_a_contrast_joins_are_two_without_a_sign() -> None:
    text = "Sudonia has violated the old agreement while Norland has fulfilled all of its duties."
    assert len(read(text)) == 2


def test_and_divides_nothing_before_what_nobody_does() -> None:
    text = "Sudonia has violated the old agreement and the lake froze over in one night."
    assert len(read(text)) == 1


def test_a_verdict_that_stands_under_a_point_but_in_no_list_stands_alone() -> None:
    text = "Point 2:\nThe point is a good one. It was fulfilled.\n"
    assert words(text, last(text)) == "It was fulfilled"


def test_a_status_that_is_told_twice_is_the_first() -> None:
    assert last("The agreement is being fulfilled and was fulfilled.").status is Status.IN_PROGRESS


def test_a_text_of_an_unknown_end_of_publication_has_no_history() -> None:
    open_ended = parse_edtf("2022-03-30/..")
    assert last("In 2019 the posts were full.", published=open_ended).act is Act.STATES


BESIDE = [
    (
        "en",
        "Sudonia fired on the boats, in violation of the agreement.",
        [(Act.STATES, "Sudonia fired on the boats"), (Act.ASSESSES, None)],
    ),
    (
        "ru",
        "Судония обстреляла лодки на озере, в нарушение соглашения.",
        [(Act.STATES, "Судония обстреляла лодки на озере"), (Act.ASSESSES, None)],
    ),
    (
        "en",
        "In violation of the agreement, Sudonia fired on the old boats.",
        [(Act.ASSESSES, None), (Act.STATES, "Sudonia fired on the old boats")],
    ),
    (
        "ru",
        "Нарушив соглашение, Судония обстреляла старые лодки на озере.",
        [(Act.ASSESSES, None), (Act.STATES, "Судония обстреляла старые лодки на озере")],
    ),
    (
        "en",
        "Sudonia, in violation of the agreement, fired on the old boats.",
        [(Act.ASSESSES, None), (Act.STATES, "fired on the old boats")],
    ),
    (
        "en",
        "Sudonia fired on the boats, violating the agreement, and Norland fired on the men.",
        [
            (Act.STATES, "Sudonia fired on the boats"),
            (Act.ASSESSES, "Sudonia fired on the boats, violating the agreement"),
            (Act.STATES, "Norland fired on the men"),
        ],
    ),
    ("en", "Sudonia has long been violating the agreement.", [(Act.ASSESSES, None)]),
]


@pytest.mark.parametrize(("language", "text", "parts"), BESIDE)
def test_a_verdict_beside_a_deed_is_said_of_both_and_the_deed_is_told(
    language: str, text: str, parts: list[tuple[Act, str | None]]
) -> None:
    said = read(text, language)
    assert [one.act for one in said] == [act for act, _ in parts]
    assert [words(text, one) for one in said] == [part or text[:-1] for _, part in parts]


def test_what_somebody_does_besides_is_a_statement_of_its_own() -> None:
    text = "Sudonia has violated the old agreement and is firing on the boats."
    said = read(text)
    assert [(one.act, one.respondents) for one in said] == [
        (Act.ASSESSES, ("south",)),
        (Act.STATES, ("south",)),
    ]


def test_under_a_heading_that_names_a_point_not_kept_is_not_fulfilled() -> None:
    said = last("Point 2:\n• The soldiers stay. This has not been observed.")
    assert said.status is Status.NOT_FULFILLED


NOT_DIVIDED = [
    ("en", "The boats of Norland are not only a threat to law, but a breach of the agreement too."),
    ("ru", "Лодки Норланда не только угроза для всех, но и нарушение этого соглашения."),
    (
        "en",
        "The ministry of Norland has fulfilled the agreement, as well as the old pact of the lake.",
    ),
]


@pytest.mark.parametrize(("language", "text"), NOT_DIVIDED)
def test_what_is_one_claim_is_not_divided(language: str, text: str) -> None:
    assert [words(text, one) for one in read(text, language)] == [text[:-1]]
