"""The columns of a table of statements: every field that a file of evidence has, flat.

A list of ids is one cell, with spaces between them. A figure or a waiver has columns of its own,
numbered from 1: `figures.1.what`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from itertools import chain
from typing import Any, Final

from compliance.model.base import as_written, key_of
from compliance.model.evidence import (
    DeniedClaim,
    EvidenceEntry,
    Figure,
    PartGiven,
    PassagePin,
    ProbableSpeaker,
    Waiver,
)

ID: Final = "id"
ARTICLE: Final = "article"
_MAPPINGS: Final[Mapping[str, type[Any]]] = {
    "part": PartGiven,
    "denied_claim": DeniedClaim,
    "probable_speaker": ProbableSpeaker,
    "passage": PassagePin,
}
_NUMBERED: Final[Mapping[str, type[Any]]] = {"figures": Figure, "waivers": Waiver}
LISTS: Final = frozenset(
    {"targets", "via", "respondents", "part.of", "responds_to", "qualifies", "coded_by"}
)
"""The columns whose cells list ids."""
DATES: Final = frozenset({"event", "asserted"})
PLACES: Final = frozenset({"passage.page", "passage.paragraph"})
COUNTS: Final = frozenset({"value", "at_least", "at_most", "about", "from", "to"})
"""The keys of a figure that are numbers."""
DEFAULTS: Final = {"voice": "own", "scope": "in_scope"}
"""What is not written into files, since it holds without being said."""
_OF_NUMBERED: Final = re.compile(r"(figures|waivers)\.([1-9][0-9]?)\.([a-z_]+)", re.ASCII)

Cells = Mapping[str, str]
"""A row, by its columns; empty cells are ""."""
Route = tuple[str | int, ...]


def _keys(shape: type[Any]) -> tuple[str, ...]:
    return tuple(key_of(one.name) for one in fields(shape))


def _plain() -> Iterator[str]:
    for key in _keys(EvidenceEntry):
        if key in _MAPPINGS:
            yield from (f"{key}.{inner}" for inner in _keys(_MAPPINGS[key]))
        elif key not in {ID, *_NUMBERED}:
            yield key


PLAIN: Final = tuple(_plain())
"""The columns that are not numbered, in the order of the fields."""


def columns_of(entries: Iterable[EvidenceEntry]) -> tuple[str, ...]:
    """Return the columns of a table: as many numbered ones as some statement has figures."""
    most = dict.fromkeys(_NUMBERED, 0)
    for entry in entries:
        for key in most:
            most[key] = max(most[key], len(getattr(entry, key)))
    numbered = (
        f"{key}.{number}.{inner}"
        for key, shape in _NUMBERED.items()
        for number in range(1, most[key] + 1)
        for inner in _keys(shape)
    )
    return (ID, ARTICLE, *PLAIN, *numbered)


def is_column(name: str) -> bool:
    """Return whether a table may have a column."""
    numbered = _OF_NUMBERED.fullmatch(name)
    return name in {ID, ARTICLE, *PLAIN} or (
        numbered is not None and numbered[3] in _keys(_NUMBERED[numbered[1]])
    )


def in_order(columns: Iterable[str]) -> list[str]:
    """Return columns in the order of the fields, those with numbers last."""
    order = {name: at for at, name in enumerate((ID, ARTICLE, *PLAIN))}
    return sorted(columns, key=lambda name: (order.get(name, len(order)), *_number_of(name)))


def _number_of(name: str) -> tuple[str, int, int]:
    found = _OF_NUMBERED.fullmatch(name)
    if found is None:
        return name, 0, 0
    return found[1], int(found[2]), _keys(_NUMBERED[found[1]]).index(found[3])


def written_fields(entry: EvidenceEntry) -> dict[str, object]:
    """Return the fields of a record as its file has them."""
    written = as_written(entry)
    assert isinstance(written, dict)  # noqa: S101 - a record is a mapping
    return written


def cells_of(fields: Mapping[str, object]) -> dict[str, str]:
    """Return the cells of the fields of a record, without empty ones and its id."""
    said = {key: value for key, value in fields.items() if key != ID}
    return dict(chain(DEFAULTS.items(), _cells(said, "")))


def _cells(said: Mapping[str, object], before: str) -> Iterator[tuple[str, str]]:
    for key, value in said.items():
        name = f"{before}{key}"
        if isinstance(value, Mapping):
            yield from _cells(value, f"{name}.")
        elif key in _NUMBERED and isinstance(value, list):
            for number, one in enumerate(value, 1):
                yield from _cells(one, f"{name}.{number}.")
        else:
            yield name, " ".join(value) if isinstance(value, list) else str(value)


def with_cells(fields: Mapping[str, object], given: Mapping[str, object]) -> dict[str, object]:
    """Return fields of a record with other values in some of them, or in some columns.

    What is None is left out.
    """
    made: dict[str, Any] = {
        key: dict(value)
        if isinstance(value, dict)
        else [dict(one) for one in value]
        if key in _NUMBERED and isinstance(value, list)
        else value
        for key, value in fields.items()
    }
    for name, value in given.items():
        key, *inner = name.split(".")
        if not inner:
            made[key] = dict(value) if isinstance(value, Mapping) else value
        elif key in _MAPPINGS:
            made.setdefault(key, {})[inner[0]] = value
        else:
            listed = made.setdefault(key, [])
            number = int(inner[0])
            listed += [{} for _ in range(number - len(listed))]
            listed[number - 1][inner[1]] = value
    bare = {key: _bare(made[key]) for key in _keys(EvidenceEntry) if key in made}
    return {key: value for key, value in bare.items() if value is not None}


def _bare(value: Any) -> Any:  # noqa: ANN401 - whatever a field holds
    """Return a value without what is left out in it; None if nothing is left."""
    if isinstance(value, dict):
        return {key: one for key, one in value.items() if one is not None} or None
    if isinstance(value, list) and any(isinstance(one, dict) for one in value):
        return [one for one in map(_bare, value) if one] or None
    return value


def column_at(route: Sequence[str | int], known: Sequence[str]) -> str:
    """Return the column to which a route within a record belongs, of those that a table has.

    A message about several of them belongs to the first of these; about all of them, to the id.
    """
    steps = [one + 1 if isinstance(one, int) else one for one in route]
    name = ".".join(map(str, steps))
    while name:
        found = next((one for one in known if one == name or one.startswith(f"{name}.")), None)
        if found is not None:
            return found
        name = name.rpartition(".")[0]
    return ID
