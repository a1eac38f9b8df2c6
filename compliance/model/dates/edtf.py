"""Parse EDTF level 1 dates and intervals into the first and last day that they can mean.

Source: ISO 8601-2:2019 and the Library of Congress's Extended Date/Time Format, level 1, for
the years 0001 to 9999. Times of day, Y-years, negative years and level 2 are not supported.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Annotated, Any, Final

from compliance.model.dates.bounds import UNFIT, UnreadableError, find_bounds
from compliance.model.dates.slips import find_slip
from compliance.model.dates.spans import may_be_short_year
from compliance.model.odd_characters import find_oddity

_PLAIN_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_QUALIFIERS = ("?", "~", "%")
_OPEN_OR_UNKNOWN = ("..", "")
_EXAMPLE = "year-month-day, as 2021-12-05"
_SHOWN = 60
# What is wrong with an interval, and what would be right.
_ENDLESS = ("neither end is a date", "one end at least, as 2020-11-10/..")
_REVERSED = ("it ends before it starts", "the earlier date first")


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """A date or interval; two are equal when their texts are.

    `lower` and `upper` are the first and last day that it can mean, both included. They are None
    where an interval is open or its end unknown. Qualifiers (`?`, `~`, `%`) do not move them.
    """

    text: str
    lower: date | None
    upper: date | None
    approximate: bool
    uncertain: bool
    interval: bool

    def __eq__(self, other: object) -> bool:
        return isinstance(other, EdtfDate) and self.text == other.text

    def __hash__(self) -> int:
        return hash(self.text)

    @property
    def dated(self) -> bool:
        """Whether it is a single date, of any precision; an interval displaces no status."""
        return not self.interval and self.lower is not None and self.upper is not None


class InvalidDateError(ValueError):
    """A text that is not an EDTF level 1 date; says what is wrong and what would be right."""

    def __init__(self, text: str, wrong: str, right: str) -> None:
        # Pickling an exception passes its `args` back to __init__, so all three must be in them.
        super().__init__(text, wrong, right)
        self.text = text
        self.wrong = wrong
        self.right = right

    def __str__(self) -> str:
        return f'"{_shown(self.text)}" is not a date: {self.wrong}; write {self.right}'


def parse_edtf(text: str) -> EdtfDate:
    """Return the date or interval that a text means.

    Raises:
        InvalidDateError: The text is not EDTF level 1, or its day or month does not exist.
    """
    return _parse(text)  # a function of its own: lru_cache would hide the types from callers


# A large workspace has thousands of dates, but only a few hundred different ones.
@lru_cache(maxsize=4096)
def _parse(text: str) -> EdtfDate:
    try:
        return _read(text)
    except UnreadableError as error:
        raise _explain(text, error) from None


def _read(text: str) -> EdtfDate:
    if _PLAIN_DAY.fullmatch(text):
        try:
            day = date.fromisoformat(text)
        except ValueError:
            return _read_one(text)  # raises an error that says why
        return EdtfDate(text, day, day, approximate=False, uncertain=False, interval=False)
    return _read_interval(text) if "/" in text else _read_one(text)


def _read_one(text: str) -> EdtfDate:
    qualified = text.endswith(_QUALIFIERS)
    lower, upper = find_bounds(text[:-1] if qualified else text)
    return EdtfDate(
        text,
        lower,
        upper,
        approximate=text.endswith(("~", "%")),
        uncertain=text.endswith(("?", "%")),
        interval=False,
    )


def _read_interval(text: str) -> EdtfDate:
    left, _, right = text.partition("/")
    start = None if left in _OPEN_OR_UNKNOWN else _read_one(left)
    end = None if right in _OPEN_OR_UNKNOWN else _read_one(right)
    ends = [one for one in (start, end) if one is not None]
    if not ends:
        raise UnreadableError(*_ENDLESS)
    lower = None if start is None else start.lower
    upper = None if end is None else end.upper
    if lower is not None and upper is not None and lower > upper:
        raise UnreadableError(*_REVERSED)
    return EdtfDate(
        text,
        lower,
        upper,
        approximate=any(one.approximate for one in ends),
        uncertain=any(one.uncertain for one in ends),
        interval=True,
    )


def _explain(text: str, error: UnreadableError) -> InvalidDateError:
    """Return the error for an unreadable text, with what its author probably meant."""
    oddity = find_oddity(text)
    only_odd = oddity is not None and text.strip(" ") != oddity.plain and _is_readable(oddity.plain)
    if oddity is not None and only_odd and not may_be_short_year(text):
        return InvalidDateError(text, f"it {oddity.wrong}", oddity.plain)
    slip = find_slip(text) or (find_slip(oddity.plain) if oddity else None)
    # A fault that has a name (no such month) is more precise than a guess at what went wrong.
    wrong = slip.wrong if slip is not None and error.wrong == UNFIT else error.wrong
    if slip is not None and slip.right is not None and _is_readable(slip.right):
        return InvalidDateError(text, wrong, slip.right)
    return InvalidDateError(text, wrong, error.right or _EXAMPLE)


def _is_readable(text: str) -> bool:
    try:
        _read(text)
    except UnreadableError:
        return False
    return True


def _shown(text: str) -> str:
    """Return a text cut to the length of a message, with unprintable characters escaped."""
    short = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "\N{HORIZONTAL ELLIPSIS}"
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in short)


JSON_SCHEMA: Final = {
    "type": "string",
    "description": "EDTF level 1: 2022-03-27, 2022-03, 2020-11-22~, 2020-11-12/2020-11-22",
}


def _validated(value: object) -> EdtfDate:
    from pydantic_core import PydanticCustomError  # noqa: PLC0415 - only where pydantic is asked

    if not isinstance(value, str):
        raise PydanticCustomError(
            "edtf_type", 'a date is text; write it in quotes, as "2020-11-10"'
        )
    try:
        return parse_edtf(value)
    except InvalidDateError as error:
        raise PydanticCustomError("edtf_date", "{message}", {"message": str(error)}) from None


class DateRule:
    """The pydantic hooks that parse a date and describe it in JSON Schema."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:  # noqa: ANN401
        """Return a schema that parses a text and reports anything else as a mistake."""
        from pydantic_core import core_schema  # noqa: PLC0415 - only where pydantic is asked

        as_text = core_schema.plain_serializer_function_ser_schema(lambda date: date.text)
        return core_schema.no_info_plain_validator_function(_validated, serialization=as_text)

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, str]:  # noqa: ANN401
        """Return the JSON Schema of a date, for editors."""
        return dict(JSON_SCHEMA)


Date = Annotated[EdtfDate, DateRule()]
