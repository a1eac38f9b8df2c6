"""The quick way from what a file says to its record, where nothing is wrong with it.

It goes by the same annotations as pydantic does, and knows the few forms that they have. Whatever
it does not accept at once is a doubt, and pydantic decides, the only one that says what is wrong.
To import pydantic and build its validators takes longer than to check a thousand records so.
(tests/property holds the two against each other.)
"""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, NamedTuple, TypeVar, Union, cast

from compliance.late import LatePattern
from compliance.model.base import KEYS, NO_CONTROLS
from compliance.model.edtf import EdtfDate, InvalidDateError, parse_edtf
from compliance.model.rule import Rule
from compliance.values import defaults_of, names_of

if TYPE_CHECKING:
    from collections.abc import Callable

    Check = Callable[[Any], object]

T = TypeVar("T")

_CHECKS: Final[dict[type[Any], Check]] = {}
_MOST_KEPT: Final = 10_000
_SHORT: Final = 80
_SURROGATES: Final = LatePattern("[\ud800-\udfff]")


class _DoubtError(Exception):
    """Not accepted at once; it may be right all the same."""


def read_quickly(value: object, shape: type[T]) -> T | None:
    """Return the record that a value describes; None where that is in doubt."""
    try:
        return cast("T", _record(shape)(value))
    except _DoubtError:
        return None


def _record(shape: type[Any]) -> Check:
    """Return the check of a record class, made once."""
    if shape not in _CHECKS:
        _CHECKS[shape] = _make_record(shape)
    return _CHECKS[shape]


class _Key(NamedTuple):
    """What a key of a record gives: which field, the check of its value, and texts that passed."""

    field: str
    check: Check
    passed: dict[str, object]


class _Keys(dict[str, _Key]):
    """The keys of a class of records; what a key may hold is worked out when a file has it."""

    def __init__(self, shape: type[Any]) -> None:
        super().__init__()
        self._shape = shape
        self._names = {KEYS.get(name, name): name for name in names_of(shape)}

    def __missing__(self, key: str) -> _Key:
        name = self._names.get(key)
        if name is None:
            raise _DoubtError
        made = self[key] = _Key(name, _check(self._shape.__annotations__[name]), {})
        return made


def _make_record(shape: type[Any]) -> Check:
    keys = _Keys(shape)
    needed = frozenset(names_of(shape)) - defaults_of(shape).keys()

    def check(value: Any) -> object:  # noqa: ANN401 - whatever a file holds
        if type(value) is not dict:
            raise _DoubtError
        given = {}
        for key, one in value.items():
            name, inner, passed = keys[key]
            if type(one) is not str:
                given[name] = inner(one)
            elif one in passed:
                given[name] = passed[one]
            else:
                given[name] = inner(one)
                if len(one) <= _SHORT and len(passed) < _MOST_KEPT:
                    passed[one] = given[name]
        if not needed <= given.keys():
            raise _DoubtError
        return shape(**given)

    return check


def _check(annotation: Any, rules: tuple[Rule, ...] = ()) -> Check:  # noqa: ANN401 - any type
    """Return the check of an annotation, with the rules that were met around it."""
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is Annotated:
        met = tuple(one for one in arguments[1:] if isinstance(one, Rule))
        return _check(arguments[0], rules + met)
    if origin is Union or origin is types.UnionType:
        return _union(arguments, rules)
    if origin is tuple:
        return _several(arguments, rules)
    if origin is Literal:
        return _literal(arguments)
    if origin is Mapping:
        return _mapping(_check(arguments[1]))
    return _single(getattr(annotation, "__supertype__", annotation), rules)


def _single(kind: Any, rules: tuple[Rule, ...]) -> Check:  # noqa: ANN401 - any type
    if kind is str:
        return _text(rules)
    if kind is EdtfDate:
        return _date
    if kind in {int, bool}:
        return _exactly(kind, rules)
    return _word(kind) if issubclass(kind, Enum) else _record(kind)


