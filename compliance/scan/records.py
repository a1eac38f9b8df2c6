"""A record of an archive: an article as it was archived, or why there is none to be read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from compliance.library.intake.capture import Capture


@dataclass(frozen=True, slots=True)
class Record:
    """What may be an article, and where it stands in its file, as "line 7"."""

    place: str
    capture: Capture


@dataclass(frozen=True, slots=True)
class Missing:
    """Records that are passed over or faulty: why, and how many."""

    why: StrEnum
    number: int = 1


Read = Record | Missing
