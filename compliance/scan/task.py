"""What is sought in a scan: the same for every file, and sent to each process that reads some."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from compliance.library.intake.judging import Surroundings
from compliance.model.base import Target
from compliance.suggest.given import Known

Id = TypeVar("Id", bound=str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What is sought.

    Args:
        known: What the workspace knows of each agreement of which candidates are sought.
        languages: The primary tags of the languages that are read.
        since: The first day of publication that is asked for.
        until: The last one.
        targets: Which targets, of any agreement; all, if None.
        least: The lowest score of a candidate.
        around: What the facts of articles are held against.
    """

    known: tuple[Known, ...]
    languages: tuple[str, ...]
    since: date | None
    until: date | None
    targets: frozenset[Target] | None
    least: float
    around: Surroundings

    def fingerprint(self, engine: str) -> str:
        """Return a hash of all that decides what is found, but for the day of the run.

        Args:
            engine: The engine and its version.
        """
        parts = (
            engine,
            *(part for one in self.known for part in _parts(one)),
            self.languages,
            (self.since, self.until, self.least),
            None if self.targets is None else sorted(self.targets),
            sorted((host, list(ids)) for host, ids in self.around.sources.items()),
        )
        return hashlib.sha256("\0".join(map(repr, parts)).encode("utf-8")).hexdigest()


def _parts(known: Known) -> tuple[object, ...]:
    return known.agreement, _sorted(known.sources), _sorted(known.incidents), known.coded


def _sorted(by_id: Mapping[Id, object]) -> list[tuple[Id, object]]:
    return sorted(by_id.items(), key=lambda item: item[0])
