"""The quick way from what a file says to its record, where nothing is wrong with it.

It goes by the same annotations as pydantic does, and knows the few forms that they have. Whatever
it does not accept at once is a doubt, and pydantic decides, the only one that says what is wrong.
To import pydantic and build its validators takes longer than to check a thousand records so.
(tests/property holds the two against each other.)
"""

from __future__ import annotations

import dataclasses
import re
import types
import typing
from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, TypeVar, Union, cast

from compliance.model.base import KEYS, NO_CONTROLS
from compliance.model.edtf import EdtfDate, InvalidDateError, parse_edtf
from compliance.model.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Callable

    Check = Callable[[Any], object]

T = TypeVar("T")

_CHECKS: Final[dict[type[Any], Check]] = {}
_MOST_KEPT: Final = 10_000
_SURROGATES: Final = re.compile("[\ud800-\udfff]")


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


def _make_record(shape: type[Any]) -> Check:
    hints = typing.get_type_hints(shape, include_extras=True)
    fields = dataclasses.fields(shape)
    checks = {KEYS.get(f.name, f.name): (f.name, _check(hints[f.name])) for f in fields}
    needed = frozenset(f.name for f in fields if f.default is dataclasses.MISSING)

    def check(value: Any) -> object:  # noqa: ANN401 - whatever a file holds
        if type(value) is not dict:
            raise _DoubtError
        given = {}
        for key, one in value.items():
            known = checks.get(key)
            if known is None:
                raise _DoubtError
            given[known[0]] = known[1](one)
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
    fits = re.compile(pattern or "(?s:.*)").fullmatch
    in_line = pattern == NO_CONTROLS
    kept: set[str] = set()

    def check(value: Any) -> object:  # noqa: ANN401 - whatever a file holds
        if type(value) is not str:
            raise _DoubtError
        if value in kept:
            return value
        if len(value) < least or (most is not None and len(value) > most):
            raise _DoubtError
        # What can be printed has no controls, and no halves of characters.
        if not (in_line and value.isprintable()):
            if not fits(value) or _SURROGATES.search(value):
                raise _DoubtError
            if len(kept) < _MOST_KEPT and not in_line:
                kept.add(value)
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

    def check(value: Any) -> object:  # noqa: ANN401 - whatever a file holds
        if type(value) is not list or len(value) < least:
            raise _DoubtError
        return tuple([one(item) for item in value])

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
