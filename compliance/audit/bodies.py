"""A voice and the bodies that it is a part of."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from compliance.model.base import SourceId
    from compliance.workspace.evidence import Source


def with_bodies(voice: Source, sources: Mapping[SourceId, Source]) -> Iterator[Source]:
    """Yield a voice, then the body of which it is a part, and so on."""
    yield voice
    while voice.entry.part_of is not None:
        voice = sources[voice.entry.part_of]
        yield voice
