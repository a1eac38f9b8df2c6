"""The levels of proof: how far a passage could be checked."""

from __future__ import annotations

from enum import StrEnum


class Level(StrEnum):
    """How far a passage could be checked; every passage has exactly one level."""

    EXACT = "exact"
    FOLDED = "folded"  # found once print differences such as quotation marks were folded
    ATTESTED = "attested"  # no text on this machine, but the lock says where it was found
    UNVERIFIED = "unverified"  # neither text nor lock
    AMBIGUOUS = "ambiguous"  # found in several places
    NEAR = "near"  # not found, but something similar was: never accepted as a proof
    MISSING = "missing"
