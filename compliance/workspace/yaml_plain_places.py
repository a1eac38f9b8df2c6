"""Where a route leads in a YAML file written plainly, found on the quick way through it.

It gives what `yaml_places` gives, or nothing: for what stands in brackets, for what is not there,
and for files that only the full reader knows. (tests/property holds the two against each other.)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from compliance.workspace.yaml_plain import PlainReader

if TYPE_CHECKING:
    from collections.abc import Iterable

    from compliance.workspace.faults import Route

    Place = tuple[int, int]


def find_plain_places(source: bytes, routes: Iterable[Route]) -> dict[Route, Place] | None:
    """Return line and column, from 1, of what each route leads to; None if any is in doubt."""
    reader = _PlacingReader()
    value = reader.read(source)
    places: dict[Route, Place] = {}
    for route in routes:
        place = None if value is None else _look_up(value, route, reader.found)
        if place is None:
            return None
        places[route] = place
    return places


def _look_up(
    node: Any,  # noqa: ANN401 - what a file holds
    route: Route,
    found: dict[tuple[int, str | int], Place],
) -> Place | None:
    place = None
    for step in route:
        place = found.get((id(node), step))
        if place is None:
            return None
        node = node[step]
    return place


class _PlacingReader(PlainReader):
    """Notes where each key of a mapping and each item of a list begins, by what holds it."""

    __slots__ = ("found", "line")

    def __init__(self) -> None:
        self.found: dict[tuple[int, str | int], Place] = {}
        self.line = 0
        super().__init__()

    def _read_lines(self) -> None:
        """Read as the quick way does, and note each place."""
        for number, line in enumerate(self.lines):
            self.line = number + 1
            head, colon, rest = line.partition(": ")
            place = self.places.get(head) if colon else None
            if place is None:
                self._odd_line(line, head if colon else None, rest, number)
                continue
            column, item, key = place
            self._take_key(column, key, item=item)
            self.into[key] = self.texts.get(rest) or self._value(rest, column, number)
        self._end_file()

    def _take_key(self, column: int, key: str, *, item: bool) -> str:
        super()._take_key(column, key, item=item)
        self.found[id(self.into), key] = (self.line, column + 2 * item + 1)
        return key

    def _enter_list(self, column: int) -> list[object]:
        entered = super()._enter_list(column)
        # Whoever asks adds an item at once; it begins behind the dash.
        self.found[id(entered), len(entered)] = (self.line, column + 3)
        return entered
