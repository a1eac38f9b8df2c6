"""The process in which a workspace's own templates run, seen from outside: asked, given up."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Final

from compliance.processes.child import ChildProcess
from compliance.processes.limits import Limits
from compliance.render.sandbox.error import TemplateFailedError
from compliance.render.sandbox.plain import send_plain
from compliance.wording.speaking import spoken

_CHILD: Final = "compliance.render.sandbox.child"
_LONGEST_LINE: Final = 1024 * 1024


class TemplateProcess:
    """A process that makes pages, one after another, until the first that fails."""

    def __init__(self, given: Mapping[str, object], limits: Limits) -> None:
        """Start it with the templates and addresses that `given` has.

        Raises:
            OSError: no process can be started.
        """
        self._size = limits.size
        self._process = ChildProcess(_CHILD, limits)
        self._send(given)

    def ask(self, template: str, view: object) -> Iterator[str]:
        """Yield a page in pieces.

        Raises:
            TemplateFailedError: it went wrong, or took too much; the process has ended.
        """
        try:
            with self._process.timed():
                send_plain(view, self._send)
                self._send(("page", template, *spoken()))
                yield from self._answer(f"templates/{template}")
        except TemplateFailedError:
            self._process.end()
            raise

    def _send(self, message: object) -> None:
        """Send a line of JSON, in which half characters, too, have their place."""
        self._process.send(json.dumps(message).encode("ascii"))

    def _answer(self, place: str) -> Iterator[str]:
        written = 0
        while True:
            match self._reply():
                case ["text", str(text)]:
                    written += len(text.encode("utf-8", "surrogatepass"))
                    if written > self._size:
                        wrong = f"a page may have {self._size:,} bytes, no more"
                        raise TemplateFailedError(place, wrong)
                    yield text
                case ["done", ""]:
                    return
                case ["failed", str(where), str(wrong)]:
                    raise TemplateFailedError(where, wrong)
                case _:
                    raise TemplateFailedError(place, self._how_it_ended())

    def _reply(self) -> object:
        """Return what the process answers next; None if it is no answer, or there is none."""
        try:
            return json.loads(self._process.reply(_LONGEST_LINE))
        except (ValueError, RecursionError):
            return None

    def _how_it_ended(self) -> str:
        ending = self._process.ending()
        if ending.late:
            return "it takes longer than templates may"
        return f"it takes more than templates may, and was ended (status {ending.status})"
