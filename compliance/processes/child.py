"""A process of ours seen from outside: started with nothing it does not need, timed, ended."""

from __future__ import annotations

import signal
import subprocess
import sys
import weakref
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from os import environ
from threading import Event, Timer
from typing import IO, Final, cast

from compliance.processes.limits import Limits

# Isolated: no variable and no start-up file changes what it imports, which is what we would.
_CODE: Final = (
    "import sys; from importlib import import_module; _, module, seconds, memory, *paths = "
    "sys.argv; sys.path[:] = paths; import_module(module).main(int(seconds), int(memory))"
)
# Where the system looks for Python's own libraries, and for those that lay out text. The process
# needs nothing else.
_NEEDED: Final = (
    *("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH", "SYSTEMROOT"),
    "WEASYPRINT_DLL_DIRECTORIES",
)
_KILLED: Final = -getattr(signal, "SIGKILL", 0) or None
_OUT_OF_TIME: Final = -getattr(signal, "SIGXCPU", 0) or None


@dataclass(frozen=True, slots=True)
class Ending:
    """How a process ended: `late` if it took too long; its status as the system gives it."""

    late: bool
    status: int

    @property
    def killed(self) -> bool:
        """Whether something else ended it, as a system that has no memory left."""
        return self.status == _KILLED and not self.late


class ChildProcess:
    """A process that runs `main(seconds, memory)` of a module, and is spoken to in lines."""

    def __init__(self, module: str, limits: Limits, lent: Sequence[int] = ()) -> None:
        """Start it; it can read and write files that are open here, by the numbers `lent` has.

        Raises:
            OSError: no process can be started.
        """
        self._patience = limits.patience
        self._late = Event()
        allowed = module, str(limits.seconds), str(limits.memory)
        self._process = subprocess.Popen(  # noqa: S603 - this Python, with code of ours
            [sys.executable, "-I", "-S", "-c", _CODE, *allowed, *filter(None, sys.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            pass_fds=lent,
            env={name: environ[name] for name in _NEEDED if name in environ},
        )
        self._requests = cast("IO[bytes]", self._process.stdin)
        self._replies = cast("IO[bytes]", self._process.stdout)
        self.end = weakref.finalize(self, _end, self._process)

    @contextmanager
    def timed(self) -> Iterator[None]:
        """End the process if a task, for which this is entered, takes longer than it may."""
        timer = Timer(self._patience, _give_up, (self._process, self._late))
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            # A thread that still runs while Python ends can end it with an error of its own.
            timer.join()

    def send(self, line: bytes) -> None:
        """Send a line, without its end. That nobody listens is found out with the answer."""
        with suppress(OSError):
            self._requests.write(line + b"\n")

    def begin(self) -> None:
        """Have all that was sent be there, so that it begins before it is asked for an answer."""
        with suppress(OSError):
            self._requests.flush()

    def reply(self, most: int) -> bytes:
        """Return the next line of the answer, or its first `most` bytes; none if there is none."""
        try:
            self._requests.flush()
            return self._replies.readline(most)
        except OSError:
            return b""

    def ending(self) -> Ending:
        """End a process that did not answer as it should, and return how it ended."""
        self._process.kill()
        status = self._process.wait()
        return Ending(self._late.is_set() or status == _OUT_OF_TIME, status)


def _give_up(process: subprocess.Popen[bytes], late: Event) -> None:
    late.set()
    process.kill()


def _end(process: subprocess.Popen[bytes]) -> None:
    # What was written for it, and not read, is lost.
    with suppress(OSError), process:
        process.kill()
