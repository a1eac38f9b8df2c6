"""What a folder of hits was made for: one that was made for something else is not added to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec

from compliance.errors import ComplianceError
from compliance.files.reading import UnreadError, read
from compliance.files.refusals import refusal
from compliance.files.writing import replace_file
from compliance.scan.ledger import BOOKS, MOST_BYTES, Ledger

_FILE: Final = "settings.json"
_RUN: Final = "run"


class OtherScanError(ComplianceError):
    """A folder whose hits were found with other settings, or by another version."""

    def __init__(self, out: Path) -> None:
        super().__init__(
            f'"{out}" has hits of another scan: the agreement, the records, the program or'
            " what was asked for differ; name a new folder with --out"
        )


class BusyScanError(ComplianceError):
    """A folder into which another scan is writing."""

    def __init__(self, out: Path) -> None:
        super().__init__(f'another scan is writing into "{out}"; wait for it, or name a new folder')


class HitsWriteError(ComplianceError):
    """A folder of hits that cannot be written."""

    def __init__(self, out: Path, error: OSError) -> None:
        why = refusal(error, "name another with --out")
        super().__init__(f'"{out}" cannot be written: {why}')


@dataclass(frozen=True, slots=True)
class Settings:
    """What decides what is found: a fingerprint, and the day on which the scan was begun."""

    fingerprint: str
    today: str


def day_begun(out: Path, today: str) -> str:
    """Return the day on which the scan in a folder was begun; today, if none was."""
    known = _settings(out)
    return today if known is None else known.today


def begin(out: Path, settings: Settings) -> None:
    """Make a folder of hits for a task, or see that the one there is for the same.

    Raises:
        OtherScanError: it is for another.
        HitsWriteError: it cannot be made.
    """
    known = _settings(out)
    if known is not None:
        if known.fingerprint != settings.fingerprint:
            raise OtherScanError(out)
        return
    try:
        Ledger(out).make()
        replace_file(out / BOOKS / _FILE, [msgspec.json.encode(settings)])
    except OSError as error:
        raise HitsWriteError(out, error) from error


def open_for(out: Path, run: str) -> None:
    """Note which run writes into a folder of hits, by which other machines know it.

    Raises:
        HitsWriteError: it cannot be noted.
    """
    try:
        replace_file(out / BOOKS / _RUN, [run.encode()])
    except OSError as error:
        raise HitsWriteError(out, error) from error


def is_open_for(out: Path, run: str) -> bool:
    """Return whether this machine sees the folder of hits that was opened for a run."""
    try:
        return read(out / BOOKS / _RUN, most=MOST_BYTES) == run.encode()
    except UnreadError:
        return False


def _settings(out: Path) -> Settings | None:
    try:
        return msgspec.json.decode(read(out / BOOKS / _FILE, most=MOST_BYTES), type=Settings)
    except (UnreadError, msgspec.MsgspecError):
        return None
