"""Find which characters of a YAML file the values of its outermost mapping take."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from compliance.workspace.yaml.events import event_source


@dataclass(frozen=True, slots=True)
class ValueSpan:
    """Where a value stands in the decoded text of a file: a half-open range of code points.

    A value in lines of its own ends with its last scalar, not with the comments behind that. Its
    `column`, from 0, is that of its first character; `in_lines` is whether it is a list or a
    mapping in lines, as opposed to one in brackets and to a scalar.
    """

    start: int
    end: int
    column: int
    in_lines: bool


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
        spans[key.value] = _span(get_event(), get_event)
    return spans


def _in_lines(event: yaml.Event) -> bool:
    return isinstance(event, yaml.CollectionStartEvent) and not event.flow_style


def _span(first: yaml.Event, get_event: Callable[[], yaml.Event]) -> ValueSpan:
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
            return ValueSpan(start.index, end.index, start.column, in_lines)
        event = get_event()
