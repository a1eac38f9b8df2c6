"""The names that a workspace knows in several spellings, so that one of them finds all."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.model.query.query import Names, names_of
from compliance.workspace.workspace import Workspace


def names_in(workspace: Workspace) -> Names:
    """Return the spellings of the names in the agreements, and of the names of sources."""
    return names_of(_groups(workspace))


def _groups(workspace: Workspace) -> Iterator[tuple[str, ...]]:
    for agreement in workspace.agreements.values():
        for named in agreement.names:
            yield tuple(form.text for form in named.forms)
    for source in workspace.sources.values():
        entry = source.entry
        yield (entry.name, source.short, *(one.name for one in entry.names))
