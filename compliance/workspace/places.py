"""Where in the files of a workspace something is written: line and column, for the editor.

Records know no line numbers; a file is walked a second time only where a place is wanted.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from compliance.errors import Problem
from compliance.workspace import layout
from compliance.workspace.faults import Fault, Route
from compliance.workspace.files import MOST_LOCK_BYTES, SourceBytes, read_file
from compliance.workspace.toml import locate_toml
from compliance.workspace.yaml.places import locate_all

Place = tuple[int, int]


def place_faults(root: Path, faults: Collection[Fault]) -> list[Problem]:
    """Return faults as Problems with line and column; each file is read and walked once more.

    A file that was changed or taken away meanwhile gives its beginning, or any other place.
    """
    places = find_places(root, [(fault.file, fault.route) for fault in faults])
    nowhere = (1, 1)
    return [
        Problem(f.file, *places.get((f.file, f.route), nowhere), f.code, f.message) for f in faults
    ]


def find_line(root: Path, file: str, route: Route) -> int | None:
    """Return the line, from 1, that a route of keys leads to; None if there is no such file."""
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
            found = _locate(source, routes)
            places |= {(file, route): found.get(route, (1, 1)) for route in routes}
    return places


def _locate(source: SourceBytes, routes: Collection[Route]) -> Mapping[Route, Place]:
    if source.file == layout.SETTINGS:
        return locate_toml(source.data.decode("utf-8-sig", "replace"), routes)
    if source.file == layout.LOCK:
        return _locate_lines(source.data)
    return locate_all(source.data, routes, source.file)


def _locate_lines(lock: bytes) -> Mapping[Route, Place]:
    """Return where the line of each record begins; the lock was read and is valid."""
    lines = enumerate(lock.split(b"\n"), 1)
    return {(json.loads(line)["evidence"],): (number, 1) for number, line in lines if line.strip()}
