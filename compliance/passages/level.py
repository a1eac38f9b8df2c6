"""The levels of proof: how far a passage could be checked."""

from __future__ import annotations

from enum import StrEnum


class Level(StrEnum):
    """How far a passage could be checked; every passage has exactly one."""

    EXACT = "exact"
    FOLDED = "folded"
    ATTESTED = "attested"
    UNVERIFIED = "unverified"
    AMBIGUOUS = "ambiguous"
    NEAR = "near"
    MISSING = "missing"
