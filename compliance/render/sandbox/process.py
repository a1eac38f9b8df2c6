"""The process in which a workspace's own templates run, seen from outside: asked, timed, ended."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import weakref
from collections.abc import Iterator, Mapping
from contextlib import suppress
from os import environ
from threading import Event, Timer
from typing import IO, Final, cast

from compliance.render.sandbox.error import TemplateFailedError
from compliance.render.sandbox.limits import Limits
from compliance.render.sandbox.plain import send_plain

# Isolated: no variable and no start-up file changes what it imports, which is what we would.
_CODE: Final = (
    "import sys; sys.path[:] = sys.argv[1:-2]; "
    "from compliance.render.sandbox.child import main; main()"
)
# Where the system looks for Python's own libraries. The process needs nothing else.
_NEEDED: Final = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT")
_LONGEST_LINE: Final = 1024 * 1024
_OUT_OF_TIME: Final = -getattr(signal, "SIGXCPU", 0) or None


class TemplateProcess:
    """A process that makes pages, one after another, until the first that fails."""

    def __init__(self, given: Mapping[str, object], limits: Limits) -> None:
        """Start it with the templates and addresses that `given` has.

        Raises:
            OSError: no process can be started.
        """
        self._limits = limits
        allowed = str(limits.seconds), str(limits.memory)
        self._process = subprocess.Popen(  # noqa: S603 - this Python, with code of ours
            [sys.executable, "-I", "-S", "-c", _CODE, *filter(None, sys.path), *allowed],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={name: environ[name] for name in _NEEDED if name in environ},
        )
        self._requests = cast("IO[bytes]", self._process.stdin)
        self._replies = cast("IO[bytes]", self._process.stdout)
        self.end = weakref.finalize(self, _end, self._process)
        self._send(given)

    def ask(self, template: str, view: object) -> Iterator[str]:
        """Yield a page in pieces.

        Raises:
            TemplateFailedError: it went wrong, or took too much; the process has ended.
        """
        late = Event()
        timer = Timer(self._limits.patience, _give_up, (self._process, late))
        timer.daemon = True
        timer.start()
        try:
            send_plain(view, self._send)
            self._send(("page", template))
            yield from self._answer(f"templates/{template}", late)
        except TemplateFailedError:
            self.end()
            raise
        finally:
            timer.cancel()

    def _send(self, message: object) -> None:
        """Send a line of JSON, in which half characters, too, have their place."""
        # That nobody listens any more is found out with the answer.
        with suppress(OSError):
            self._requests.write(json.dumps(message).encode("ascii") + b"\n")

    def _answer(self, place: str, late: Event) -> Iterator[str]:
        written = 0
        while True:
            match self._reply():
                case ["text", str(text)]:
                    written += len(text.encode("utf-8", "surrogatepass"))
                    if written > self._limits.size:
                        wrong = f"a page may have {self._limits.size:,} bytes, no more"
                        raise TemplateFailedError(place, wrong)
                    yield text
                case ["done", ""]:
                    return
                case ["failed", str(where), str(wrong)]:
                    raise TemplateFailedError(where, wrong)
                case _:
                    raise TemplateFailedError(place, self._how_it_ended(late))

    def _reply(self) -> object:
        """Return what the process answers next; None if it is no answer, or there is none."""
        try:
            self._requests.flush()
            return json.loads(self._replies.readline(_LONGEST_LINE))
        except (OSError, ValueError, RecursionError):
            return None

    def _how_it_ended(self, late: Event) -> str:
        self._process.kill()
        status = self._process.wait()
        if late.is_set() or status == _OUT_OF_TIME:
            return "it takes longer than templates may"
        return f"it takes more than templates may, and was ended (status {status})"


def _give_up(process: subprocess.Popen[bytes], late: Event) -> None:
    late.set()
    process.kill()


def _end(process: subprocess.Popen[bytes]) -> None:
    # What was written for it, and not read, is lost.
    with suppress(OSError), process:
        process.kill()
