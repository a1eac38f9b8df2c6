"""The known word nearest to an unknown one."""

from __future__ import annotations

import pytest

from compliance.model.nearest import did_you_mean, nearest

STATUSES = ["fulfilled", "partly_fulfilled", "not_fulfilled", "violated", "lapsed", "unclear"]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ("fulfiled", "fulfilled"),
        ("not-fulfilled", "not_fulfilled"),
        ("VIOLATED", "violated"),
        ("violate", "violated"),
        ("lapsed", "lapsed"),
        ("xyz", None),
        ("", None),
    ],
)
def test_the_nearest_known_word_is_found(wanted: str, expected: str | None) -> None:
    assert nearest(wanted, STATUSES) == expected


def test_the_order_of_known_words_does_not_matter() -> None:
    assert nearest("4x", ["4c", "4a", "4b"]) is None
    assert nearest("p4x", ["p4c", "p4b", "p4a"]) == "p4a"
    assert nearest("p4x", ["p4a", "p4b", "p4c"]) == "p4a"
    assert nearest("AM-mod", ["am-mod", "AM-MOD"]) == "AM-MOD"


def test_a_word_just_like_enough_is_found() -> None:
    assert nearest("abcde", ["abcxy"]) == "abcxy"  # 6 of 10 letters
    assert nearest("abcde", ["abxyz"]) is None


def test_no_known_words_give_nothing() -> None:
    assert nearest("a", []) is None
    assert did_you_mean("a", []) == ""


def test_a_message_ends_with_the_nearest_word() -> None:
    assert did_you_mean("unclaer", iter(STATUSES)) == '; did you mean "unclear"?'


def test_a_message_lists_the_known_words_if_none_is_near_and_they_are_few() -> None:
    assert did_you_mean("xyz", ["b", "a", "c", "a"]) == "; known: a, b, c"
    twelve = [f"w{number:02}" for number in range(12)]
    assert did_you_mean("xyz", twelve) == f"; known: {', '.join(twelve)}"
    assert did_you_mean("xyz", [*twelve, "w12"]) == ""
