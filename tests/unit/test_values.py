"""Values: frozen, compared and printed by what they hold."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, field, replace

import pytest

from compliance.values import value


@value
class Point:
    """Two numbers."""

    x: int
    y: int = 0
    path: tuple[int, ...] = field(default_factory=tuple)


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
    assert replace(point, x=2) == Point(x=2)
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
