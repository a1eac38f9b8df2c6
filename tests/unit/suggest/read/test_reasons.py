"""The words of the text for which a statement is read as it is."""

from __future__ import annotations

from support.reading import last


def test_a_verb_of_saying_whose_subject_was_named_before_is_a_reason_alone() -> None:
    said = last("Norland said the posts are empty. The statement said that all is quiet.")
    assert [one.words for one in said.details.reasons] == ["said"]


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
