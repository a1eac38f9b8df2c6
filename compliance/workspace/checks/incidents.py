"""Check incidents and searches."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.model.incident import IncidentFile, SearchFile
from compliance.workspace.checks.cycles import describe_cycle, find_cycles
from compliance.workspace.checks.dates import find_search_date_faults
from compliance.workspace.checks.ids import find_repeats, find_taken_ids
from compliance.workspace.checks.known import Known
from compliance.workspace.faults import Fault, Route


def find_incident_faults(file: str, incident_file: IncidentFile, known: Known) -> Iterator[Fault]:
    """Yield every fault in incidents.yaml."""
    incidents = incident_file.incidents
    ids = [(("incidents", i, "id"), str(incident.id)) for i, incident in enumerate(incidents)]
    yield from find_taken_ids(file, "incident", ids)
    edges: dict[str, list[str]] = {}
    places: dict[str, Route] = {}
    for index, incident in enumerate(incidents):
        place: Route = ("incidents", index, "part_of")
        places[incident.id], edges[incident.id] = place, []
        if incident.part_of is not None:
            yield from known.incidents.find_dangling(file, place, incident.part_of)
            edges[incident.id] = [incident.part_of]
    for cycle in find_cycles(edges):
        yield Fault(file, places[cycle[0]], "cycle", describe_cycle("part_of", cycle))


def find_search_faults(file: str, search_file: SearchFile, known: Known) -> Iterator[Fault]:
    """Yield every fault in searches.yaml."""
    for index, search in enumerate(search_file.searches):
        place: Route = ("searches", index)
        if search.side is None and search.source is None:
            message = "a search needs whom it was for; add a side or a source"
            yield Fault(file, place, "missing-key", message)
        if search.side is not None and search.source is not None:
            message = "a search is for a side or a source; keep one of the two keys"
            yield Fault(file, (*place, "source"), "wrong-value", message)
        if search.side is not None:
            yield from known.sides.find_dangling(file, (*place, "side"), search.side)
        if search.source is not None:
            yield from known.sources.find_dangling(file, (*place, "source"), search.source)
        if search.targets != "all":
            route = (*place, "targets")
            yield from known.targets.find_all_dangling(file, route, search.targets)
            yield from find_repeats(file, route, search.targets)
        for key, message in find_search_date_faults(search):
            yield Fault(file, (*place, key), "date-order", message)
