"""Find which characters of a YAML file the values of its outermost mapping take."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from compliance.workspace.yaml.events import event_source


@dataclass(frozen=True, slots=True)
class ValueSpan:
    """Where a value stands in the decoded text of a file: a half-open range of code points.

    A value in lines of its own ends with its last scalar, not with the comments behind that. Its
    `column`, from 0, is that of its first character; `in_lines` is whether it is a list or a
    mapping in lines, as opposed to one in brackets and to a scalar. `behind_key` is where the colon
    of its key ends; of an item of a list, where the item starts.
    """

    start: int
    end: int
    column: int
    in_lines: bool
    behind_key: int


def value_spans(text: str) -> Mapping[str, ValueSpan]:
    """Return the spans of the values of the mapping that a text is, by their keys.

    The text was read without problems. Of one that is no mapping in lines, there are none.
    """
    get_event = event_source(text)
    for _ in range(2):  # the starts of the stream and of the document
        get_event()
    if not _in_lines(get_event()):
        return {}
    spans: dict[str, ValueSpan] = {}
    while isinstance(key := get_event(), yaml.ScalarEvent):
        end: Any = key.end_mark
        spans[key.value] = _span(get_event(), get_event, text.index(":", end.index) + 1)
    return spans


def item_spans(text: str, key: str) -> Sequence[ValueSpan]:
    """Return the spans of the items of a list in lines that a key of the outermost mapping has.

    Of anything else there are none.
    """
    get_event = event_source(text)
    for _ in range(2):
        get_event()
    if not _in_lines(get_event()):
        return ()
    while isinstance(name := get_event(), yaml.ScalarEvent):
        value = get_event()
        if name.value != key:
            _span(value, get_event)
        elif isinstance(value, yaml.SequenceStartEvent) and _in_lines(value):
            return tuple(_items(get_event))
        else:
            break
    return ()


def _items(get_event: Callable[[], yaml.Event]) -> Iterator[ValueSpan]:
    while not isinstance(event := get_event(), yaml.SequenceEndEvent):
        yield _span(event, get_event)


def _in_lines(event: yaml.Event) -> bool:
    return isinstance(event, yaml.CollectionStartEvent) and not event.flow_style


def _span(
    first: yaml.Event, get_event: Callable[[], yaml.Event], behind_key: int | None = None
) -> ValueSpan:
    """Return the span of the value that an event begins, whose other events are taken."""
    start: Any = first.start_mark
    in_lines, last, depth = _in_lines(first), first, 0
    event = first
    while True:
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        # The end of a collection in lines is where the next thing begins.
        if isinstance(event, yaml.ScalarEvent) or not in_lines:
            last = event
        if not depth:
            end: Any = last.end_mark
            behind = start.index if behind_key is None else behind_key
            return ValueSpan(start.index, end.index, start.column, in_lines, behind)
        event = get_event()
