"""Take captures apart until there are texts, as deep as archives and mails stand in one another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from compliance.errors import ComplianceError
from compliance.library.intake.capture import Capture, UnfitCaptureError
from compliance.library.intake.extraction import Extraction, Listed, Remark
from compliance.library.intake.reading import CaptureReader

MOST_DEEP: Final = 4
MOST_INSIDE: Final = 5_000
"""Captures in one file, at all depths."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A text, the capture that it was read out of, and the file that this was packed in, if any."""

    capture: Capture
    extraction: Extraction
    outer: Capture | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """An article that a reading list names, and the list."""

    capture: Capture
    listed: Listed


@dataclass(frozen=True, slots=True)
class Told:
    """What a person should know of a capture that others are packed in."""

    name: str
    remark: Remark


@dataclass(frozen=True, slots=True)
class Refused:
    """Why something is not taken in."""

    error: ComplianceError


Outcome = Taken | Entry | Told | Refused


class Taker:
    """Takes captures of all kinds apart."""

    def __init__(self, reader: CaptureReader | None = None) -> None:
        self._reader = reader or CaptureReader()

    def take(self, capture: Capture) -> Iterator[Outcome]:
        """Yield the texts in a capture, and of what is none why; one bad one stops no other.

        Raises:
            NoProcessError: no process can be started to read it in.
        """
        for inside, outcome in enumerate(self._taken(capture, None, MOST_DEEP)):
            if inside == MOST_INSIDE:
                wrong = f"has more than {MOST_INSIDE:,} files in it"
                error = UnfitCaptureError(capture.name, wrong, "unpack it, and name some of them")
                yield Refused(error)
                return
            yield outcome

    def _taken(self, capture: Capture, outer: Capture | None, depth: int) -> Iterator[Outcome]:
        if depth == 0:
            wrong = f"lies deeper than {MOST_DEEP} archives or mails in one another"
            yield Refused(UnfitCaptureError(capture.name, wrong, "unpack it, and name it"))
            return
        try:
            for found in self._reader.read(capture):
                match found:
                    case Extraction():
                        yield Taken(capture, found, outer)
                    case Listed():
                        yield Entry(capture, found)
                    case Remark():
                        yield Told(capture.name, found)
                    case inner:
                        yield from self._taken(inner, outer or capture, depth - 1)
        except ComplianceError as error:
            yield Refused(error)
