"""Reword pydantic's errors: one table of kinds of errors, one of patterns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from compliance.model.base import ID_PATTERN, NUMBER_PATTERN
from compliance.model.characters import IN_A_LINE
from compliance.model.nearest import did_you_mean
from compliance.workspace.faults import shown

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

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
