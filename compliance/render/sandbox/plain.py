"""Views as plain data: what a workspace's own templates get of them, sent in parts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Final, NewType, Union, get_args, get_origin, get_type_hints

VIEWS: Final = "compliance.views."

Message = tuple[object, ...]
"""What is sent as a line of JSON; what it is comes first."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The names of what templates may read of a kind of view, in two parts.

    `single` are texts, numbers, yes or no, or nothing; `others` are or hold lists or views.
    """

    single: tuple[str, ...]
    others: tuple[str, ...]


def send_plain(view: object, send: Callable[[Message], object]) -> None:
    """Send a view as plain data: texts, numbers, yes or no, nothing, lists, and views in it.

    Each view in it is sent once, after those it holds, as "node": the number of its kind, and the
    values of the fields that an earlier "kind" lists. Where it is held stands {"at": its number}.
    The view itself comes last, as "view".
    """
    writer = _Writer(send)
    send(("view", writer.value(view)))


class Receiver:
    """Puts a view together again, with lists in it, and mappings for the views in it."""

    def __init__(self) -> None:
        self.view: object = None
        self._kinds: list[list[str]] = []
        self._made: list[dict[str, object]] = []

    def take(self, what: str, *parts: Any) -> None:  # noqa: ANN401 - what JSON holds
        """Take the next message."""
        if what == "kind":
            self._kinds.append(parts[0])
        elif what == "node":
            kind, single, others = parts
            values = [*single, *map(self._value, others)]
            self._made.append(dict(zip(self._kinds[kind], values, strict=True)))
        else:
            self.view = self._value(parts[0])

    def _value(self, sent: Any) -> object:  # noqa: ANN401 - what JSON holds
        if isinstance(sent, list):
            return [self._value(part) for part in sent]
        return self._made[sent["at"]] if isinstance(sent, dict) else sent


@cache
def shown(view: type) -> Shown:
    """Return what templates may read of a kind of view: its plain fields.

    What it carries for machine output, a whole passage among it, is none of them.
    """
    kinds = get_type_hints(view)
    read = {field.name: kinds[field.name] for field in fields(view)}
    for name in dir(view):
        made = getattr(view, name)
        if isinstance(made, property):
            read[name] = get_type_hints(made.fget)["return"]
    single = tuple(name for name, kind in read.items() if _is_single(kind))
    others = (name for name, kind in read.items() if _is_plain(kind))
    return Shown(single, tuple(name for name in others if name not in single))


def _is_plain(kind: Any) -> bool:  # noqa: ANN401 - a type, which may have parts
    if get_origin(kind) in {tuple, Sequence, Union, UnionType}:
        return all(_is_plain(part) for part in get_args(kind) if part is not Ellipsis)
    return _is_single(kind) or (is_dataclass(kind) and kind.__module__.startswith(VIEWS))


def _is_single(kind: Any) -> bool:  # noqa: ANN401 - a type, which may have parts
    if get_origin(kind) in {Union, UnionType}:
        return all(map(_is_single, get_args(kind)))
    if isinstance(kind, NewType):
        return _is_single(kind.__supertype__)
    return isinstance(kind, type) and issubclass(kind, str | int | NoneType)


class _Writer:
    """Sends views, each once: the same record stands under many headings."""

    def __init__(self, send: Callable[[Message], object]) -> None:
        self._send = send
        self._kinds: dict[type, int] = {}
        # The view itself is kept, since another could be given the identity of one that is gone.
        self._places: dict[int, tuple[object, int]] = {}

    def value(self, value: object) -> object:
        """Return a value of a field as it is sent, after the views in it."""
        if value is None or isinstance(value, str | int):
            return value
        if isinstance(value, Sequence):
            return [self.value(part) for part in value]
        known = self._places.get(id(value))
        return {"at": self._place(value) if known is None else known[1]}

    def _place(self, view: object) -> int:
        kind: Any = type(view)
        names = shown(kind)
        if kind not in self._kinds:
            self._kinds[kind] = len(self._kinds)
            self._send(("kind", (*names.single, *names.others)))
        single = [getattr(view, name) for name in names.single]
        others = [self.value(getattr(view, name)) for name in names.others]
        self._send(("node", self._kinds[kind], single, others))
        place = len(self._places)
        self._places[id(view)] = view, place
        return place
