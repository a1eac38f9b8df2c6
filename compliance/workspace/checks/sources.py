"""References and repeated ids among sources, articles, incidents and searches."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from compliance.workspace.checks.cycles import find_cycles
from compliance.workspace.checks.dates import find_article_date_faults
from compliance.workspace.checks.known import dangling, repeated, targets_of
from compliance.workspace.faults import Fault, Route

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.model.incident import IncidentFile, Search
    from compliance.workspace.checks.known import Known
    from compliance.workspace.records import Records


def find_source_faults(records: Records, known: Known) -> Iterator[Fault]:
    """Find what does not hold in sources/."""
    taken: set[str] = set()
    for file, source_file in records.sources.items():
        yield from file_name(file, source_file.side, ("side",))
        yield from dangling(file, ("side",), "side", source_file.side, known.sides)
        for index, source in enumerate(source_file.sources):
            route: Route = ("sources", index, "id")
            if source.id in taken or source.id in known.sides:
                message = f'the id "{source.id}" is taken already; sides and sources share their ids'
                yield Fault(file, route, "duplicate-id", f"{message}: give this one another")
            taken.add(source.id)
            if source.part_of is not None:
                place: Route = ("sources", index, "part_of")
                yield from dangling(file, place, "source", source.part_of, known.source_sides)
    edges = {s.id: [s.part_of] if s.part_of else [] for s in known.source_entries.values()}
    for cycle in find_cycles({str(k): [str(v) for v in vs] for k, vs in edges.items()}):
        file, route = _place_of(records, cycle[0])
        chain = " -> ".join((*cycle, cycle[0]))
        message = f"part_of runs in a circle: {chain}; take one out"
        yield Fault(file, (*route, "part_of"), "cycle", message)


def _place_of(records: Records, source_id: str) -> tuple[str, Route]:
    return next(
        (file, ("sources", index))
        for file, source_file in records.sources.items()
        for index, source in enumerate(source_file.sources)
        if source.id == source_id
    )


def find_article_faults(records: Records, known: Known) -> Iterator[Fault]:
    """Find what does not hold in articles/."""
    for file, article in records.articles.items():
        yield from file_name(file, article.id, ("id",))
        yield from dangling(file, ("outlet",), "source", article.outlet, known.source_sides)
        for index, hand in enumerate(article.chain):
            place: Route = ("chain", index)
            if hand.source is not None:
                yield from dangling(
                    file, (*place, "source"), "source", hand.source, known.source_sides
                )
            elif hand.name is None:
                message = "a link of the chain needs a source or a name; add one"
                yield Fault(file, place, "missing-key", message)
        for key, message in find_article_date_faults(article):
            yield Fault(file, (key,), "date-order", message)
        for index, held in enumerate(article.held):
            if held.range[0] >= held.range[1]:
                message = "a range runs from its first code point to after its last; write [0, 10]"
                yield Fault(file, ("held", index, "range"), "wrong-value", message)


def file_name(file: str, wanted: str, route: Route) -> Iterator[Fault]:
    """Find a file that is not named after its id."""
    stem = PurePosixPath(file).stem
    if stem != wanted:
        message = f'the file is called "{stem}.yaml"; call it "{wanted}.yaml" or correct the id'
        yield Fault(file, route, "file-name", message)


def find_incident_faults(file: str, incident_file: IncidentFile, known: Known) -> Iterator[Fault]:
    """Find what does not hold in incidents.yaml."""
    incidents = incident_file.incidents
    ids = [(("incidents", i, "id"), str(incident.id)) for i, incident in enumerate(incidents)]
    yield from repeated(file, "incident", ids)
    for index, incident in enumerate(incidents):
        if incident.part_of is not None:
            place: Route = ("incidents", index, "part_of")
            yield from dangling(file, place, "incident", incident.part_of, known.incidents)
    edges = {str(i.id): [str(i.part_of)] if i.part_of else [] for i in incidents}
    order = [str(incident.id) for incident in incidents]
    for cycle in find_cycles(edges):
        chain = " -> ".join((*cycle, cycle[0]))
        route: Route = ("incidents", order.index(cycle[0]), "part_of")
        yield Fault(file, route, "cycle", f"part_of runs in a circle: {chain}; take one out")


def find_search_faults(
    file: str, searches: tuple[Search, ...], known: Known
) -> Iterator[Fault]:
    """Find what does not hold in searches.yaml."""
    targets = {t for agreement in known.agreements.values() for t in targets_of(agreement)}
    for index, search in enumerate(searches):
        place: Route = ("searches", index)
        if (search.side is None) == (search.source is None):
            message = "a search is for one side or one source; give one of the two keys"
            yield Fault(file, place, "missing-key", message)
        if search.side is not None:
            yield from dangling(file, (*place, "side"), "side", search.side, known.sides)
        if search.source is not None:
            yield from dangling(
                file, (*place, "source"), "source", search.source, known.source_sides
            )
        named = () if search.targets == "all" else search.targets
        for number, target in enumerate(named):
            yield from dangling(file, (*place, "targets", number), "target", target, targets)
