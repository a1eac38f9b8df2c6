"""Keep decisions: a file of lines for each coder, to which lines are added and nothing else.

They are in the folder `decisions` of the workspace if it has one, else in the user's data folder,
apart for each workspace. What is in the one place holds together with what is in the other.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import msgspec

from compliance.coding.decision import Asked, Decision, standing
from compliance.errors import ComplianceError
from compliance.files.paths import Kind, kind_of
from compliance.files.reading import UnreadError, list_below, read
from compliance.files.refusals import refusal
from compliance.files.writing import add_lines, make_folder
from compliance.model.base import as_written, is_id, is_sha256
from compliance.workspace.faults import shown

SCHEMA: Final = "compliance/decision/1"
FOLDER: Final = "decisions"
MOST_BYTES: Final = 64 * 1024 * 1024
LONGEST_LINE: Final = 64 * 1024

_SUFFIX: Final = ".jsonl"
_TIME: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)
_MOST: Final = 2**53
_UNREADABLE: Final = (msgspec.MsgspecError, ValueError, RecursionError)


class UnfitCoderError(ComplianceError):
    """A coder after whose id no file can be named."""

    def __init__(self, coder: str) -> None:
        super().__init__(
            f"the coder {shown(coder)} has no id; write lower-case letters and digits, "
            "joined by - or _"
        )


class UnreadDecisionsError(ComplianceError):
    """A file of decisions that cannot be read, so that none can be added to it."""

    def __init__(self, file: Path, error: UnreadError) -> None:
        super().__init__(
            f'the decisions in "{file}" cannot be read: {error.reason} {error.detail}'.rstrip()
            + "; see its rights, or move it elsewhere"
        )


class UnwrittenDecisionError(ComplianceError):
    """A folder of decisions that cannot be written."""

    def __init__(self, folder: Path, error: OSError) -> None:
        why = refusal(error, "see its rights")
        super().__init__(f'no decision can be added in "{folder}": {why}')


@dataclass(frozen=True, slots=True)
class CoderLines:
    """The lines of a coder, and the places of those that are damaged, as "FILE:LINE"."""

    lines: tuple[Decision, ...] = ()
    damaged: tuple[str, ...] = ()

    @property
    def standing(self) -> tuple[Decision, ...]:
        """The decisions that stand."""
        return standing(self.lines)

    @property
    def next(self) -> int:
        """The number of the line to come."""
        return max((line.n for line in self.lines), default=0) + 1


def told_of_damage(place: str) -> str:
    """Return a sentence about a damaged line, as it is told wherever decisions are read."""
    return f"{place} is no decision: cut short, or changed; it stays there and is passed over"


@dataclass(frozen=True, slots=True)
class _Head:
    schema: str


class DecisionStore:
    """The decisions on a workspace.

    Args:
        data: The user's data folder.
        key: A name for the workspace that no other one has.
        root: The folder of the workspace.
    """

    def __init__(self, data: Path, key: str, root: Path) -> None:
        self._places = ((data / FOLDER / key, data), (root / FOLDER, root))

    @staticmethod
    def check(coder: str) -> None:
        """Refuse a coder's id that can be no part of a file's name.

        Raises:
            UnfitCoderError: it is no id.
        """
        if not is_id(coder):
            raise UnfitCoderError(coder)

    def coders(self) -> tuple[str, ...]:
        """Return the ids of the coders of whom there are decisions, in order."""
        found = {
            Path(entry.file).name.removesuffix(_SUFFIX)
            for folder, _ in self._places
            for entry in list_below(folder.parent, folder.name)
            if entry.kind is Kind.FILE and entry.file.endswith(_SUFFIX)
        }
        return tuple(sorted(one for one in found if is_id(one)))

    def read(self, coder: str) -> CoderLines:
        """Return all lines of a coder. A damaged line, as one cut by a kill, is passed over.

        Raises:
            UnreadDecisionsError: a file of theirs is there, and cannot be read.
        """
        if not is_id(coder):  # it becomes part of a path
            return CoderLines()
        read_lines = [self._read(folder, below, coder) for folder, below in self._places]
        return CoderLines(
            tuple(line for one in read_lines for line in one.lines),
            tuple(place for one in read_lines for place in one.damaged),
        )

    def standing(self) -> Mapping[str, tuple[Decision, ...]]:
        """Return the decisions of each coder that stand.

        Raises:
            UnreadDecisionsError: a file of them cannot be read.
        """
        return {coder: self.read(coder).standing for coder in self.coders()}

    def add(self, decision: Decision) -> Decision:
        """Add a line, whose number is that of the next one, and return it as it was written.

        It is on the disk when this returns. Who calls it holds the lock of the workspace.

        Raises:
            UnreadDecisionsError: what is there cannot be read.
            UnwrittenDecisionError: it cannot be written.
        """
        return self.add_all([decision])[0]

    def add_all(self, decisions: Collection[Decision]) -> tuple[Decision, ...]:
        """Add lines of one coder, numbered in a row: all of them, or none. Else it is as with one.

        Raises:
            UnreadDecisionsError: what is there cannot be read.
            UnwrittenDecisionError: they cannot be written.
        """
        if not decisions:
            return ()
        (coder,) = {one.coder for one in decisions}
        first = self.read(coder).next
        numbered = tuple(replace(one, n=n) for n, one in enumerate(decisions, first))
        lines = [decision_line(one).encode() for one in numbered]
        folder, below = self._place
        try:
            make_folder(folder, mode=0o700, below=below)
            add_lines(folder / f"{coder}{_SUFFIX}", lines, mode=0o600, below=below)
        except OSError as error:
            raise UnwrittenDecisionError(folder, error) from None
        return numbered

    @property
    def _place(self) -> tuple[Path, Path]:
        """Where lines are added, and from below which folder on no link is followed."""
        own, shared = self._places
        return shared if kind_of(shared[0]) is Kind.FOLDER else own

    @staticmethod
    def _read(folder: Path, below: Path, coder: str) -> CoderLines:
        path = folder / f"{coder}{_SUFFIX}"
        try:
            data = read(path, most=MOST_BYTES, below=below)
        except UnreadError as error:
            if error.reason == "missing":
                return CoderLines()
            raise UnreadDecisionsError(path, error) from None
        return read_lines(data, coder, path.name)


def decision_line(decision: Decision) -> str:
    """Return the line of a decision, without its line break."""
    value = as_written(decision)
    said = {"schema": SCHEMA, **(value if isinstance(value, dict) else {})}
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def read_lines(data: bytes, coder: str, file: str) -> CoderLines:
    """Return the decisions in the lines of a coder's file; what is no decision is damaged."""
    lines: list[Decision] = []
    damaged: list[str] = []
    for number, line in enumerate(data.split(b"\n"), 1):
        if not line.strip():
            continue
        found = _decision(line, coder)
        if found is None:
            damaged.append(f"{file}:{number}")
        else:
            lines.append(found)
    return CoderLines(tuple(lines), tuple(damaged))


def _decision(line: bytes, coder: str) -> Decision | None:
    """Return the decision in a line; None where there is none that this program would write."""
    if len(line) > LONGEST_LINE:
        return None
    try:
        if msgspec.json.decode(line, type=_Head).schema != SCHEMA:
            return None
        found = msgspec.json.decode(line, type=Decision)
    except _UNREADABLE:
        return None
    return found if found.coder == coder and all(_sound(found)) else None


def _sound(one: Decision) -> Iterable[bool]:
    """Yield whether each value is one that a decision can have."""
    yield 0 < one.n < _MOST and 0 <= one.passage[0] < one.passage[1] < _MOST
    yield _TIME.fullmatch(one.at) is not None and is_sha256(one.text_sha256)
    yield is_id(one.article) and bool(one.targets)
    yield from (value is None or _is_number(value) for value in (one.score, one.seconds))
    yield from (bool(asked.targets) for asked in _asked(one))
    # A line can only withdraw one that stands above it.
    yield one.withdraws is None or 0 < one.withdraws < one.n


def _asked(one: Decision) -> Iterator[Asked]:
    if one.asked is not None:
        yield one.asked


def _is_number(value: float) -> bool:
    return math.isfinite(value) and value >= 0
