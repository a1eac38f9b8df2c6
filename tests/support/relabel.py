"""Exchange two sides or joint bodies wherever they are named: in files, views and outputs."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping, Sequence
from datetime import date
from enum import Enum
from typing import TypeVar

from compliance.views.passage import Limits
from compliance.workspace.records import Records

_Value = TypeVar("_Value")


class Swap:
    """Exchanges two sides, or two joint bodies: their ids, and the names in the agreement.

    Texts are searched as a whole, which comes to the same as exchanging fields one by one if the
    ids and names stand nowhere else; `support.strategies` draws them so.
    """

    def __init__(self, records: Records, left: str, right: str) -> None:
        names = {str(side.id): side.name for a in records.agreements.values() for side in a.sides}
        names |= {str(body.id): body.name for a in records.agreements.values() for body in a.bodies}
        if names[left][len(left) :] == names[right][len(right) :]:
            # What names end with is then the same, however an output escapes it.
            pairs = [(left, right), (left.capitalize(), right.capitalize())]
        else:
            pairs = [(left, right), (names[left], names[right])]
        pairs += [(one.upper(), other.upper()) for one, other in pairs]
        self.other = dict([*pairs, *((other, one) for one, other in pairs)])
        longest_first = sorted(self.other, key=len, reverse=True)
        self.pattern = re.compile("|".join(map(re.escape, longest_first)))

    def text(self, text: str) -> str:
        """Return a text with the two exchanged."""
        return self.pattern.sub(lambda found: self.other[found[0]], text)

    def value(self, value: _Value) -> _Value:
        """Return a value with the two exchanged, however deep they are in it."""
        exchanged: _Value = self._exchanged(value)  # type: ignore[assignment]
        return exchanged

    def _exchanged(self, value: object) -> object:
        if value is None or isinstance(value, Enum | bool | int | float | date | Limits):
            return value  # limits are words of a text, and are not compared
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, Mapping):
            return {self._exchanged(key): self._exchanged(inner) for key, inner in value.items()}
        if isinstance(value, tuple | list | frozenset):
            return type(value)(map(self._exchanged, value))
        if isinstance(value, Sequence):  # one that is made when it is printed
            return tuple(map(self._exchanged, value))
        assert dataclasses.is_dataclass(value), f"how to exchange sides in {type(value)}?"
        made = object.__new__(type(value))
        for field in dataclasses.fields(value):
            object.__setattr__(made, field.name, self._exchanged(getattr(value, field.name)))
        return made
