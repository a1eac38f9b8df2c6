"""What became of the records of archives, counted: each of them is in exactly one of the counts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final


class Passed(StrEnum):
    """Why a record is passed over that is whole, in the words of the summary."""

    EARLY = "from before the days asked for"
    LATE = "from after the days asked for"
    NO_CUE = "without the cues of an agreement"
    LANGUAGE = "in other languages"
    NOTHING = "with cues, without a candidate"


class Fault(StrEnum):
    """What is wrong with a record, in the words of the summary."""

    SHORT = "cut short"
    CORRUPT = "corrupt"
    LARGE = "too large"
    FORM = "not of the form of their file"


MOST_REASONS: Final = 50
"""Why records were refused is told in at most so many sentences."""
OTHERS: Final = "for other reasons"
_NUMBER: Final = re.compile(r"\d[\d,.]*")


@dataclass(slots=True)
class Tally:
    """How many records there were, and what became of them.

    Args:
        records: All of them, damaged places among them.
        hits: Those in which candidates were found.
        articles: Articles with candidates: a record may have several.
        candidates: Passages that may be evidence.
        passed: Those passed over, by the reason.
        faults: Those that cannot be read, by what is wrong.
        refused: Those of which no text can be made, by why.
    """

    records: int = 0
    hits: int = 0
    articles: int = 0
    candidates: int = 0
    passed: dict[str, int] = field(default_factory=dict)
    faults: dict[str, int] = field(default_factory=dict)
    refused: dict[str, int] = field(default_factory=dict)

    def found(self, candidates: list[int]) -> None:
        """Count a record with articles that have so many candidates each."""
        self.records += 1
        self.hits += 1
        self.articles += len(candidates)
        self.candidates += sum(candidates)

    def miss(self, why: StrEnum, number: int = 1) -> None:
        """Count records that are passed over, or faulty."""
        self.records += number
        _add(self.faults if isinstance(why, Fault) else self.passed, {str(why): number})

    def refuse(self, why: str) -> None:
        """Count a record that is refused; sentences that differ in numbers are one."""
        self.records += 1
        said = _NUMBER.sub("N", why)
        if said not in self.refused and len(self.refused) >= MOST_REASONS:
            said = OTHERS
        _add(self.refused, {said: 1})

    def add(self, other: Tally) -> None:
        """Add what was counted of another file."""
        self.records += other.records
        self.hits += other.hits
        self.articles += other.articles
        self.candidates += other.candidates
        _add(self.passed, other.passed)
        _add(self.faults, other.faults)
        _add(self.refused, other.refused)


def _add(counts: dict[str, int], more: Mapping[str, int]) -> None:
    for name, number in more.items():
        counts[name] = counts.get(name, 0) + number
