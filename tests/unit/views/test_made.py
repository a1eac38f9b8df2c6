"""Views that are made when they are printed."""

from __future__ import annotations

from collections.abc import Sequence

from compliance.views.made import Made


def test_each_is_made_when_it_is_asked_for_and_not_kept() -> None:
    asked: list[int] = []

    def make(number: int) -> str:
        asked.append(number)
        return str(number)

    made: Sequence[str] = Made([1, 2, 3], make)
    assert (len(made), bool(made), asked) == (3, True, [])
    assert next(iter(made)) == "1"
    assert asked == [1]
    assert (made[1], list(made[1:]), asked) == ("2", ["2", "3"], [1, 2, 2, 3])
    assert not Made([], make)


def test_those_of_the_same_are_equal() -> None:
    assert Made([1, 2], str) == ("1", "2")
    assert Made([1, 2], str) != Made([1, 3], str)
    assert Made([1], str) != 1
    assert hash(Made([1], str)) == hash(Made(["1"], str))
