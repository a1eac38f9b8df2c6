"""Where in the files of a workspace something is written: line and column, for the editor."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from compliance.workspace import layout
from compliance.workspace.files import MOST_LOCK_BYTES, read_file

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

    from compliance.workspace.faults import Route

Place = tuple[int, int]


def find_line(root: Path, file: str, route: Route) -> int | None:
    """Return the line, from 1, that a route of keys leads to; None where there is no such file."""
    place = find_places(root, [(file, route)]).get((file, route))
    return None if place is None else place[0]


def find_places(
    root: Path, wanted: Iterable[tuple[str, Route]]
) -> Mapping[tuple[str, Route], Place]:
    """Return line and column, from 1, of routes in files; each file is walked once.

    A route in the lock is the id of its record. What stands in a file that is not there, or
    cannot be read, is left out.
    """
    by_file: dict[str, set[Route]] = {}
    for file, route in wanted:
        by_file.setdefault(file, set()).add(route)
    places: dict[tuple[str, Route], Place] = {}
    for file, routes in by_file.items():
        source = read_file(root, file, [], most=MOST_LOCK_BYTES)
        if source is not None:
            found = _in_lock(source.data) if file == layout.LOCK else _in_yaml(source.data, routes)
            places |= {(file, route): found.get(route, (1, 1)) for route in routes}
    return places


def _in_yaml(data: bytes, routes: Collection[Route]) -> Mapping[Route, Place]:
    from compliance.workspace.yaml.places import locate_all  # noqa: PLC0415 - reads YAML

    return locate_all(data, routes)


def _in_lock(data: bytes) -> Mapping[Route, Place]:
    """Return where the line of each record begins; the lock was read and is valid."""
    lines = enumerate(data.split(b"\n"), 1)
    return {(json.loads(line)["evidence"],): (number, 1) for number, line in lines if line.strip()}
