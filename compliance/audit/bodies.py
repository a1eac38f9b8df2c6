"""Follow a voice to the bodies that it belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from compliance.model.base import SourceId
from compliance.workspace.evidence import Source


def with_bodies(voice: Source, sources: Mapping[SourceId, Source]) -> Iterator[Source]:
    """Yield a voice, then the body that it is part of, and so on to the outermost."""
    yield voice
    while voice.entry.part_of is not None:
        voice = sources[voice.entry.part_of]
        yield voice
