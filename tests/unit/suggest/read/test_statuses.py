"""The status that a sentence says."""

from __future__ import annotations

import pytest

from compliance.model.words import Act, Status
from support.reading import last

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


def test_a_status_that_is_told_twice_is_the_first() -> None:
    assert last("The agreement is being fulfilled and was fulfilled.").status is Status.IN_PROGRESS


def test_under_a_heading_that_names_a_point_not_kept_is_not_fulfilled() -> None:
    said = last("Point 2:\n• The soldiers stay. This has not been observed.")
    assert said.status is Status.NOT_FULFILLED
