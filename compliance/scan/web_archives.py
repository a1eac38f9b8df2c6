"""The records of web archives (WARC)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from compliance.library.intake.capture import Capture
from compliance.library.intake.warc_entries import Damage, entries
from compliance.scan.records import Missing, Read, Record
from compliance.scan.tally import Fault


def web_records(name: str, stream: IO[bytes]) -> Iterator[Read]:
    """Yield the records of a web archive, and go on behind what is damaged."""
    for number, entry in enumerate(entries(stream, name), 1):
        match entry:
            case Capture():
                yield Record(f"record {number}", entry)
            case Damage():
                yield Missing(Fault.SHORT if entry.short else Fault.CORRUPT)
            case why:
                yield Missing(why)
