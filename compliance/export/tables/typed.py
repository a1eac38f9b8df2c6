"""What a cell says: the value that a file is to have, whatever a spreadsheet made of its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date
from typing import Final

from compliance.export.tables.columns import COUNTS, DATES, DEFAULTS, LISTS, PLACES

_DAY: Final = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})\.?", re.ASCII)
_MONTH: Final = re.compile(r"([A-Za-z]{3})[ -](\d{4}|\d{2})", re.ASCII)
_MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905 - a row of words
# No number here has more digits, and to look for any number of them takes the square of their time.
_WITH_ZEROS: Final = re.compile(r"(-?\d{1,17})[.,]0+", re.ASCII)
_WHOLE: Final = re.compile(r"-?(?:0|[1-9]\d{0,16})", re.ASCII)
_FRACTION: Final = re.compile(r"(-?\d{1,17}),(\d+)", re.ASCII)
# Some divide thousands by a comma, others by a dot; no file ends a fraction with a zero.
_THOUSANDS: Final = re.compile(r"(-?[1-9]\d{0,2})(?:,(?=\d{3})|\.(?=\d\d0))(\d{3})", re.ASCII)
_BETWEEN: Final = re.compile(r"[\s,;]+")
_TIME: Final = re.compile(r"(?:(\d{1,9}):)?(\d{1,9}):(\d\d)(?:\.0+)?", re.ASCII)
_TWO: Final = 2


class AmbiguousCellError(ValueError):
    """A cell of which nobody can tell what is meant: what it is in two ways, and which."""

    def __init__(self, what: str, meant: Iterable[str]) -> None:
        super().__init__(f"a {what} in two ways; write {' or '.join(meant)}")


def says(column: str, cell: str, before: str = "") -> object:
    """Return the value of a cell; None for nothing.

    Args:
        column: The column, which tells what the cell holds.
        cell: The cell.
        before: What the cell held when it was written, if it was.

    Raises:
        AmbiguousCellError: it can be read in two ways, and none of them is `before`.
    """
    said = _plain(cell)
    if not said or said == DEFAULTS.get(column):
        return None
    if column in LISTS:
        return [_number(one) for one in _BETWEEN.split(said) if one]
    if column in DATES:
        return _date(said, before)
    if column in PLACES or column.rpartition(".")[2] in COUNTS:
        number = _amount(said, before)
        return int(number) if _WHOLE.fullmatch(number) else number
    return said


def is_same(column: str, cell: str, before: str) -> bool:
    """Return whether a cell says what it said when it was written."""
    old, new = _plain(before), _plain(cell)
    if old == new or (column == "passage.time" and _time(old) == _time(new) is not None):
        return True
    try:
        return says(column, cell, before) == says(column, before, before)
    except AmbiguousCellError:
        return False


def _plain(cell: str) -> str:
    """Return the words of a cell: programs change line ends, and leave out white space at ends."""
    return cell.replace("\r\n", "\n").replace("\r", "\n").strip()


def _number(said: str) -> str:
    found = _WITH_ZEROS.fullmatch(said)
    return found[1] if found else said


def _amount(said: str, before: str) -> str:
    """Return a number as files have it: with a dot before a fraction, and nothing else."""
    found = _THOUSANDS.fullmatch(said)
    if found is None:
        return _FRACTION.sub(r"\1.\2", _number(said))
    meant = ".".join(found.groups()).rstrip("0").rstrip("."), "".join(found.groups())
    if (before.rstrip("0").rstrip(".") if "." in before else before) in meant:
        return before
    raise AmbiguousCellError("number", meant)


def _time(said: str) -> tuple[int, int, str] | None:
    found = _TIME.fullmatch(said)
    return (int(found[1] or 0), int(found[2]), found[3]) if found else None


def _date(said: str, before: str) -> str:
    """Return a date as files have it; what is no date of a spreadsheet's stays as it is."""
    meant = sorted(set(_dates(said, 2000)))
    if before in {*meant, *_dates(said, 1900)}:
        return before
    if len(meant) > 1:
        raise AmbiguousCellError("date", meant)
    return meant[0] if meant else said


def _dates(said: str, century: int) -> Iterator[str]:
    """Yield what a date can mean; of a year only its last two digits may stand there."""
    month = _MONTH.fullmatch(said)
    if month is not None and month[1].lower() in _MONTHS:
        yield f"{_year(month[2], century)}-{_MONTHS.index(month[1].lower()) + 1:02}"
    day = _DAY.fullmatch(said)
    if day is not None:
        first, sign, second, year = day.groups()
        # Whoever writes dots writes the day first.
        for d, m in ((first, second), (second, first))[: 1 if sign == "." else 2]:
            with suppress(ValueError):  # there is no such day
                yield date(_year(year, century), int(m), int(d)).isoformat()


def _year(digits: str, century: int) -> int:
    return int(digits) + (century if len(digits) == _TWO else 0)
