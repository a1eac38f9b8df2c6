"""What a sentence says, and what it is about."""

from __future__ import annotations

from dataclasses import dataclass

from compliance.model.base import Target
from compliance.passages.locate import Range
from compliance.suggest.rank.ranker import Weighed
from compliance.suggest.said import Said


@dataclass(frozen=True, slots=True)
class About:
    """What a sentence says, its words, what those are about, and what all of it is about.

    `place` is the passage: what is said, from the heading on that its verdict needs.
    """

    said: Said
    words: list[str]
    weighed: Weighed
    weights: dict[Target, float]
    place: Range


def place_of(said: Said) -> Range:
    """Return the passage of what is said: from the heading on, if its verdict needs that."""
    if said.heading is not None and said.pointed and said.status is not None:
        return (said.heading[0], said.range[1])
    return said.range
