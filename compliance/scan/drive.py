"""Drive a scan: what is done is left alone, what a lost process was at is begun again."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec

from compliance.errors import ComplianceError
from compliance.files.paths import Kind, kind_of
from compliance.library.given_file import start_of_file
from compliance.scan.ledger import Ledger, Slip, State
from compliance.scan.units import Unit
from compliance.scan.work import MOST_ATTEMPTS, hits_path, stamp

QUIET: Final[Mapping[str, str]] = {
    "DO_NOT_TRACK": "1",
    "DAFT_ANALYTICS_ENABLED": "0",
    "DAFT_PROGRESS_BAR": "0",
    "RAY_USAGE_STATS_ENABLED": "0",
}
"""What tells daft and Ray, before they are imported, to report to nobody and to draw nothing."""

_START: Final = 65_536
MOST_IDLE: Final = MOST_ATTEMPTS
"""So often in a row a runner may fail before it begins anything."""

Run = Callable[[Sequence[Unit]], Iterable[str]]
"""What scans units, and yields slip and key of each as JSON; it raises if a process is lost."""


class RunnerError(ComplianceError):
    """What runs the work ended, time and again, before any more of it was begun."""

    def __init__(self, error: Exception) -> None:
        said = " ".join(str(error).split()) or type(error).__name__
        super().__init__(
            f"what is left could not be scanned: {said}; see that the runner can work here, and run"
            " this again: what is done is kept"
        )


class UnsharedError(ComplianceError):
    """A machine on which the folder of the hits is another one, or none: they would be lost."""

    def __init__(self, out: Path, name: str) -> None:
        super().__init__(
            f'"{out}" is another folder, or none, on the machine that was to read {name}; name a'
            " folder with --out that all machines of the cluster share under this path"
        )


class Drive:
    """Scans units by a runner; `ledger` knows what became of each, here and in earlier runs."""

    def __init__(self, out: Path, run: str) -> None:
        self._out, self._run = out, run
        self._ledger = Ledger(out)

    def slips(self, units: Iterable[Unit], runner: Run) -> Iterator[Slip]:
        """Yield what became of each unit: first of those done before, the others as they end.

        Raises:
            RunnerError: it fails, and nothing changes by trying again.
            UnsharedError: a machine does not see the folder of the hits.
        """
        left: dict[str, Unit] = {}
        for unit in units:
            slip = self._done(unit)
            if slip is None:
                left[unit.key] = unit
            else:
                yield slip
        idle = 0
        while left:
            before = self._attempts(left.values())
            lost = yield from self._round(left, runner)
            yield from self._ended(left)
            # A process may be killed before it begins anything; not again and again.
            idle = idle + 1 if self._attempts(left.values()) == before else 0
            if lost is not None and left and idle == MOST_IDLE:
                raise RunnerError(lost) from lost

    def _round(self, left: dict[str, Unit], runner: Run) -> Generator[Slip, None, Exception | None]:
        """Scan what is left, and yield the slips that come; return what ended it, if anything.

        Raises:
            RunnerError: it says itself that it cannot begin.
        """
        stray: Slip | None = None
        try:
            for told in runner(_firsts(left.values())):
                slip, key = msgspec.json.decode(told, type=tuple[Slip, str])
                if slip.state is State.ELSEWHERE:
                    stray = slip
                    break
                del left[key]
                yield slip
        except RunnerError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever a runner makes of a lost process
            return error
        if stray is not None:
            raise UnsharedError(self._out, stray.name)
        return None

    def _ended(self, left: dict[str, Unit]) -> Iterator[Slip]:
        """Yield the slips of what ended in this run, though the runner did not say so."""
        for key, unit in list(left.items()):
            slip = self._ledger.get(unit)
            if slip is not None and slip.run == self._run and slip.state is not State.STARTED:
                del left[key]
                yield slip

    def _done(self, unit: Unit) -> Slip | None:
        """Return the slip of a unit that is done, and has not changed since."""
        slip = self._ledger.get(unit)
        if slip is None or slip.state is not State.DONE or slip.stamp != stamp(unit):
            return None
        return slip if kind_of(hits_path(self._out, slip.sha256)) is Kind.FILE else None

    def _attempts(self, units: Iterable[Unit]) -> list[tuple[str, int]]:
        slips = ((unit.key, self._ledger.get(unit)) for unit in units)
        return [
            (key, slip.attempts if slip is not None and slip.run == self._run else 0)
            for key, slip in slips
        ]


def _firsts(units: Collection[Unit]) -> list[Unit]:
    """Return the first of those that may have the same bytes; the others find its hits later.

    They are as long and begin alike: files of one length are common, as parts of a divided one.
    The largest come first, so that what is left at the end is soon done.
    """
    sizes = Counter(unit.size for unit in units)
    firsts = {
        (unit.size, _start_of(unit) if sizes[unit.size] > 1 else b""): unit
        for unit in reversed([*units])
    }
    return sorted(firsts.values(), key=lambda unit: -unit.size)


def _start_of(unit: Unit) -> bytes:
    """Return what hashes the start of a unit; nothing if it is not to be read any more."""
    start = b""
    with suppress(ComplianceError):
        start = start_of_file(Path(unit.paths[0]), _START)
    return hashlib.sha256(start).digest()
