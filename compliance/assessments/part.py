"""Decide whether two statements are about the same part of a duty."""

from __future__ import annotations

from enum import StrEnum

from compliance.model.words import PartKind
from compliance.workspace.evidence import Part


class Parts(StrEnum):
    """How what two statements are limited to meets."""

    SAME = "same"
    PARTIAL = "partial"
    """One is about more than the other, or nobody can tell."""
    OTHER = "other"


PartKey = tuple[tuple[str, ...], str]
"""Equal for what is limited in the same way; orders what is limited behind the whole."""


def part_key(part: Part | None) -> PartKey:
    """Return by which key a voice speaks again of what it spoke of before: ids, and its words."""
    if part is None:
        return ((), "")
    return (tuple(sorted({one.id for one in part.declared})), (part.words or "").casefold())


def meeting_of_parts(one: Part | None, other: Part | None) -> Parts:
    """Return how the parts of two statements meet; None is the whole duty.

    Declared parts of one kind have nothing in common: statements that name others of one kind are
    about other things. Of parts of two kinds nobody can say so: tanks may stand anywhere. What
    words beyond the declared parts mean is not known, so they never make two parts the same.
    """
    if one is None and other is None:
        return Parts.SAME
    if one is None or other is None:
        return Parts.PARTIAL
    mine, theirs = _by_kind(one), _by_kind(other)
    if any(mine[kind].isdisjoint(theirs[kind]) for kind in mine.keys() & theirs.keys()):
        return Parts.OTHER
    return Parts.SAME if mine == theirs and not (one.words or other.words) else Parts.PARTIAL


def _by_kind(part: Part) -> dict[PartKind, frozenset[str]]:
    found: dict[PartKind, set[str]] = {}
    for declared in part.declared:
        found.setdefault(declared.kind, set()).add(declared.id)
    return {kind: frozenset(ids) for kind, ids in found.items()}
