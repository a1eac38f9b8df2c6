"""What became of each unit of a scan: a small file each, which is replaced whole."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Final

import msgspec

from compliance.files.reading import UnreadError, read
from compliance.files.writing import make_folder, replace_file
from compliance.scan.tally import Tally
from compliance.scan.units import Unit

BOOKS: Final = ".scan"
"""The folder of the ledger in that of the hits: its name keeps it from being taken in with them."""
MOST_BYTES: Final = 1024 * 1024


class State(StrEnum):
    """How far a unit has come."""

    STARTED = "started"
    DONE = "done"
    FAILED = "failed"
    ELSEWHERE = "elsewhere"
    """It was not read: where it was to be, the folder of the hits is another one, or none."""


@dataclass(frozen=True, slots=True)
class Slip:
    """What the ledger has of a unit.

    Args:
        name: What it is called.
        state: How far it has come.
        run: Of which run that is.
        attempts: How often it was started in that run.
        stamp: What changes whenever one of its files does.
        sha256: The hash of its bytes, by which its hits are called; empty until it is known.
        size: Its bytes.
        why: Why it failed.
        tally: What was counted in it.
    """

    name: str
    state: State
    run: str
    attempts: int
    stamp: str
    sha256: str = ""
    size: int = 0
    why: str = ""
    tally: Tally = field(default_factory=Tally)


class Ledger:
    """The slips of a folder of hits. Each is written only by the process that reads its unit."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / BOOKS / "files"

    def make(self) -> None:
        """Make its folder, unless there is one; raises OSError."""
        make_folder(self._folder)

    def get(self, unit: Unit) -> Slip | None:
        """Return what became of a unit; None if nothing has, or nothing that can be read."""
        try:
            return msgspec.json.decode(read(self._path(unit), most=MOST_BYTES), type=Slip)
        except (UnreadError, msgspec.MsgspecError):
            return None

    def put(self, unit: Unit, slip: Slip) -> None:
        """Note what became of a unit; raises OSError."""
        replace_file(self._path(unit), [msgspec.json.encode(slip)])

    def start(self, unit: Unit, run: str, stamp: str) -> Slip:
        """Note that a unit is being read, and return how often it was in this run, by now."""
        before = self.get(unit)
        again = before is not None and before.run == run
        attempts = before.attempts + 1 if before is not None and again else 1
        slip = Slip(unit.name, State.STARTED, run, attempts, stamp, size=unit.size)
        self.put(unit, slip)
        return slip

    def _path(self, unit: Unit) -> Path:
        return self._folder / f"{unit.key}.json"


def ended(slip: Slip, state: State, *, sha256: str = "", why: str = "", tally: Tally) -> Slip:
    """Return the slip of a unit that was read, or failed."""
    return replace(slip, state=state, sha256=sha256, why=why, tally=tally)
