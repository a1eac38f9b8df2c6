"""Where a pin leads, and how sure that is."""

from __future__ import annotations

import pytest

from compliance.passages.locate import Level, Pin, SearchText, locate, passage_text

REPORT = (
    "Point 3: the gate opens at noon.\nThis did not occur.  The guards of Belsk’s gate have\n"
    "not left, “not one”, a cler\u00adk said. The guards of Orsk left at noon."
)


def found(pin: Pin, text: str = REPORT) -> tuple[Level, str | None]:
    location = locate(SearchText(text), pin)
    return location.level, location.range and passage_text(text, location.range)


def test_words_as_they_stand_are_exact() -> None:
    assert found(Pin("Point 3:", "not occur.")) == (
        Level.EXACT,
        "Point 3: the gate opens at noon.\nThis did not occur.",
    )


def test_a_pin_without_an_end_is_the_passage() -> None:
    assert found(Pin("This did not occur")) == (Level.EXACT, "This did not occur")


def test_an_end_is_the_first_one_after_the_start() -> None:
    assert found(Pin("This did", "not")) == (Level.EXACT, "This did not")


def test_an_end_never_overlaps_its_start() -> None:
    assert found(Pin("the gate", "gate of"), "the gate of the gate") == (Level.MISSING, None)
    assert found(Pin("a b", "b"), "a b c b d") == (Level.EXACT, "a b c b")


def test_an_end_may_follow_its_start_without_a_gap() -> None:
    assert found(Pin("the gate", ", shut"), "x the gate, shut y") == (Level.EXACT, "the gate, shut")


@pytest.mark.parametrize(
    ("pin", "passage"),
    [
        (
            Pin("The guards of Belsk's gate", "not left"),
            "The guards of Belsk’s gate have\nnot left",
        ),
        (Pin('"not one"'), "“not one”"),
        (Pin("a clerk said."), "a cler\u00adk said."),
        (Pin("occur. The", "left,"), "occur.  The guards of Belsk’s gate have\nnot left,"),
    ],
)
def test_print_that_differs_is_folded_and_its_own_place_is_given(pin: Pin, passage: str) -> None:
    assert found(pin) == (Level.FOLDED, passage)


def test_one_exact_place_wins_over_others_that_only_fold() -> None:
    text = "the gate's keeper and the gate’s keeper"
    assert found(Pin("the gate's keeper"), text) == (Level.EXACT, "the gate's keeper")


def test_several_places_are_ambiguous_and_all_are_given() -> None:
    location = locate(SearchText(REPORT), Pin("The guards of", "left"))
    assert location.level is Level.AMBIGUOUS
    assert location.range is None
    assert [passage_text(REPORT, place) for place in location.candidates] == [
        "The guards of Belsk’s gate have\nnot left",
        "The guards of Orsk left",
    ]


def test_several_places_in_the_folded_text_are_ambiguous() -> None:
    location = locate(SearchText("the  gate and the\ngate"), Pin("the gate"))
    assert location.level is Level.AMBIGUOUS
    assert location.candidates == ((0, 9), (14, 22))


def test_overlapping_starts_and_starts_that_share_an_end_each_count() -> None:
    assert locate(SearchText("no no no"), Pin("no no")).candidates == ((0, 5), (3, 8))
    assert locate(SearchText("no no gate"), Pin("no", "gate")).candidates == ((0, 10), (3, 10))


def test_starts_after_the_last_end_are_no_candidates() -> None:
    assert locate(SearchText("a x b a x"), Pin("a x", "b")).candidates == ((0, 5),)


@pytest.mark.parametrize(
    ("prefix", "passage"),
    [
        ("not occur.", "The guards of Belsk’s gate have\nnot left"),
        ("clerk said.", "The guards of Orsk left"),
    ],
)
def test_a_prefix_picks_among_several(prefix: str, passage: str) -> None:
    level = Level.EXACT if prefix in REPORT else Level.FOLDED
    assert found(Pin("The guards of", "left", prefix)) == (level, passage)


def test_a_prefix_must_be_the_words_directly_before() -> None:
    text = "on Monday the gate shut. On Friday the gate shut"
    assert found(Pin("the gate", None, "on Monday")) != (Level.EXACT, "the gate")
    assert found(Pin("the gate", None, "on Monday"), text) == (Level.EXACT, "the gate")
    assert found(Pin("the gate", None, "Friday"), text) == (Level.EXACT, "the gate")
    assert found(Pin("the gate", None, "day"), text)[0] is Level.NEAR
    assert found(Pin("the gate", None, "on"), text)[0] is Level.NEAR
    assert found(Pin("on Monday", None, "words before the text"), text)[0] is Level.NEAR
    assert found(Pin("Yes", None, "“"), "No. “Yes”. Yes") == (Level.EXACT, "Yes")


