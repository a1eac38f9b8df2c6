"""Check the content of a file against its record class, with messages in our words.

What pydantic reports ("Input should be ...") is reworded here and nowhere else.
"""

from __future__ import annotations

import typing
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, Final, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from compliance.errors import MOST_PROBLEMS
from compliance.model.base import ID_PATTERN, NUMBER_PATTERN, key_of
from compliance.model.characters import IN_A_LINE
from compliance.model.nearest import did_you_mean, nearest
from compliance.workspace.faults import Fault, Route, shown
from compliance.workspace.pieces import Piece, is_large, pieces

T = TypeVar("T")

_ADAPTERS: dict[type[Any], TypeAdapter[Any]] = {}
_ANNOTATIONS: dict[type[Any], dict[str, Any]] = {}
_KEYS: dict[type[Any], frozenset[str]] = {}


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


PATTERN_WORDS: Final[Mapping[str, str]] = {
    ID_PATTERN: "write lower-case letters and digits, joined by - or _, as az-mod",
    NUMBER_PATTERN: "write letters and digits, as 4b",
    IN_A_LINE: "take out the line break or the invisible character",
    r"^https?://[^\s<>\"{}|\\^`\x00-\x20]+$": "write an address that begins with https://",
    r"^[0-9a-f]{64}$": "write the 64 lower-case hex digits of a SHA-256",
    r"^[0-9a-f]{16}$": "write 16 lower-case hex digits",
    r"^[A-Z][a-z]{3}$": "write the four letters of a script, as Latn",
    r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$": "write a language tag, as en or zh-Hant",
    r"^[a-z]{0,4}[0-9]{1,5}[a-z]?$": "write a short id, as e33",
    r"^([a-z0-9_-]+#)?[a-z0-9]+$": "write article-id#e1, or e1 within the same article",
    r"^(\*|[A-Za-z0-9]+([.-][A-Za-z0-9]+)*)$": 'write "*", a clause number or an obligation id',
}

_A_MAPPING: Final = 'a mapping is needed here; write "key: value" lines'
_NEEDED: Final[Mapping[str, str]] = {
    "int_type": "a whole number is needed here; write it without quotes",
    "bool_type": "true or false is needed here; write it without quotes",
    "dataclass_type": _A_MAPPING,
    "dict_type": _A_MAPPING,
    "edtf_type": 'a date is needed here; write it in quotes, as "2020-11-10"',
}
_TYPES: Final = frozenset({"string_type", "tuple_type", *_NEEDED})
_WORDS: Final = frozenset({"enum", "literal_error"})


def code_of(kind: str) -> str:
    """Return the code of the Problem for a kind of pydantic error."""
    if kind == "edtf_date":
        return "date"
    if kind in _TYPES:
        return "wrong-type"
    return "unknown-word" if kind in _WORDS else "wrong-value"


def message_of(detail: ErrorDetails) -> str:
    """Return our message for a pydantic error."""
    kind, given, context = detail["type"], detail["input"], detail.get("ctx", {})
    if kind == "edtf_date":
        return str(detail["msg"])
    if kind in _TYPES:
        return _type_message(kind, given)
    if kind == "enum":
        return _word_message(given, str(context["expected"]))
    if kind == "literal_error":
        word = str(context["expected"]).replace("'", "")
        return f"{_quoted(given)} is neither {word} nor a list; write {word}, or [{_quoted(given)}]"
    if kind == "string_pattern_mismatch":
        cure = PATTERN_WORDS[str(context["pattern"])]
        return f"{_quoted(given)} is not written as it should be; {cure}"
    return _size_message(kind, given, context)


def _word_message(given: object, expected: str) -> str:
    """Return the message about a word that is not among those expected ("'a', 'b' or 'c'")."""
    words = expected.replace(" or ", ", ").replace("'", "")
    if isinstance(given, dict | list):
        return f"one word is needed here, no list or mapping; known: {words}"
    return f"unknown word {_quoted(given)}{did_you_mean(str(given), words.split(', '))}"


def _type_message(kind: str, given: object) -> str:
    is_collection = isinstance(given, dict | list)
    if kind == "string_type":
        if is_collection:
            return "one text is needed here, no list or mapping; write it in quotes"
        return f"text is needed here; write {_quoted(given)}"
    if kind == "tuple_type":
        if is_collection:
            return 'a list is needed here, no mapping; begin each of its items with "- "'
        return f"a list is needed here; write [{_quoted(given)}]"
    return _NEEDED[kind]


def _size_message(kind: str, given: object, context: Mapping[str, Any]) -> str:
    if kind == "string_too_long":
        return f"the text is too long; write at most {context['max_length']} characters"
    if kind == "string_too_short":
        return "the text is empty; write one or leave the key out"
    if kind in ("too_short", "missing"):
        return f"the list is too short; give at least {context.get('min_length', 2)}"
    if kind == "too_long":
        return f"the list is too long; give at most {context['max_length']}"
    if kind == "greater_than_equal":
        return f"{_quoted(given)} is too small; write at least {context['ge']}"
    return f"{_quoted(given)} cannot stand here; see the reference page of this file"


def _quoted(given: object) -> str:
    """Return the given value for a message, as files write it and not as Python does."""
    text = str(given).lower() if isinstance(given, bool) else str(given)
    return shown(text)