def _asked(rules: tuple[Rule, ...], name: str) -> Any:  # noqa: ANN401 - a pattern or a number
    """Return what the rules ask under a name; None if nothing."""
    return next((one for rule in rules if (one := getattr(rule, name)) is not None), None)


def _text(rules: tuple[Rule, ...]) -> Check:
    pattern, most = _asked(rules, "pattern"), _asked(rules, "max_length")
    least = _asked(rules, "min_length") or 0
    in_line = pattern == NO_CONTROLS

    def check(value: Any) -> object:  # noqa: ANN401 - whatever a file holds
        if type(value) is not str:
            raise _DoubtError
        if len(value) < least or (most is not None and len(value) > most):
            raise _DoubtError
        # What can be printed has no controls, and no halves of characters.
        printable = value.isprintable()
        if in_line and printable:
            return value
        if pattern is not None and not re.fullmatch(pattern, value):
            raise _DoubtError
        if not printable and _SURROGATES.search(value):
            raise _DoubtError
        return value

    return check


def _date(value: Any) -> object:  # noqa: ANN401 - whatever a file holds
    if type(value) is not str:
        raise _DoubtError
    try:
        return parse_edtf(value)
    except InvalidDateError:
        raise _DoubtError from None


def _exactly(kind: type, rules: tuple[Rule, ...]) -> Check:
    least = _asked(rules, "ge")

    def check(value: Any) -> object:  # noqa: ANN401 - whatever a file holds
        if type(value) is not kind or (least is not None and value < least):
            raise _DoubtError
        return value

    return check


def _word(kind: type[Enum]) -> Check:
    members = {member.value: member for member in kind}

    def check(value: Any) -> object:  # noqa: ANN401 - whatever a file holds
        found = members.get(value) if type(value) is str else None
        if found is None:
            raise _DoubtError
        return found

    return check


def _literal(words: tuple[object, ...]) -> Check:
    def check(value: Any) -> object:  # noqa: ANN401 - whatever a file holds
        if type(value) is not str or value not in words:
            raise _DoubtError
        return value

    return check


def _union(branches: tuple[Any, ...], rules: tuple[Rule, ...]) -> Check:
    """Return the check of several types; their values are told apart by the types alone."""
    checks = [_check(one, rules) for one in branches if one is not types.NoneType]
    optional = len(checks) < len(branches)

    def check(value: Any) -> object:  # noqa: ANN401 - whatever a file holds
        if value is None and optional:
            return None
        for one in checks[:-1]:
            try:
                return one(value)
            except _DoubtError:
                continue
        return checks[-1](value)

    return check


def _several(arguments: tuple[Any, ...], rules: tuple[Rule, ...]) -> Check:
    if arguments[-1] is not Ellipsis:
        return _as_many(tuple(_check(one) for one in arguments))
    one, least = _check(arguments[0]), _asked(rules, "min_length") or 0
    passed: dict[str, tuple[object]] = {}

    def check(value: Any) -> object:  # noqa: ANN401 - whatever a file holds
        if type(value) is not list or len(value) < least:
            raise _DoubtError
        if len(value) != 1 or type(value[0]) is not str:
            return tuple([one(item) for item in value])
        (only,) = value
        checked = passed.get(only)
        if checked is None:
            checked = (one(only),)
            if len(only) <= _SHORT and len(passed) < _MOST_KEPT:
                passed[only] = checked
        return checked

    return check


def _as_many(checks: tuple[Check, ...]) -> Check:
    def check(value: Any) -> object:  # noqa: ANN401 - whatever a file holds
        if type(value) is not list or len(value) != len(checks):
            raise _DoubtError
        return tuple(one(item) for one, item in zip(checks, value, strict=True))

    return check


def _mapping(inner: Check) -> Check:
    def check(value: Any) -> object:  # noqa: ANN401 - whatever a file holds
        if type(value) is not dict or not all(type(key) is str for key in value):
            raise _DoubtError
        return {key: inner(one) for key, one in value.items()}

    return check
