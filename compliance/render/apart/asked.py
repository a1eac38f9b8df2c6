"""Such a process seen from outside: started for the first question, timed, ended when it fails."""

from __future__ import annotations

import json
from base64 import b64decode
from typing import Final

from compliance.errors import ComplianceError
from compliance.files.refusals import refusal
from compliance.processes.child import ChildProcess
from compliance.processes.limits import Limits
from compliance.render.apart.answers import FAILED, MADE, UNLOADED

_LONGEST: Final = 300


class NotMadeError(ComplianceError):
    """A file of another kind cannot be made of a page."""

    def __init__(self, kind: str, wrong: str, cure: str) -> None:
        super().__init__(f"no {kind} can be made of this page: {short(wrong)}; {cure}")


class NotLoadedError(Exception):
    """What would make it does not load; its text is what the system says."""


class Asked:
    """A process that makes files of one kind of pages, one after another."""

    def __init__(self, module: str, kind: str, cure: str, limits: Limits) -> None:
        """Take the module that it runs, what it makes, and what to do where it cannot."""
        self._module, self._kind, self._cure, self._limits = module, kind, cure, limits
        self._process: ChildProcess | None = None
        self._begun: tuple[object, ChildProcess] | None = None

    def begin(self, request: object) -> None:
        """Have it begin with what will be asked next, and do not wait for that.

        What else is asked meanwhile, another process makes; then this was begun for nothing.

        Raises:
            NotMadeError: no process can be started.
        """
        self._begun = request, self._given(request)

    def ask(self, request: object) -> tuple[bytes, str]:
        """Return what it makes of a request, and what there is to say of that.

        Raises:
            NotLoadedError: a library does not load.
            NotMadeError: nothing can be made of it.
        """
        begun, self._begun = self._begun, None
        process = begun[1] if begun and begun[0] == request else self._given(request)
        match self._answer(process):
            case [kind, str(data), str(said)] if kind == MADE:
                # Not kept if it failed: the process has ended, or is of no use.
                self._process = process
                return b64decode(data), said
            case [kind, str(why)] if kind == UNLOADED:
                raise NotLoadedError(why)
            case [kind, str(wrong)] if kind == FAILED:
                raise self._failed(wrong)
            case _:
                raise self._failed(_how_it_ended(process))

    def _given(self, request: object) -> ChildProcess:
        """Return a process that has been given a request: one that is at nothing else."""
        process, self._process = self._process or self._started(), None
        with process.timed():
            process.send(json.dumps(request).encode("ascii"))
            process.begin()
        return process

    def _failed(self, wrong: str) -> NotMadeError:
        return NotMadeError(self._kind, wrong, self._cure)

    def _started(self) -> ChildProcess:
        try:
            return ChildProcess(self._module, self._limits)
        except OSError as error:
            raise self._failed(refusal(error, "see that this user may start a process")) from None

    def _answer(self, process: ChildProcess) -> object:
        """Return what the process answers; None if it is no answer, or there is none."""
        with process.timed():
            try:
                return json.loads(process.reply(self._limits.size))
            except ValueError:
                return None


def short(text: str) -> str:
    """Return what may quote a stranger's words, in one line that is not long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"


def _how_it_ended(process: ChildProcess) -> str:
    ending = process.ending()
    if ending.late:
        return "it takes longer than it may"
    return f"it takes more than it may, and was ended (status {ending.status})"
