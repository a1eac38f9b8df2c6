"""Check the content of a file against its record class, with messages in our words.

What pydantic reports ("Input should be ...") is reworded in `gate_words` and nowhere else.
"""

from __future__ import annotations

import typing
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from compliance.model.base import key_of
from compliance.model.nearest import did_you_mean, nearest
from compliance.workspace.faults import Fault, Route, shown
from compliance.workspace.gate_words import code_of, message_of

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

T = TypeVar("T")

_ADAPTERS: dict[type[Any], TypeAdapter[Any]] = {}
_ANNOTATIONS: dict[type[Any], dict[str, Any]] = {}


def adapter(shape: type[T]) -> TypeAdapter[T]:
    """Return the one validator of a record class."""
    if shape not in _ADAPTERS:
        _ADAPTERS[shape] = TypeAdapter(shape)
    return _ADAPTERS[shape]


def check_shape(value: object, shape: type[T], file: str, faults: list[Fault]) -> T | None:
    """Return the record that `value` describes; or None, with all its faults noted."""
    try:
        return adapter(shape).validate_python(value)
    except ValidationError as error:
        noted: set[Route] = set()
        for fault in _find_faults(error.errors(include_url=False), value, shape, file):
            # pydantic reports a union once for each branch; a reader needs one message.
            if fault.route not in noted:
                noted.add(fault.route)
                faults.append(fault)
        return None


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
    record = _record_in(shape)
    for step in route:
        if isinstance(step, str):
            record = _record_in(_annotations(record)[step])
    return tuple(_annotations(record))


def _annotations(record: type[Any]) -> dict[str, Any]:
    """Return the annotation of each key of a record class; cached, since resolving is slow."""
    if record not in _ANNOTATIONS:
        hints = typing.get_type_hints(record, include_extras=True)
        _ANNOTATIONS[record] = {key_of(one.name): hints[one.name] for one in fields(record)}
    return _ANNOTATIONS[record]


def _record_in(annotation: Any) -> type[Any]:  # noqa: ANN401 - whatever typing makes of one
    """Return the record class inside Annotated, Optional and tuple, where it comes first."""
    while not is_dataclass(annotation):
        annotation = typing.get_args(annotation)[0]
    return typing.cast("type[Any]", annotation)
