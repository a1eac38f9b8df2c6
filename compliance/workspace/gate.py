"""Check the content of a file against its record class, with messages in our words."""

from __future__ import annotations

import typing
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from compliance.errors import MOST_PROBLEMS
from compliance.model.base import DECIMAL_PATTERN, FieldRule, key_of
from compliance.model.characters import IN_A_LINE
from compliance.model.nearest import did_you_mean, nearest
from compliance.workspace.faults import Fault, Route, shown
from compliance.workspace.pieces import Piece, is_large, pieces
from compliance.workspace.rewording import code_of, message_of

T = TypeVar("T")

_ADAPTERS: dict[type[Any], TypeAdapter[Any]] = {}
_ANNOTATIONS: dict[type[Any], dict[str, Any]] = {}
_KEYS: dict[type[Any], frozenset[str]] = {}
_NUMBER_KEYS: dict[type[Any], frozenset[str]] = {}
_PROSE_KEYS: dict[type[Any], frozenset[str]] = {}


def adapter(shape: type[T]) -> TypeAdapter[T]:
    """Return the one validator of a record class."""
    if shape not in _ADAPTERS:
        _ADAPTERS[shape] = TypeAdapter(shape)
    return _ADAPTERS[shape]


def check_shape(value: object, shape: type[T], file: str, faults: list[Fault]) -> T | None:
    """Return the record that `value` describes; or None, with its faults noted.

    Of a large value that has very many faults, not all are noted, yet more than are told.
    """
    found: dict[Route, Fault] = {}
    for piece in pieces(value, keys_within(shape)) if is_large(value) else ():
        _checked(piece, shape, file, found)
        if len(found) > MOST_PROBLEMS:
            break
    record = None if found else _checked(Piece(value), shape, file, found)
    faults.extend(found.values())
    return record


def _checked(piece: Piece, shape: type[T], file: str, found: dict[Route, Fault]) -> T | None:
    """Return the record that a piece describes; or None, with its faults noted by their routes."""
    try:
        return adapter(shape).validate_python(piece.value)
    except ValidationError as error:
        for fault in _find_faults(error.errors(include_url=False), piece.value, shape, file):
            route = piece.route_of(fault.route)
            # pydantic reports a union once for each branch; a reader needs one message.
            found.setdefault(route, replace(fault, route=route))
        return None


def keys_within(shape: type[Any]) -> frozenset[str]:
    """Return the keys of all records that a record of a class may hold, its own among them."""
    if shape not in _KEYS:
        ahead: list[Any] = [shape]
        records: set[type[Any]] = set()
        while ahead:
            one = ahead.pop()
            if not is_dataclass(one):
                ahead += typing.get_args(one)
            elif one not in records:
                record = typing.cast("type[Any]", one)
                records.add(record)
                ahead += _annotations(record).values()
        _KEYS[shape] = frozenset(key for one in records for key in _annotations(one))
    return _KEYS[shape]


def _find_faults(
    details: list[ErrorDetails], value: object, shape: type[Any], file: str
) -> Iterator[Fault]:
    routes = [_route_in(value, detail["loc"]) for detail in details]
    misspelt: set[Route] = set()
    for detail, route in zip(details, routes, strict=True):
        if detail["type"] == "unexpected_keyword_argument":
            key = str(route[-1])
            known = _fields_at(shape, route[:-1])
            misspelt.add((*route[:-1], nearest(key, known) or key))
            hint = did_you_mean(key, known) or "; leave it out, or write one of the reference page"
            yield Fault(file, route, "unknown-key", f"unknown key {shown(key)}{hint}")
    for detail, route in zip(details, routes, strict=True):
        if detail["type"] == "unexpected_keyword_argument" or _is_echo(detail):
            continue
        if detail["type"] != "missing" or detail["loc"][-1:] != route[-1:]:
            yield Fault(file, route, code_of(detail["type"]), message_of(detail))
        elif route not in misspelt:
            yield Fault(file, route, "missing-key", f'the key "{route[-1]}" is missing; add it')


