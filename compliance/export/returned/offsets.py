"""What the positions of another program count, judged by the passages that they mark."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import Final

from compliance.export.formats.qda.plain import SIGN, Plain, marks
from compliance.passages.edges import stands_alone
from compliance.passages.search import Range

_BEYOND: Final = "\uffff"
_WIDE: Final = re.compile("[\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to count: where in a plain text each position is. `said` tells it from code points.

    A position that no character begins at is not in `at`.
    """

    said: str
    at: dict[int, int]

    def place(self, marked: tuple[int, int] | None) -> Range | None:
        """Return where a marked passage stands in the plain text; None if it stands nowhere."""
        if marked is None:
            return None
        start, end = (self.at.get(one) for one in marked)
        return None if start is None or end is None or start >= end else (start, end)


def reading_of(text: str, marked: Iterable[tuple[int, int] | None]) -> Reading:
    """Return the way of counting by which most marked passages begin and end between words.

    Of several, the first: code points of the text as it is, before UTF-16 units, line ends of two
    characters as one, and a byte order mark as nothing.
    """
    plain = Plain(text).text
    places = [one for one in marked if one is not None]
    wanted = frozenset(position for one in places for position in one)

    def fit(reading: Reading) -> int:
        found = (reading.place(one) for one in places)
        return sum(1 for one in found if one is not None and stands_alone(plain, *one))

    readings = list(_readings(text, wanted))
    return readings[0] if len(readings) == 1 else max(readings, key=fit)


def _readings(text: str, wanted: frozenset[int]) -> Iterator[Reading]:
    """Yield the ways to count that differ for a text, the most likely first."""
    marked, has_wide, has_two = marks(text), bool(_WIDE.search(text)), "\r\n" in text
    ways = product((False, True)[: 1 + has_wide], (False, True)[: 1 + has_two], (False, True))
    for units, one, unmarked in ways:
        if unmarked and not marked:
            continue
        said = (
            ("UTF-16 units", units),
            ("line ends of two characters as one", one),
            ("no byte order mark", unmarked),
        )
        counted = ", ".join(words for words, holds in said if holds)
        begin = 0 if unmarked else marked
        if units or has_two:
            # A text may have millions of characters, of which few are asked for.
            found = _positions(text, begin, units=units, joined=one)
            places = {at: number for at, number in found if at in wanted}
        else:
            last = len(text) - marked
            places = {at: at - begin for at in wanted if 0 <= at - begin <= last}
        yield Reading(counted, places)


def _positions(text: str, begin: int, *, units: bool, joined: bool) -> Iterator[tuple[int, int]]:
    """Yield each position with the character of the plain text that begins there, and the end."""
    position, number = begin, 0
    for found in SIGN.finditer(text, marks(text)):
        yield position, number
        sign = found[0]
        position += 1 if joined else len(sign)
        position += units and sign > _BEYOND
        number += 1
    yield position, number
