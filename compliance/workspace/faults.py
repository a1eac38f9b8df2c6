"""A fault: a Problem whose place is still a route of keys, made concrete against the file's text.

Models stay free of line numbers; the file is walked a second time only where something is wrong.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compliance.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from compliance.workspace.files import SourceBytes

Route = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong at a route of keys and list indices in a file."""

    file: str
    route: Route
    code: str
    message: str


def place_faults(faults: Iterable[Fault], sources: Mapping[str, SourceBytes]) -> list[Problem]:
    """Turn faults into Problems with line and column, walking each file at most once.

    `sources` has every file that a fault is about.
    """
    by_file: dict[str, list[Fault]] = {}
    for fault in faults:
        by_file.setdefault(fault.file, []).append(fault)
    problems = []
    for file, group in by_file.items():
        places = _locate(sources[file], [fault.route for fault in group])
        for fault in group:
            line, column = places[fault.route]
            problems.append(Problem(file, line, column, fault.code, fault.message))
    return problems


def _locate(source: SourceBytes, routes: list[Route]) -> Mapping[Route, tuple[int, int]]:
    if source.file.endswith(".toml"):
        from compliance.workspace.toml_places import locate_toml  # noqa: PLC0415 - only for faults

        return locate_toml(source.data.decode("utf-8-sig"), routes)
    from compliance.workspace.yaml.places import locate_all  # noqa: PLC0415 - only for faults

    return locate_all(source.data, routes)
