"""Check what searches.yaml says of the words searched for, and of the files searched."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.model.incident import Search, SearchFile
from compliance.model.query.query import QueryError, parse_query
from compliance.workspace.checks.ids import find_taken_ids
from compliance.workspace.faults import Fault, Route, shown


def find_query_faults(file: str, search_file: SearchFile) -> Iterator[Fault]:
    """Yield every fault in the queries, ids and files of searches."""
    ids: list[tuple[Route, str]] = []
    for index, search in enumerate(search_file.searches):
        place: Route = ("searches", index)
        if search.id is not None:
            ids.append(((*place, "id"), search.id))
        yield from _of_search(file, place, search)
    yield from find_taken_ids(file, "search", ids)


def _of_search(file: str, place: Route, search: Search) -> Iterator[Fault]:
    if search.query is None:
        if search.files or search.languages:
            key = "files" if search.files else "languages"
            message = f'"{key}" says where a query is run; add the query, or leave it out'
            yield Fault(file, (*place, key), "missing-key", message)
    else:
        if search.id is None:
            message = "a search with a query needs an id, by which it is run; add one"
            yield Fault(file, place, "missing-key", message)
        try:
            parse_query(search.query)
        except QueryError as error:
            yield Fault(file, (*place, "query"), "wrong-value", str(error))
    for number, path in enumerate(search.files):
        if not _is_inside(path):
            message = f"{shown(path)} is no path within the workspace; write one, as archive/1999"
            yield Fault(file, (*place, "files", number), "wrong-value", message)


def _is_inside(path: str) -> bool:
    """Return whether a path leads down from the workspace on every system, to nothing hidden."""
    steps = path.split("/")
    return not set(path) & set("\\:") and not any(
        step.startswith(".") or not step.strip() for step in steps
    )