@pytest.mark.parametrize("words", ["", "\u00ad", "\u200b\u200d"])
def test_a_pin_that_nobody_sees_stands_nowhere(words: str) -> None:
    assert found(Pin(words), "a \u00ad\u200b\u200d b") == (Level.MISSING, None)


@pytest.mark.parametrize("words", ["gat", "he gate", "opens at noo", "point 3:", "Point 4:"])
def test_a_cut_word_or_another_letter_is_never_found(words: str) -> None:
    assert found(Pin(words))[0] in (Level.NEAR, Level.MISSING)


@pytest.mark.parametrize(
    ("text", "words", "passage"),
    [
        ("the with-\ndrawal began", "withdrawal began", "with-\ndrawal began"),
        ("the with-\ndrawal began", "with- drawal began", "with-\ndrawal began"),
        ("the with-\ndrawal began", "with-drawal began", "with-\ndrawal began"),
        ("a cease-\nfire and a cease-fire", "cease-fire and", "cease-\nfire and"),
        ("the cease-fire-\nline", "cease-fire-line", "cease-fire-\nline"),
        ("in Nagorno-\nKarabakh", "Nagorno-Karabakh", "Nagorno-\nKarabakh"),
        ("in Nagorno-\nKarabakh", "Nagorno- Karabakh", "Nagorno-\nKarabakh"),
        ("THE WITH-\nDRAWAL", "WITHDRAWAL", "WITH-\nDRAWAL"),
        ("the with\u00ad\ndrawal", "with drawal", "with\u00ad\ndrawal"),
        ("the with\u00ad\ndrawal", "withdrawal", "with\u00ad\ndrawal"),
        ("cafe\u0301-\nhouse", "café-house", "cafe\u0301-\nhouse"),
    ],
)
def test_a_word_divided_at_a_line_end_is_found_as_it_may_be_written(
    text: str, words: str, passage: str
) -> None:
    found = locate(SearchText(text), Pin(words))
    assert found.level is Level.FOLDED
    assert found.range is not None
    assert passage_text(text, found.range) == passage


def test_divided_words_are_found_in_each_part_of_a_pin() -> None:
    text = "re-\nport: the with-\ndrawal of guns and a cease-\nfire"
    for prefix, start, end in (
        ("report:", "the withdrawal", "cease-fire"),
        ("re-port:", "the", "ceasefire"),
    ):
        found = locate(SearchText(text), Pin(start, end, prefix))
        assert (found.level, found.range) == (Level.FOLDED, (10, len(text)))


@pytest.mark.parametrize(
    "words", ["with", "with-", "drawal", "the with", "withdraw", "with drawal"]
)
def test_half_a_divided_word_is_never_found(words: str) -> None:
    assert locate(SearchText("the with-\ndrawal began"), Pin(words)).candidates == ()


def test_words_that_stand_nowhere_are_missing() -> None:
    location = locate(SearchText(REPORT), Pin("Harvest festivals drew large crowds"))
    assert (location.level, location.range, location.near) == (Level.MISSING, None, None)


def test_the_closest_place_is_shown_and_not_accepted() -> None:
    location = locate(SearchText(REPORT), Pin("This did occur"))
    assert location.level is Level.NEAR
    assert location.range == (33, 51)
    assert location.candidates == ()
    assert location.near is not None


def test_a_text_is_folded_only_on_a_miss_and_only_once() -> None:
    text = SearchText(REPORT)
    locate(text, Pin("Point 3:"))
    locate(text, Pin("The guards of"))
    assert (text.folds, text.searches) == (0, 2)
    locate(text, Pin("a clerk"))
    locate(text, Pin("a word that is not there"))
    assert (text.folds, text.searches) == (1, 6)


def test_words_are_compared_only_where_something_near_is_shown() -> None:
    text = SearchText(REPORT)
    for found_or_missing in ("Point 3:", "a clerk", "Harvest festivals drew large crowds"):
        locate(text, Pin(found_or_missing))
    assert text.alignments == 0
    locate(text, Pin("This did occur"))
    assert text.alignments == 1


def test_the_levels_are_these() -> None:
    levels = "exact folded attested unverified ambiguous near missing"
    assert [str(level) for level in Level] == levels.split()
