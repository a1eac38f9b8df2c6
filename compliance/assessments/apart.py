"""Why a record does not stand among its side's own words."""

from __future__ import annotations

from enum import StrEnum

from compliance.workspace.evidence import Evidence


class Apart(StrEnum):
    """Why a record is set apart, in the order in which the reasons are tried."""

    NOT_COUNTED = "not_counted"
    CHARACTERISED = "characterised"
    IN_DOUBT = "in_doubt"


def apart_of(e: Evidence) -> Apart | None:
    """Return why a record is set apart; None of a side's own counted words."""
    if not e.counted:
        return Apart.NOT_COUNTED
    if e.characterised:
        return Apart.CHARACTERISED
    return Apart.IN_DOUBT if e.entry.probable_speaker is not None else None
