"""Find where a route of keys and indices leads in a YAML file, by a second pass over its events.

It counts as the reader does: a duplicate key is the first, an item without a value is no item.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import yaml

from compliance.workspace.yaml.events import (
    PARSE_ERRORS,
    Place,
    TextExtent,
    event_source,
    is_nothing,
    place_of,
    skip_collection,
)
from compliance.workspace.yaml.json_lines import decode_file
from compliance.workspace.yaml.scalars import MOST_DEPTH

Step = str | int


class _Wanted:
    """A node that routes lead to or through, with the places of its key and its value."""

    __slots__ = ("further", "key_at", "value_at")

    def __init__(self) -> None:
        self.further: dict[Step, _Wanted] = {}
        self.key_at: Place | None = None
        self.value_at: Place | None = None

    def meet(self, event: yaml.Event) -> None:
        """Note the place of the key or item, which is also the value's unless that follows."""
        self.key_at = self.value_at = place_of(event)


def locate_all(
    source: bytes, routes: Iterable[Sequence[Step]], file: str = ""
) -> dict[tuple[Step, ...], Place]:
    """Return line and column, both from 1 and in code points, of what routes lead to.

    The place of a pair of a mapping is its key's; of an item of a list, the item's; of what is
    missing, the start of the innermost collection that is there. A file that cannot be read, or not
    so far, gives the last such place, or (1, 1). The file is walked over once; by its name it has
    JSON Lines, or it has not.
    """
    wanted = [tuple(route) for route in routes]
    root = _Wanted()
    for route in wanted:
        node = root
        for step in route:
            node = node.further.setdefault(step, _Wanted())
    text = decode_file(source, file).text
    if text is None:
        return dict.fromkeys(wanted, (1, 1))
    _Walk(text, root).run()
    extent = TextExtent(text)
    return {route: extent.clamp(_look_up(root, route)) for route in wanted}


def _look_up(root: _Wanted, route: tuple[Step, ...]) -> Place:
    node = root
    for step in route:
        following = node.further[step]
        if following.key_at is None:
            return node.value_at or (1, 1)
        node = following
    return node.key_at or (1, 1)


class _TooDeepError(Exception):
    """The reader stops at this point of a file, so no wanted node follows."""


class _Walk:
    """A pass over the events that follows the wanted nodes and skips all others.

    `node` is the collection walked through; in a list `index` counts the items, in a mapping it is
    None, and `pending` is what the last key led to.
    """

    def __init__(self, text: str, root: _Wanted) -> None:
        document = _Wanted()
        document.further[0] = root
        self.text = text
        self.nowhere = _Wanted()
        self.node = document
        self.index: int | None = 0
        self.pending: _Wanted | None = None
        self.above: list[tuple[_Wanted, int | None]] = []

    def run(self) -> None:
        """Walk to the end of the first document, or as far as it can be read."""
        get_event = event_source(self.text)
        try:
            while len(self.above) <= MOST_DEPTH:
                event = get_event()
                if isinstance(event, yaml.DocumentEndEvent | yaml.StreamEndEvent):
                    return
                if isinstance(event, yaml.CollectionEndEvent):
                    self.node, self.index = self.above.pop()
                elif isinstance(event, yaml.NodeEvent):
                    self._pass(event, get_event)
        except (*PARSE_ERRORS, _TooDeepError):
            return

    def _pass(self, event: yaml.NodeEvent, get_event: Callable[[], yaml.Event]) -> None:
        if self.index is not None or self.pending is not None:
            self._pass_value(event)
            return
        self._pass_key(event)
        if isinstance(event, yaml.CollectionStartEvent) and skip_collection(
            get_event, MOST_DEPTH - len(self.above)
        ):
            raise _TooDeepError

    def _pass_key(self, event: yaml.NodeEvent) -> None:
        self.pending = self.nowhere
        if isinstance(event, yaml.ScalarEvent):
            met = self.node.further.get(event.value, self.nowhere)
            if met.key_at is None:  # else it is a duplicate
                met.meet(event)
                self.pending = met

    def _pass_value(self, event: yaml.NodeEvent) -> None:
        met = self._next_value(event)
        met.value_at = place_of(event)
        if isinstance(event, yaml.CollectionStartEvent):
            self.above.append((self.node, self.index))
            self.node = met
            self.index = None if isinstance(event, yaml.MappingStartEvent) else 0

    def _next_value(self, event: yaml.NodeEvent) -> _Wanted:
        if self.index is None:
            met, self.pending = self.pending or self.nowhere, None
            return met
        if is_nothing(event):
            return self.nowhere
        met = self.node.further.get(self.index, self.nowhere)
        met.meet(event)
        self.index += 1
        return met