def _is_echo(detail: ErrorDetails) -> bool:
    """Return whether an error is only a consequence of another that is reported."""
    given = detail["input"]
    if detail["type"] == "literal_error":
        return not isinstance(given, str)  # what is no word is meant for the other branch
    # pydantic leaves wrong items out, so a list may also be reported as too short.
    return (
        detail["type"] == "too_short"
        and isinstance(given, list)
        and len(given) >= detail["ctx"]["min_length"]
    )


def _route_in(value: object, location: tuple[int | str, ...]) -> Route:
    """Return pydantic's location without steps that are not in the value, but with its last key."""
    route: list[int | str] = []
    for index, step in enumerate(location):
        if isinstance(value, dict) and (step in value or index == len(location) - 1):
            route.append(step)
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            route.append(step)
            value = value[step]
    return tuple(route)


def _fields_at(shape: object, route: Route) -> tuple[str, ...]:
    """Return the keys allowed where a route leads from a record class."""
    record, by_key = _record_in(shape), False
    for step in route:
        if by_key or isinstance(step, int):
            by_key = False
            continue
        annotation = _annotations(record)[step]
        record = _record_in(annotation)
        by_key = any(typing.get_origin(part) is Mapping for part in _parts(annotation))
    return tuple(_annotations(record))


def _annotations(record: type[Any]) -> dict[str, Any]:
    """Return the annotation of each key of a record class; cached, since resolving is slow."""
    if record not in _ANNOTATIONS:
        hints = typing.get_type_hints(record, include_extras=True)
        _ANNOTATIONS[record] = {key_of(one.name): hints[one.name] for one in fields(record)}
    return _ANNOTATIONS[record]


def _record_in(annotation: Any) -> type[Any]:  # noqa: ANN401 - whatever typing makes of one
    """Return the record class inside Annotated, Optional, tuple and Mapping."""
    while not is_dataclass(annotation):
        values = typing.get_origin(annotation) is Mapping
        annotation = typing.get_args(annotation)[1 if values else 0]
    return typing.cast("type[Any]", annotation)


def prose_keys(shape: type[Any]) -> frozenset[str]:
    """Return the keys under which records of a class, and those within them, have sentences."""
    if shape not in _PROSE_KEYS:
        _PROSE_KEYS[shape] = frozenset()  # a record may hold others of its own class
        _PROSE_KEYS[shape] = frozenset(_find_prose_keys(shape))
    return _PROSE_KEYS[shape]


def number_keys(shape: type[Any]) -> frozenset[str]:
    """Return the keys of numbers with a fraction in records of a class and those within them."""
    if shape not in _NUMBER_KEYS:
        _NUMBER_KEYS[shape] = frozenset()  # a record may hold others of its own class
        _NUMBER_KEYS[shape] = frozenset(_find_number_keys(shape))
    return _NUMBER_KEYS[shape]


def _find_number_keys(shape: type[Any]) -> Iterator[str]:
    for key, annotation in _annotations(shape).items():
        for part in _parts(annotation):
            if isinstance(part, FieldRule) and part.pattern == DECIMAL_PATTERN:
                yield key
            elif isinstance(part, type) and is_dataclass(part):
                yield from number_keys(part)


def _find_prose_keys(shape: type[Any]) -> Iterator[str]:
    for key, annotation in _annotations(shape).items():
        parts = tuple(_parts(annotation))
        rules = [part for part in parts if isinstance(part, FieldRule)]
        if any(rule.pattern == IN_A_LINE for rule in rules) or any(
            rule.pattern is None and rule.max_length for rule in rules
        ):
            yield key
        for part in parts:
            if isinstance(part, type) and is_dataclass(part):
                yield from prose_keys(part)


def _parts(annotation: Any) -> Iterator[Any]:  # noqa: ANN401 - whatever typing makes of one
    """Yield what an annotation consists of: types, and the limits on them."""
    yield annotation
    for part in typing.get_args(annotation):
        yield from _parts(part)
