"""Values: frozen, compared and printed by what they hold."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, fields
from dataclasses import replace as replaced

import pytest

from compliance.values import fresh, is_value, replace, row, value


@value
class Point:
    """Two numbers."""

    x: int
    y: int = 0
    path: tuple[int, ...] = fresh(default_factory=tuple)


class Corner(Point):
    """A point by another name."""

    __slots__ = ()


@value
class Other:
    """The same fields in another class."""

    x: int
    y: int = 0
    path: tuple[int, ...] = ()


def test_values_are_equal_if_class_and_fields_are() -> None:
    assert Point(x=1) == Point(x=1, y=0)
    assert Point(x=1) != Point(x=2)
    assert Point(x=1) != Other(x=1)  # type: ignore[comparison-overlap]
    assert len({Point(x=1), Point(x=1), Point(x=2)}) == 2


def test_a_subclass_is_compared_by_the_fields_it_inherits() -> None:
    assert Corner(x=1) == Corner(x=1)
    assert Corner(x=1) != Corner(x=2)
    assert Corner(x=1) != Point(x=1)


def test_values_cannot_be_changed_but_replaced() -> None:
    point = Point(x=1)
    with pytest.raises(FrozenInstanceError):
        point.x = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del point.x
    assert replace(point, x=2) == replaced(point, x=2) == Point(x=2)
    assert not hasattr(point, "__dict__")


def test_values_print_what_they_hold() -> None:
    assert repr(Point(x=1)) == "Point(x=1, y=0, path=())"


def test_values_can_be_copied_and_pickled() -> None:
    point = Point(x=1, path=(1, 2))
    assert copy.deepcopy(point) == point == copy.copy(point)
    assert pickle.loads(pickle.dumps(point)) == point


def test_a_value_is_made_of_its_fields_and_nothing_else() -> None:
    with pytest.raises(TypeError, match="missing 1 required keyword-only argument: 'x'"):
        Point()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="unexpected keyword argument 'z'"):
        Point(x=1, z=2)  # type: ignore[call-arg]


@row
class Place:
    """Two numbers by their places."""

    x: int
    y: int = 0


def test_a_row_is_made_by_places() -> None:
    assert Place(1, 2) == Place(1, y=2) == Place(x=1, y=2)
    assert Place(1).y == 0


def test_the_tables_of_dataclasses_are_there_when_asked_for() -> None:
    assert [one.name for one in fields(Corner)] == ["x", "y", "path"]
    assert [one.kw_only for one in fields(Point)] == [True] * 3
    assert fields(Point)[2].default_factory is tuple
    assert [one.kw_only for one in fields(Place)] == [False] * 2
    assert is_value(Corner)
    assert not is_value(int)


def test_each_value_has_its_own_fresh_default() -> None:
    @value
    class Held:
        """A list."""

        held: list[int] = fresh(default_factory=list)

    assert Held().held is not Held().held


def test_what_was_worked_out_is_no_part_of_a_value() -> None:
    @value
    class Worked:
        """A number, and what was found of it."""

        number: int
        _found: dict[str, int] = fresh(default_factory=dict)

    one, other = Worked(number=1), Worked(number=1)
    one._found["a"] = 1
    assert one == other
    assert hash(one) == hash(other)
    assert repr(one) == repr(other)
    assert repr(one).endswith("Worked(number=1)")
    assert copy.copy(one)._found == {"a": 1}
