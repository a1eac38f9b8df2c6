"""Check sources: their references and their ids."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.model.source import SourceEntry
from compliance.workspace.checks.cycles import describe_cycle, find_cycles
from compliance.workspace.checks.ids import find_file_name_fault
from compliance.workspace.checks.known import Known
from compliance.workspace.faults import Fault, Route
from compliance.workspace.records import Records


def find_source_faults(records: Records, known: Known) -> Iterator[Fault]:
    """Yield every fault in sources/."""
    taken = dict.fromkeys(known.sides.ids, "as that of a side")
    edges: dict[str, list[str]] = {}
    places: dict[str, tuple[str, Route]] = {}
    for file, source_file in records.sources.items():
        yield from find_file_name_fault(file, source_file.side, ("side",))
        yield from known.sides.find_dangling(file, ("side",), source_file.side)
        for index, source in enumerate(source_file.sources):
            route: Route = ("sources", index)
            if source.id in taken:
                message = f'the id "{source.id}" is taken already {taken[source.id]}'
                yield Fault(
                    file, (*route, "id"), "duplicate-id", f"{message}; give this one another"
                )
            taken.setdefault(source.id, f"in {file}")
            yield from _part_of(file, (*route, "part_of"), source, source_file.side, known)
            edges[source.id] = [source.part_of] if source.part_of else []
            places[source.id] = (file, (*route, "part_of"))
    for cycle in find_cycles(edges):
        yield Fault(*places[cycle[0]], "cycle", describe_cycle("part_of", cycle))


def _part_of(
    file: str, route: Route, source: SourceEntry, side: str, known: Known
) -> Iterator[Fault]:
    if source.part_of is None:
        return
    yield from known.sources.find_dangling(file, route, source.part_of)
    other = known.side_of.get(source.part_of, side)
    if other != side:
        message = f'"{source.part_of}" is of side {other}, "{source.id}" of {side}'
        yield Fault(file, route, "other-side", f"{message}; name a source of the same side")
