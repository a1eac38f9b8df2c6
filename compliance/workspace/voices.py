"""Link sources: their sides, and the line of those whose place each has taken."""

from __future__ import annotations

from collections.abc import Mapping

from compliance.model.base import SourceId
from compliance.model.source import SourceEntry
from compliance.workspace.evidence import Source
from compliance.workspace.records import Records


def link_sources(records: Records) -> dict[SourceId, Source]:
    """Return every source by its id, in the order of files; of two alike, the last."""
    entries = {
        entry.id: (file.side, entry)
        for _, file in sorted(records.sources.items())
        for entry in file.sources
    }
    of = {source: entry for source, (_, entry) in entries.items()}
    return {
        source: Source(id=source, side=side, entry=entry, line=line_of(source, of))
        for source, (side, entry) in entries.items()
    }


def line_of(source: SourceId, entries: Mapping[SourceId, SourceEntry]) -> tuple[SourceId, ...]:
    """Return a source, then those whose place it has taken, the nearest first, each once."""
    line = {source: None}
    ahead = [source]
    for one in ahead:
        for before in entries[one].succeeds if one in entries else ():
            if before not in line:
                line[before] = None
                ahead.append(before)
    return tuple(line)
