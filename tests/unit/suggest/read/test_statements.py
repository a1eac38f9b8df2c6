"""Into which statements a text is divided, and the words of each."""

from __future__ import annotations

import pytest

from compliance.model.words import Act, Status
from support.reading import last, read, words


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


def test_two_claims_that_a_contrast_joins_are_two_without_a_sign() -> None:
    text = "Sudonia has violated the old agreement while Norland has fulfilled all of its duties."
    assert len(read(text)) == 2


def test_and_divides_nothing_before_what_nobody_does() -> None:
    text = "Sudonia has violated the old agreement and the lake froze over in one night."
    assert len(read(text)) == 1


def test_a_verdict_that_stands_under_a_point_but_in_no_list_stands_alone() -> None:
    text = "Point 2:\nThe point is a good one. It was fulfilled.\n"
    assert words(text, last(text)) == "It was fulfilled"


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


def test_a_language_without_words_is_not_read() -> None:
    assert read("Norland said the posts are empty.", "xx") == []
    assert read("Norland said the posts are empty.", None) == []


def test_signs_without_words_are_no_sentence() -> None:
    assert len(read("Norland said all is quiet.\n\n...\n\nThe end came.")) == 2


def test_a_long_line_is_no_heading() -> None:
    text = f"{'Norland said that all is very quiet on the shore of the lake ' * 3}\n\nThe end came."
    assert last(text).heading is None
