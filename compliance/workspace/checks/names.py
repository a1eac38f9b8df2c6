"""Whether a file is named after the id in it, and no other file is."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from compliance.workspace.faults import Fault, Route
from compliance.workspace.yaml.scalars import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def find_file_name_fault(file: str, wanted: str, route: Route) -> Iterator[Fault]:
    """Find a file that is not named after its id."""
    name = PurePosixPath(file).name
    if name != f"{wanted}.yaml":
        message = f'the file is called {shown(name)}; call it "{wanted}.yaml" or correct this id'
        yield Fault(file, route, "file-name", message)


def find_taken_names(kind: str, ids: Mapping[str, str]) -> Iterator[Fault]:
    """Find files that give the same id; only in folders of the folder can there be two."""
    first: dict[str, str] = {}
    for file, declared in ids.items():
        before = first.setdefault(declared, file)
        if before != file:
            message = f'the {kind} id "{declared}" is taken already in {before}'
            yield Fault(file, ("id",), "duplicate-id", f"{message}; give this one another")
