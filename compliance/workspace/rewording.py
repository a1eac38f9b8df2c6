"""Reword what pydantic reports ("Input should be ..."): what is wrong; what would be right."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from pydantic_core import ErrorDetails

from compliance.model.base import DECIMAL_PATTERN, ID_PATTERN, NUMBER_PATTERN
from compliance.model.characters import IN_A_LINE
from compliance.model.dates.edtf import InvalidDateError, parse_edtf
from compliance.model.evidence import MOMENT_PATTERN, PLACE_PATTERN
from compliance.model.language import LANGUAGE_PATTERN
from compliance.model.nearest import did_you_mean
from compliance.model.odd_characters import find_oddity
from compliance.model.place import LATITUDE_PATTERN, LONGITUDE_PATTERN
from compliance.model.settings import FOLDER_PATTERN
from compliance.workspace.faults import shown
from compliance.workspace.yaml.events import LINE_BREAK, refuse_control

PATTERN_WORDS: Final[Mapping[str, str]] = {
    ID_PATTERN: "write lower-case letters and digits, joined by - or _, as az-mod",
    FOLDER_PATTERN: "write a web address that ends with a slash, as https://example.org/lake/",
    DECIMAL_PATTERN: "write a number, as 12 or 1.5",
    LATITUDE_PATTERN: 'write degrees from -90 to 90, as "39.75"',
    LONGITUDE_PATTERN: 'write degrees from -180 to 180, as "46.75"',
    NUMBER_PATTERN: "write letters and digits, as 4b, and a number in brackets under printed",
    IN_A_LINE: "take out the line break or the invisible character",
    r"^https?://[^\s<>\"{}|\\^`\x00-\x20]+$": "write an address that begins with https://",
    r"^[0-9a-f]{64}$": "write the 64 lower-case hex digits of a SHA-256",
    r"^[0-9a-f]{16}$": "write 16 lower-case hex digits",
    r"^[A-Z][a-z]{3}$": "write the four letters of a script, as Latn",
    LANGUAGE_PATTERN: "write a language tag of BCP 47, as en, en-GB or zh-Hant",
    PLACE_PATTERN: "write a number, or up to 20 letters and digits, as xii or 3(b)",
    MOMENT_PATTERN: 'write minutes and seconds, as "2:03", or "1:02:03"',
    r"^[a-z]{0,4}[0-9]{1,5}[a-z]?$": "write a short id, as e33",
    r"^([a-z0-9_-]+#)?[a-z0-9]+$": "write article-id#e1, or e1 within the same article",
    r"^(\*|[A-Za-z0-9]+([.-][A-Za-z0-9]+)*)$": 'write "*", a clause number or an obligation id',
}

LINE_CURES: Final = (LINE_BREAK, PATTERN_WORDS[IN_A_LINE])
"""How messages end about a text that has more than one line, or what nobody sees."""

_A_MAPPING: Final = 'a mapping is needed here; write "key: value" lines'
_NEEDED: Final[Mapping[str, str]] = {
    "int_type": "a whole number is needed here; write one, as 12",
    "number_type": "a number is needed here; write one, as 12 or 1.5",
    "bool_type": "true or false is needed here; write one of them, without quotes",
    "dataclass_type": _A_MAPPING,
    "dict_type": _A_MAPPING,
    "edtf_type": 'a date is needed here; write it in quotes, as "2020-11-10"',
}
_TYPES: Final = frozenset({"string_type", "tuple_type", *_NEEDED})
NOT_FOR_QUOTES: Final = (
    "a whole number is needed",
    "a number is needed",
    "true or false is needed",
)
"""How messages begin about a value that quotes would make worse."""
_WORDS: Final = frozenset({"enum", "literal_error"})
# A single comma or point may as well be a decimal one.
_GROUPED: Final = re.compile(
    r"-?[1-9][0-9]{0,2}(?:([ '_])[0-9]{3}(?:\1[0-9]{3}){0,4}|([,.])[0-9]{3}(?:\2[0-9]{3}){1,4})"
    r"|-?[1-9][0-9]{0,17}|0"
)
_TRUTH: Final = {
    word: said
    for said, words in (("true", "true yes on y"), ("false", "false no off n"))
    for word in words.split()
}


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
    if kind == "int_type" and detail["loc"][-1] == "int":
        kind = "number_type"  # one of the two branches of a number that may have a fraction
    if kind == "edtf_date":
        return str(detail["msg"])
    if kind in _TYPES:
        return _type_message(kind, given)
    if kind == "enum":
        return _word_message(given, str(context["expected"]))
    if kind == "literal_error":
        return _no_list_message(given, str(context["expected"]).replace("'", ""))
    if kind == "string_pattern_mismatch":
        return _pattern_message(given, str(context["pattern"]))
    return _size_message(kind, given, context)


def _word_message(given: object, expected: str) -> str:
    """Return the message about a word that is not among those expected ("'a', 'b' or 'c'")."""
    words = expected.replace(" or ", ", ").replace("'", "")
    if isinstance(given, dict | list):
        return f"one word is needed here, no list or mapping; known: {words}"
    known = words.split(", ")
    if odd := _oddity_message(given, known.__contains__):
        return odd
    return f"unknown word {_quoted(given)}{did_you_mean(str(given), known)}"


def _no_list_message(given: object, word: str) -> str:
    """Return the message about a text where a list, or a certain word, is needed."""
    if odd := _oddity_message(given, word.__eq__):
        return odd
    return f"{_quoted(given)} is neither {word} nor a list; write {word}, or {_as_list(given)}"


def _as_list(given: object) -> str:
    """Return what was meant for a list as a list: a text with commas as several items."""
    return f"[{', '.join(_quoted(part.strip()) for part in str(given).split(','))}]"


def _oddity_message(given: object, fits: Callable[[str], object]) -> str | None:
    """Return the message about a text that fits but for characters nobody sees or tells apart."""
    oddity = find_oddity(str(given))
    if oddity is None or not fits(oddity.plain):
        return None
    return f"{shown(oddity.quoted)} {oddity.wrong}; {oddity.right}"


def _pattern_message(given: object, pattern: str) -> str:
    if pattern == IN_A_LINE:
        return _line_message(str(given))
    odd = _oddity_message(given, lambda plain: re.search(pattern, plain))
    return odd or f"{_quoted(given)} is not written as it should be; {PATTERN_WORDS[pattern]}"


def _line_message(given: str) -> str:
    """Return the message about a text that should have one line, and nothing that nobody sees."""
    found = next(sign for sign in given if not re.match(IN_A_LINE, sign) or sign == "\n")
    return refuse_control(found)


def _type_message(kind: str, given: object) -> str:
    is_collection = isinstance(given, dict | list)
    if kind == "string_type":
        if is_collection:
            return "one text is needed here, no list or mapping; write it in quotes"
        return f"text is needed here; write {_quoted(given)}"
    if kind == "tuple_type":
        if is_collection:
            return 'a list is needed here, no mapping; begin each of its items with "- "'
        return f"a list is needed here; write {_as_list(given)}"
    return _bare_message(kind, given)


def _bare_message(kind: str, given: object) -> str:
    """Return the message about a value that is no date, number, truth value or mapping."""
    if kind == "edtf_type" and _is_date(str(given)):
        return f'a date is text; write "{given}" in quotes'
    meant = _meant_for_text(kind, given) if isinstance(given, str) else None
    return meant or _NEEDED[kind]


def _is_date(text: str) -> bool:
    try:
        parse_edtf(text)
    except InvalidDateError:
        return False
    return True


def _meant_for_text(kind: str, given: str) -> str | None:
    """Return the message about a text in the place of a number or truth value, if it is clear."""
    oddity = find_oddity(given)
    plain = oddity.plain if oddity else given
    if kind in {"int_type", "number_type"} and _GROUPED.fullmatch(plain):
        number = int(re.sub("[^0-9-]", "", plain))
        said, needed = str(number), "a whole number"
    elif kind == "bool_type" and plain.lower() in _TRUTH:
        said, needed = _TRUTH[plain.lower()], "true or false"
    else:
        return None
    if oddity and oddity.plain == said:
        return f"{shown(oddity.quoted)} {oddity.wrong}; {oddity.right}"
    return f"{needed} is needed here; write {said}, without quotes"


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
