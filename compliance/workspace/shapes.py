"""Check the shape of what a file says against a record class, in one pass, in our words.

What pydantic reports ("Input should be ...") is reworded here and nowhere else.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from compliance.model.base import ID_PATTERN, NO_CONTROLS, NUMBER_PATTERN
from compliance.workspace.faults import Fault, Route
from compliance.workspace.nearest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic_core import ErrorDetails

T = TypeVar("T")

PATTERN_WORDS: Mapping[str, str] = {
    ID_PATTERN: "write lower-case letters and digits joined by - or _, as az-mod",
    NUMBER_PATTERN: "write letters and digits, as 4b",
    NO_CONTROLS: "take out the line break or the invisible control character",
    r"^[0-9a-f]{64}$": "write the 64 lower-case hex digits of a SHA-256",
    r"^[a-z]{0,4}[0-9]{1,5}[a-z]?$": "write a short id, as e33",
    r"^(\*|[A-Za-z0-9]+([.-][A-Za-z0-9]+)*)$": 'write "*", a clause number or an obligation id',
}

KIND_WORDS: Mapping[str, str] = {
    "string_type": "text is needed here; write it in quotes",
    "int_type": "a whole number is needed here; write it without quotes",
    "bool_type": "true or false is needed here, without quotes",
    "tuple_type": "a list is needed here; write [a, b] or one line with - for each",
    "dataclass_type": "a mapping is needed here; write key: value lines",
    "edtf_type": 'a date is needed here; write it in quotes, as "2020-11-10"',
}


@cache
def adapter(shape: type[T]) -> TypeAdapter[T]:
    """Return the one validator of a record class."""
    return TypeAdapter(shape)


def check_shape(value: object, shape: type[T], file: str, faults: list[Fault]) -> T | None:
    """Return the record that `value` describes; or None, with every fault of it noted."""
    try:
        return adapter(shape).validate_python(value)
    except ValidationError as error:
        noted: set[tuple[Route, str]] = set()
        for detail in error.errors(include_url=False):
            fault = _fault_of(detail, value, shape, file)
            # A union reports once for each of its branches; a reader needs it once.
            if (fault.route, fault.code) not in noted:
                noted.add((fault.route, fault.code))
                faults.append(fault)
        return None


def _fault_of(detail: ErrorDetails, value: object, shape: type[Any], file: str) -> Fault:
    route = _route_in(value, detail["loc"])
    kind = detail["type"]
    key = str(detail["loc"][-1]) if detail["loc"] else ""
    if kind == "unexpected_keyword_argument":
        known = _fields_at(shape, route[:-1])
        return Fault(file, route, "unknown-key", f'unknown key "{key}"{did_you_mean(key, known)}')
    if kind == "missing" or kind.startswith("missing_"):
        return Fault(file, route, "missing-key", f'the key "{key}" is missing; add it')
    return Fault(file, route, _code_of(kind), _message_of(detail))


def _code_of(kind: str) -> str:
    if kind.startswith("edtf"):
        return "date"
    if kind in KIND_WORDS:
        return "wrong-type"
    return "unknown-word" if kind in ("enum", "literal_error") else "wrong-value"


def _message_of(detail: ErrorDetails) -> str:
    kind, given, context = detail["type"], detail["input"], detail.get("ctx", {})
    shown = f'"{given}" ' if isinstance(given, str | int) else ""
    if kind in ("enum", "literal_error"):
        allowed = tuple(str(context["expected"]).replace(" or ", ", ").replace("'", "").split(", "))
        return f'unknown word {shown.strip() or "here"}{did_you_mean(str(given), allowed)}'
    if kind == "edtf_date":
        return str(detail["msg"])
    if kind in KIND_WORDS:
        return KIND_WORDS[kind]
    if kind == "string_pattern_mismatch":
        what = PATTERN_WORDS.get(str(context["pattern"]), "write it as the reference page says")
        return f"{shown}is not written as it should be; {what}"
    return _size_message(kind, shown, context)


def _size_message(kind: str, shown: str, context: Mapping[str, Any]) -> str:
    if kind == "string_too_long":
        return f"the text is too long; write at most {context['max_length']} characters"
    if kind == "string_too_short":
        return "the text is empty; write it or leave the key out"
    if kind == "too_short":
        return f"the list is too short; give at least {context['min_length']}"
    if kind == "too_long":
        return f"the list is too long; give at most {context['max_length']}"
    return f"{shown}cannot stand here; see the reference page of this file"


def _route_in(value: object, location: tuple[int | str, ...]) -> Route:
    """Keep the steps of pydantic's location that exist in the value, and the last key."""
    route: list[int | str] = []
    for index, step in enumerate(location):
        if isinstance(value, dict) and (step in value or index == len(location) - 1):
            route.append(step)
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            route.append(step)
            value = value[step]
    return tuple(route)


def _fields_at(shape: Any, route: Route) -> tuple[str, ...]:
    """Return the keys allowed where a route leads from a record class."""
    for step in route:
        record = _record_in(shape)
        if isinstance(step, str) and record is not None:
            shape = _annotations(record).get(step)
    record = _record_in(shape)
    return () if record is None else tuple(_annotations(record))


@cache
def _annotations(record: type[Any]) -> dict[str, Any]:
    hints = typing.get_type_hints(record, include_extras=True)
    return {alias_of(hints[field.name], field.name): hints[field.name]
            for field in dataclasses.fields(record)}


def alias_of(annotation: Any, name: str) -> str:
    """Return the key a field has in files: its alias, if it has one, else its name."""
    for extra in getattr(annotation, "__metadata__", ()):
        if getattr(extra, "alias", None):
            return str(extra.alias)
    return name


def _record_in(annotation: Any) -> type[Any] | None:
    """Find the record class inside Annotated, Optional and tuple."""
    if dataclasses.is_dataclass(annotation) and isinstance(annotation, type):
        return annotation
    if typing.get_origin(annotation) in (typing.Annotated, typing.Union, types.UnionType, tuple):
        for part in typing.get_args(annotation):
            found = _record_in(part)
            if found is not None:
                return found
    return None
