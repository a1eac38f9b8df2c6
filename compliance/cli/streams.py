"""Standard output and standard error as the program uses them: they fail in words, or in silence.

Everything that writes to them is held by this: commands, the help and the usage errors of typer,
the interpreter when it exits.
"""

from __future__ import annotations

import errno
import io
import os
import select
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO, Final, NoReturn, TextIO

from compliance.cli.exit_code import ExitCode
from compliance.cli.output import UnwritableOutputError

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

Raw = io.RawIOBase | BinaryIO

_STANDARD: Final = (0, 1, 2)


def guard_streams() -> None:
    """Put guarded streams in place of standard output and standard error, closed ones too."""
    occupy_closed_descriptors()
    sys.stdout = _guarded(sys.stdout, 1, _output_failed)
    sys.stderr = _guarded(sys.stderr, 2, _error_failed)


def occupy_closed_descriptors() -> None:
    """Open the standard descriptors that are closed, so that what is written to them fails.

    Otherwise the next file that is opened would have such a number, and be what is printed to.
    """
    for number in _STANDARD:
        try:
            os.fstat(number)
        except OSError:
            with suppress(OSError):  # there is no such device
                os.open(os.devnull, os.O_RDONLY)


class GuardedRaw(io.RawIOBase):
    """What a standard stream writes to; when that fails, `failed` is told once, then all vanishes.

    The buffers above it are flushed again when the interpreter exits, which must not fail anew.
    """

    def __init__(self, inner: Raw, failed: Callable[[OSError], None]) -> None:
        self._inner, self._failed = inner, failed
        self._lost = False

    def writable(self) -> bool:
        """Return that it can be written."""
        return True

    def isatty(self) -> bool:
        """Return whether it is a terminal."""
        return self._inner.isatty()

    def fileno(self) -> int:
        """Return the number of the descriptor."""
        return self._inner.fileno()

    def write(self, data: ReadableBuffer) -> int:
        """Write some of the bytes, and return how many."""
        if not self._lost:
            try:
                return self._written(data)
            except OSError as error:
                self._lost = True
                self._failed(error)
        return memoryview(data).nbytes

    def _written(self, data: ReadableBuffer) -> int:
        """Write when the reader is ready, even if whoever opened the stream told it not to wait."""
        while (count := self._inner.write(data)) is None:
            select.select([], [self._inner], [])
        return count


def _guarded(stream: TextIO | None, number: int, failed: Callable[[OSError], None]) -> TextIO:
    if stream is None:  # it was closed when the program began
        inner: Raw = io.FileIO(number, "wb", closefd=False)
        return io.TextIOWrapper(io.BufferedWriter(GuardedRaw(inner, failed)), encoding="utf-8")
    inner = getattr(stream.buffer, "raw", stream.buffer)
    return io.TextIOWrapper(
        io.BufferedWriter(GuardedRaw(inner, failed)),
        encoding=stream.encoding,
        errors="backslashreplace",
        line_buffering=stream is sys.stderr or stream.isatty(),
    )


def _output_failed(error: OSError) -> NoReturn:
    """End the program: well if its reader has gone, as in `compliance report | head`."""
    if isinstance(error, BrokenPipeError):
        sys.exit(ExitCode.OK)
    if error.errno == errno.EBADF:
        error = OSError(errno.EBADF, "it is closed")
    raise UnwritableOutputError(None, error)


def _error_failed(_error: OSError) -> None:
    """Go on: a message that nobody can read changes nothing, and least of all the status."""
