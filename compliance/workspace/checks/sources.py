"""Check what evidence rests on: sources, articles, incidents and searches."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from compliance.model.article import Article, Extractor
from compliance.model.base import ArticleId, SourceId
from compliance.model.evidence import MOST_WORDS
from compliance.model.incident import IncidentFile, SearchFile
from compliance.model.source import SourceEntry
from compliance.model.spaceless import count_words
from compliance.workspace.checks.cues import find_called_faults
from compliance.workspace.checks.figures import find_count_faults
from compliance.workspace.checks.ids import (
    describe_cycle,
    find_cycles,
    find_file_name_fault,
    find_repeats,
    find_reserved_id,
    find_taken_ids,
    find_taken_names,
)
from compliance.workspace.checks.known import Known
from compliance.workspace.checks.periods import find_period_faults
from compliance.workspace.checks.record import is_after
from compliance.workspace.faults import Fault, Route
from compliance.workspace.numbers import find_repeated_numbers
from compliance.workspace.records import Records

MOST_TITLE_WORDS: Final = 8
"""Six words of the headline, the ellipsis, and one for a word that a hyphen or dash splits."""


def find_source_faults(records: Records, known: Known) -> Iterator[Fault]:
    """Yield every fault in sources/."""
    taken = dict.fromkeys(known.bodies, "as that of a joint body")
    # Not what an unusable file seems to declare: that is more than its sides.
    taken |= dict.fromkeys(known.sides.sides, "as that of a side")
    edges: dict[str, list[str]] = {}
    places: dict[str, tuple[str, Route]] = {}
    heirs: dict[str, tuple[SourceId, ...]] = {}
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
            yield from find_reserved_id(file, (*route, "id"), source.id)
            yield from _part_of(file, (*route, "part_of"), source, source_file.side, known)
            yield from find_period_faults(file, route, source, known)
            yield from find_called_faults(file, route, source.called)
            yield from _succeeds(file, (*route, "succeeds"), source, known)
            edges[source.id] = [source.part_of] if source.part_of else []
            heirs[source.id] = source.succeeds
            places[source.id] = (file, route)
    for relation, leads in (("part_of", edges), ("succeeds", heirs)):
        for cycle in find_cycles(leads):
            file, route = places[cycle[0]]
            yield Fault(file, (*route, relation), "cycle", describe_cycle(relation, cycle))


def _succeeds(file: str, route: Route, source: SourceEntry, known: Known) -> Iterator[Fault]:
    yield from known.sources.find_all_dangling(file, route, source.succeeds)
    yield from find_repeats(file, route, source.succeeds)


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


def find_article_faults(records: Records, known: Known) -> Iterator[Fault]:
    """Yield every fault in articles/."""
    for file, article in records.articles.items():
        yield from find_file_name_fault(file, article.id, ("id",))
        yield from find_reserved_id(file, ("id",), article.id)
        yield from known.sources.find_dangling(file, ("outlet",), article.outlet)
        if (count := count_words(article.title)) > MOST_TITLE_WORDS:
            message = f"the title has {count} words; write at most {MOST_WORDS}, then an ellipsis"
            yield Fault(file, ("title",), "too-many-words", message)
        yield from _dates(file, article)
        yield from _replaces(file, article, known)
        yield from _chain(file, article, known)
        yield from find_progress_faults(file, article)
    yield from find_repeated_numbers(records.articles)
    yield from find_taken_names("article", {f: a.id for f, a in records.articles.items()})
    files = {article.id: file for file, article in records.articles.items()}
    versions = {str(article.id): article.replaces for article in records.articles.values()}
    for cycle in find_cycles(versions):
        message = describe_cycle("replaces", cycle)
        yield Fault(files[ArticleId(cycle[0])], ("replaces",), "cycle", message)
    yield from _ranges(records)


def find_progress_faults(file: str, article: Article) -> Iterator[Fault]:
    """Yield the steps of an article that contradict each other, or how far it is coded."""
    for index, (before, after) in enumerate(pairwise(article.progress), 1):
        if is_after(before.day, after.day):
            message = f'"{after.day.text}" is before the step above it ("{before.day.text}")'
            route: Route = ("progress", index, "day")
            yield Fault(file, route, "date-order", f"{message}; put the earlier step first")
    if article.state.coded is not article.coded:
        message = f'coded "{article.coded}" does not fit the last step, "{article.state}"'
        cure = f'write "{article.state.coded}", or add the step to it under progress'
        yield Fault(file, ("coded",), "wrong-value", f"{message}; {cure}")


def _replaces(file: str, article: Article, known: Known) -> Iterator[Fault]:
    yield from known.articles.find_all_dangling(file, ("replaces",), article.replaces)
    yield from find_repeats(file, ("replaces",), article.replaces)
    for index, replaced in enumerate(article.replaces):
        before = known.article_of.get(replaced)
        if before is not None and is_after(before.published, article.published):
            message = f'"{replaced}" was published later ("{before.published.text}")'
            cure = "let the later version name the earlier one"
            yield Fault(file, ("replaces", index), "date-order", f"{message}; {cure}")


def _dates(file: str, article: Article) -> Iterator[Fault]:
    published, retrieved = article.published, article.retrieved
    if published.upper is None:
        message = f'published "{published.text}" has no last possible day; give one'
        yield Fault(file, ("published",), "date-order", f'{message}, as "../2022-03-27"')
    if retrieved is not None and is_after(published, retrieved):
        message = f'retrieved "{retrieved.text}" is before publication ("{published.text}")'
        yield Fault(file, ("retrieved",), "date-order", f"{message}; correct one of the two")


def _chain(file: str, article: Article, known: Known) -> Iterator[Fault]:
    for index, hand in enumerate(article.chain):
        place: Route = ("chain", index)
        if hand.source is not None:
            yield from known.sources.find_dangling(file, (*place, "source"), hand.source)
        elif hand.name is None:
            message = "a link of the chain needs a source or a name; add one"
            yield Fault(file, place, "missing-key", message)


def _ranges(records: Records) -> Iterator[Fault]:
    """Yield ranges that are empty or reversed, and ranges that overlap in one text of a file."""
    held: dict[tuple[str, Extractor | None], list[tuple[int, int, str, Route]]] = {}
    for file, article in records.articles.items():
        for index, text in enumerate(article.held):
            start, stop = text.range
            route: Route = ("held", index, "range")
            if start < stop:
                whole = text.container_sha256, text.extractor
                held.setdefault(whole, []).append((start, stop, file, route))
            else:
                message = f"the range [{start}, {stop}] holds nothing"
                cure = "write its first code point, then the one after its last"
                yield Fault(file, route, "range", f"{message}; {cure}")
    for container in held.values():
        reached, before = 0, ""
        for start, stop, file, route in sorted(container):
            if start < reached:
                message = f"the range [{start}, {stop}] begins within that of {before}"
                yield Fault(file, route, "range", f"{message}; correct one of the two")
            if stop > reached:
                reached, before = stop, file


def find_incident_faults(file: str, incident_file: IncidentFile, known: Known) -> Iterator[Fault]:
    """Yield every fault in incidents.yaml."""
    incidents = incident_file.incidents
    ids = [(("incidents", i, "id"), str(incident.id)) for i, incident in enumerate(incidents)]
    yield from find_taken_ids(file, "incident", ids)
    for route, one in ids:
        yield from find_reserved_id(file, route, one)
    edges: dict[str, list[str]] = {}
    places: dict[str, Route] = {}
    for index, incident in enumerate(incidents):
        counts: Route = ("incidents", index, "counts")
        yield from find_count_faults(file, counts, incident.counts)
        place: Route = ("incidents", index, "part_of")
        places[incident.id], edges[incident.id] = place, []
        if incident.part_of is not None:
            yield from known.incidents.find_dangling(file, place, incident.part_of)
            edges[incident.id] = [incident.part_of]
        yield from known.places.find_all_dangling(
            file, ("incidents", index, "places"), incident.places
        )
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
        if is_after(search.since, search.to):
            message = f'from "{search.since.text}" is after to "{search.to.text}"'
            cure = "put the earlier date first"
            yield Fault(file, (*place, "from"), "date-order", f"{message}; {cure}")
