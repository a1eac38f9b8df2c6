"""Take captures apart until there are texts, as deep as archives and mails stand in one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Final, cast

from compliance.errors import ComplianceError
from compliance.library.given_file import lent_file
from compliance.library.intake.bad_list import BAD_ENTRY, BadListError
from compliance.library.intake.capture import Capture, LargeArchive, LentFile, UnfitCaptureError
from compliance.library.intake.extraction import Extraction, Listed, Remark
from compliance.library.intake.reading import CaptureReader
from compliance.library.intake.wire import Found

MOST_DEEP: Final = 4
_NOT_KEPT: Final = Remark(
    "not-kept", "it is larger than 64 MiB: what was taken out of it is kept, and not the whole"
)
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

    def take(self, capture: Capture | LargeArchive) -> Iterator[Outcome]:
        """Yield the texts in a capture, and of what is none why; one bad one stops no other.

        Raises:
            NoProcessError: no process can be started to read it in.
        """
        for inside, outcome in enumerate(self._outcomes(capture)):
            if inside == MOST_INSIDE:
                wrong = f"has more than {MOST_INSIDE:,} files in it"
                error = UnfitCaptureError(capture.name, wrong, "unpack it, and name some of them")
                yield Refused(error)
                return
            yield outcome

    def _outcomes(self, capture: Capture | LargeArchive) -> Iterator[Outcome]:
        if isinstance(capture, LargeArchive):
            return self._out_of(capture)
        return self._taken(capture, None, MOST_DEEP)

    def _out_of(self, archive: LargeArchive) -> Iterator[Outcome]:
        """Yield what is in an archive that is read where it is."""
        try:
            with lent_file(archive.path) as handle:
                for found in self._reader.read_lent(LentFile(archive.name, handle)):
                    if isinstance(found, Remark):
                        yield Told(archive.name, found)
                    else:
                        yield from self._taken(cast("Capture", found), None, MOST_DEEP - 1)
        except ComplianceError as error:
            yield Refused(error)
            return
        yield Told(archive.name, _NOT_KEPT)

    def _taken(self, capture: Capture, outer: Capture | None, depth: int) -> Iterator[Outcome]:
        if depth == 0:
            wrong = f"lies deeper than {MOST_DEEP} archives or mails in one another"
            yield Refused(UnfitCaptureError(capture.name, wrong, "unpack it, and name it"))
            return
        try:
            for found in self._read(capture):
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

    def _read(self, capture: Capture) -> Iterable[Found]:
        """Return what is in a capture; of a reading list once it is known to be right.

        Raises:
            ComplianceError: as the reader, or it is a list with entries that are not right.
        """
        found = self._reader.read(capture)
        first = next(found, None)
        if not isinstance(first, Listed | Remark):
            return chain(() if first is None else (first,), found)
        all_found = [first, *found]
        bad = [
            one.sentence for one in all_found if isinstance(one, Remark) and one.code == BAD_ENTRY
        ]
        if bad:
            raise BadListError(capture.name, bad)
        return all_found
