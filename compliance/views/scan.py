"""What a scan came to, in figures: every record is in one of them, and every fault is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from compliance.views.words import counted


@dataclass(frozen=True, slots=True)
class FailedView:
    """A file that could not be scanned, and why."""

    name: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanView:
    """The figures of a scan, over all files of which each content counts once.

    `repeated` counts files with the same bytes as another. Every record is one of the `hits`, or
    counted once in `passed`, `faults` or `refused`. Of the `articles` with candidates, `families`
    are no copies or versions of each other.
    """

    out: str
    files: int
    repeated: int
    failed: tuple[FailedView, ...]
    bytes: int
    records: int
    hits: int
    articles: int
    families: int
    candidates: int
    passed: Mapping[str, int]
    faults: Mapping[str, int]
    refused: Mapping[str, int]

    @property
    def read(self) -> int:
        """How many files were read, each content once."""
        return self.files - self.repeated - len(self.failed)


def figure(number: int, singular: str, plural: str | None = None) -> str:
    """Return a count with its noun: "1 record", "2,000 records"."""
    return counted(number, singular, plural).replace(str(number), f"{number:,}", 1)


def in_order(counts: Mapping[str, int]) -> dict[str, int]:
    """Return counts, the largest first; of equals, in the order of their names."""
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
