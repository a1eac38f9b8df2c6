"""The kinds of differences, in the order in which their rules are tried."""

from __future__ import annotations

from enum import StrEnum


class DiffKind(StrEnum):
    """The name of a row; between sides or voices, the first kind that applies."""

    DENIAL = "denial"
    ATTRIBUTION = "attribution"
    READING = "reading"
    CONFLICT = "conflict"
    FIGURE = "figure"
    PARTIAL = "partial"
    AGREE = "agree"
    ONE_SIDED = "one_sided"
    BOTH_SILENT = "both_silent"
    # One side, voice or workspace at two days or revisions:
    CHANGED = "changed"
    REWORDED = "reworded"
    MOVED = "moved"
    RENUMBERED = "renumbered"
    ADDED = "added"
    WITHDRAWN = "withdrawn"
    UNCHANGED = "unchanged"


SAME = frozenset({DiffKind.AGREE, DiffKind.BOTH_SILENT, DiffKind.UNCHANGED})
"""Kinds that are not a difference."""

ON_REQUEST = frozenset({DiffKind.BOTH_SILENT, DiffKind.UNCHANGED})
"""Kinds that are always counted, but listed only if everything is asked for."""


class Reason(StrEnum):
    """The reason why a record of a side or voice is in no row."""

    OTHER_INSTRUMENT = "other_instrument"
    OUTSIDE_ZONE = "outside_zone"
    NOT_A_CLAUSE = "not_a_clause"
    CHARACTERISED = "characterised"
    IN_DOUBT = "in_doubt"
    EARLIER = "earlier"
    INTERPRETS = "interprets"
    COMMITS = "commits"
    DEMANDS = "demands"
    FORECASTS = "forecasts"
    CAVEATS = "caveats"
    BACKGROUND = "background"
