"""Read captures: plain text here, all else in a process of its own for each kind."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import replace
from typing import Final

from compliance.errors import ComplianceError
from compliance.files.refusals import refusal
from compliance.library.intake.capture import Capture, LentFile, UnfitCaptureError
from compliance.library.intake.decoding import decoded
from compliance.library.intake.kinds import Kind, kind_of
from compliance.library.intake.readers import LARGE_ARCHIVES, READERS, Reader
from compliance.library.intake.wire import Done, Found, Refused, from_line, to_line
from compliance.processes.child import ChildProcess, Ending
from compliance.processes.limits import Limits

MIB: Final = 1024 * 1024
LIMITS: Final = Limits(seconds=60, patience=60.0, memory=256 * MIB, size=192 * MIB)
"""What reading one capture may take, its memory beside what parsers load before they read any.

With what is kept between captures that is less than 500 MB in all.
"""

_LARGE: Final = 16 * MIB
_CHILD: Final = "compliance.library.intake.inside"
_TEXT: Final = "text that is not UTF-8"
_CURE: Final = "save what is in it as plain text"


class NoProcessError(ComplianceError):
    """A second Python that cannot be started."""

    def __init__(self, error: OSError) -> None:
        why = refusal(error, "see that this user may start one")
        super().__init__(f"no process can be started to read files in: {why}")


class LostReaderError(UnfitCaptureError):
    """A process that something else ended; what it read may be sound."""


class CaptureReader:
    """Reads captures of all kinds, each kind in a process that reads more until the first fails.

    Two are kept while they have nothing to do, of those that load much and of others the last one.
    """

    def __init__(self, limits: Limits = LIMITS) -> None:
        self._limits = limits
        self._kept: dict[int, tuple[str, ChildProcess]] = {}

    def read(self, capture: Capture) -> Iterator[Found]:
        """Yield what is in a capture: a text, or captures, or listed articles.

        What was yielded before an error stands: of a damaged archive the sound part.

        Raises:
            UnfitCaptureError: nothing can be made of it, or not of its rest.
            MissingExtraError: a parser of its kind is not installed.
            NoProcessError: no process can be started.
        """
        kind = kind_of(capture)
        plain = decoded(capture) if kind is Kind.TEXT else None
        if plain is not None:
            yield plain
            return
        reader = READERS[kind]
        reader.check(_TEXT if kind is Kind.TEXT else kind)
        yield from self._asked(reader, capture)

    def read_lent(self, file: LentFile) -> Iterator[Found]:
        """Yield what is in a web archive of any size, of which little is in memory at a time.

        It raises what `read` does.
        """
        LARGE_ARCHIVES.check(Kind.WARC)
        process = self._started(LARGE_ARCHIVES, (file.handle,))
        ending = yield from self._answers(process, file)
        process.end()
        _refuse(file.name, ending)

    def _asked(self, reader: Reader, capture: Capture) -> Iterator[Found]:
        if len(capture.data) > _LARGE:
            self._end_kept()
        process = self._taken(reader) or self._started(reader)
        ending = yield from self._answers(process, capture)
        # Not kept if it failed: the process has ended.
        self._taken(reader)
        self._kept[reader.loads] = reader.path, process
        _refuse(capture.name, ending)

    def _answers(
        self, process: ChildProcess, asked: Capture | LentFile
    ) -> Generator[Found, None, Done | Refused]:
        """Yield what is found in something, and return how that ended."""
        with process.timed():
            process.send(to_line(asked))
        while not isinstance(message := self._answer(process, asked.name), Refused | Done):
            yield message
        return message

    def _answer(self, process: ChildProcess, name: str) -> Found | Done | Refused:
        """Return what a process answers next; only this is timed, not what is made of it."""
        with process.timed():
            line = process.reply(self._limits.size + 1)
        message = from_line(line) if line.endswith(b"\n") else None
        if message is None or isinstance(message, LentFile):
            ending = process.ending()
            lost = ending.killed and not line
            error = LostReaderError if lost else UnfitCaptureError
            raise error(name, self._how_it_ended(ending, line), _CURE)
        return message

    def _taken(self, reader: Reader) -> ChildProcess | None:
        """Return the process kept for a reader; end one that is kept in its place."""
        path, process = self._kept.pop(reader.loads, ("", None))
        if process is None or path == reader.path:
            return process
        process.end()
        return None

    def _end_kept(self) -> None:
        """End the processes that are kept, for what is to be read is large itself."""
        for _, process in self._kept.values():
            process.end()
        self._kept.clear()

    def _started(self, reader: Reader, lent: Sequence[int] = ()) -> ChildProcess:
        limits = replace(self._limits, memory=self._limits.memory + reader.loads)
        try:
            process = ChildProcess(_CHILD, limits, lent)
        except OSError as error:
            raise NoProcessError(error) from None
        process.send(reader.path.encode("ascii"))
        return process

    def _how_it_ended(self, ending: Ending, line: bytes) -> str:
        if ending.late:
            return "takes longer than reading may take"
        if len(line) > self._limits.size:
            return "has more in it than can be taken in"
        return "takes more memory than reading may take, or breaks its parser"


def _refuse(name: str, ending: Done | Refused) -> None:
    if isinstance(ending, Refused):
        raise UnfitCaptureError(name, ending.wrong, ending.cure)
