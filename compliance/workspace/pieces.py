"""Take a large value of a file apart, so that its faults can be looked for piece by piece.

A validator tells all faults of a value at once, and a file of two megabytes may have millions.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from compliance.workspace.faults import Route

LARGE: Final = 10_000
"""How many lists, mappings and values a piece has, about; most files have fewer."""

_STAND_IN: Final = LARGE // 50
"""How many has what stands for the rest of a large value, while another part of it is looked at."""

_Mapping = dict[str, object]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a value, of the same shape: lists have fewer items, and mappings fewer keys.

    `skipped` has the routes in the piece to lists that begin later in the value, and how many items
    were left out before.
    """

    value: object
    skipped: tuple[tuple[Route, int], ...] = ()

    def within(self, *steps: str | int, value: object, skipped: int = 0) -> Piece:
        """Return a collection that holds this piece at some steps."""
        inner = tuple(((*steps, *route), number) for route, number in self.skipped)
        return Piece(value, (((), skipped), *inner) if skipped else inner)

    def route_of(self, route: Route) -> Route:
        """Return where a route in the piece leads in the whole value."""
        steps = list(route)
        for before, number in self.skipped:
            step = route[len(before)] if len(route) > len(before) else None
            if isinstance(step, int) and route[: len(before)] == before:
                steps[len(before)] = step + number
        return tuple(steps)


def is_large(value: object) -> bool:
    """Return whether a value has to be taken apart."""
    return _size(value, LARGE) > LARGE


def pieces(value: object, keys: Collection[str], most: int = LARGE) -> Iterator[Piece]:
    """Yield pieces that together have all that a value has; one that is not large is its own.

    Keys that are among `keys`, which a record may need, are in every piece of their mapping.
    """
    large = _size(value, most) > most
    if large and isinstance(value, list):
        yield from _of_list(value, keys, most)
    elif large and isinstance(value, dict):
        yield from _of_mapping(value, keys, most)
    else:
        yield Piece(value)


def _of_list(items: list[object], keys: Collection[str], most: int) -> Iterator[Piece]:
    some: list[object] = []
    total = start = 0
    for index, item in enumerate(items):
        size = _size(item, most)
        if some and total + size > most:
            yield Piece(some, (((), start),))
            some, total, start = [], 0, index
        if size > most:
            for piece in pieces(item, keys, most):
                yield piece.within(0, value=[piece.value], skipped=index)
            start = index + 1
        else:
            some.append(item)
            total += size
    if some:
        yield Piece(some, (((), start),))


def _of_mapping(mapping: _Mapping, keys: Collection[str], most: int) -> Iterator[Piece]:
    large = {key: one for key, one in mapping.items() if _size(one, most) > most}
    small = {key: one for key, one in mapping.items() if key not in large}
    stand_ins = {key: next(pieces(one, keys, _STAND_IN)).value for key, one in large.items()}
    always = {key: one for key, one in small.items() if key in keys} | stand_ins
    others = [key for key in small if key not in keys]
    for start in range(0, max(1, len(others)), most):
        yield Piece(always | {key: small[key] for key in others[start : start + most]})
    for key, one in large.items():
        for piece in pieces(one, keys, most):
            yield piece.within(key, value=always | {key: piece.value})


def _size(value: object, most: int) -> int:
    """Return how many lists, mappings and values a value has; above `most`, not exactly."""
    count = 1
    ahead = [value]
    while ahead and count <= most:
        one = ahead.pop()
        if isinstance(one, dict | list):
            inside = one.values() if isinstance(one, dict) else one
            count += len(one)
            ahead += [part for part in inside if isinstance(part, dict | list)]
    return count
