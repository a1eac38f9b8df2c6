"""The process that reads captures: it loads one reader, holds itself to its limits, and answers."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pkgutil import resolve_name
from typing import IO, Any, Final, cast

from compliance.library.intake.capture import Capture, LentFile, UnfitCaptureError
from compliance.library.intake.extraction import Extraction
from compliance.library.intake.wire import Done, Message, Refused, from_line, to_line
from compliance.processes.held import grant, hold

TOO_LARGE: Final = Refused(
    "takes more memory than reading may take", "save what is in it as plain text"
)

_INSTALL: Final = "install it, or the program anew with all its extras"


def main(seconds: int, memory: int) -> None:
    """Answer captures with what is in them; the first line is the reader, as READERS has it."""
    # Threads of a library for numbers, which nothing here needs, would take memory each.
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    path = sys.stdin.buffer.readline().decode("ascii").strip()
    read = _loaded(path)
    done = count()
    hold(memory)
    serve(read, sys.stdin.buffer, sys.stdout.buffer, lambda: grant(seconds, next(done)))


def serve(
    read: Callable[[Any], Any],
    requests: IO[bytes],
    replies: IO[bytes],
    begin: Callable[[], None],
) -> None:
    """Answer one capture after another; `begin` is called before each."""
    while line := requests.readline():
        begin()
        answers = _answers(read, line)
        del line  # as large as the capture itself
        for line_back in answers:
            replies.write(line_back + b"\n")
        replies.flush()


def _loaded(path: str) -> Callable[[Any], Any]:
    """Load a reader with all that it needs, or else one that says of every capture why not."""
    try:
        resolve_name(f"{path.partition(':')[0]}:prepare")()
        return cast("Callable[[Any], Any]", resolve_name(path))
    except ImportError as error:
        # Installed but not whole: what is not installed at all was told before (Reader.check).
        why = " ".join(str(error).split())

    def refuse(capture: Capture | LentFile) -> Extraction:
        wrong = f"cannot be read here, for a library does not load ({why})"
        raise UnfitCaptureError(capture.name, wrong, _INSTALL)

    return refuse


def _answers(read: Callable[[Any], Any], line: bytes) -> Iterator[bytes]:
    """Yield what a reader finds, then how it ended, as lines."""
    ending: Message = Done()
    try:
        capture = from_line(line)
        del line
        found = read(capture)
        for one in (found,) if isinstance(found, Extraction) else found:
            yield to_line(one)
    except UnfitCaptureError as error:
        ending = Refused(error.wrong, error.cure)
    except MemoryError:
        ending = TOO_LARGE
    except Exception as error:  # noqa: BLE001 - whatever a stranger's bytes make a parser do
        wrong = f"is damaged, or of no known form ({type(error).__name__})"
        ending = Refused(wrong, "save what is in it as plain text")
    yield to_line(ending)
