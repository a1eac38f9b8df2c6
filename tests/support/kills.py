"""Run the command line in a process of its own that is killed on the way, at a step we choose.

A step is a call of the system that has to do with files (as Python's audit events tell of them)
and, from the first one that writes or locks, a line of the modules that write, or of the paths they
use. What is done is the same each time, so step 57 is the same place each time.
"""

from __future__ import annotations

import json
import os
import pathlib
import signal
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from compliance.files.writing import replace_file
from support.cli import run_cli
from support.repository import PACKAGE

if TYPE_CHECKING:
    from _typeshed import TraceFunction

WRITERS = (
    "cli/output.py",
    "site/folder.py",
    "site/manifest.py",
    "workspace/cache.py",
    "workspace/write/create.py",
    "cli/commands/affirm.py",
    "cli/commands/articles.py",
    "library/store.py",
    "files/writing.py",
    "files/leftovers.py",
    "files/locking.py",
    "workspace/write/draft_file.py",
    "workspace/lock_file.py",
    "workspace/write/writers_lock.py",
    "coding/decision_store.py",
    "coding/record_writer.py",
)
_OURS = frozenset(str(PACKAGE / name) for name in WRITERS)
_EVENTS = ("open", "os.", "fcntl.", "tempfile.")
_WRITING = ("fcntl.", "tempfile.", "os.mkdir")


@dataclass
class Steps:
    """Counts steps, and ends this very process as soon as `last` of them are done."""

    last: int | None = None
    done: int = field(default=0, init=False)
    replacing: list[int] = field(default_factory=list, init=False)
    """Which of the steps are lines that put a file in place of another."""

    def watch(self) -> None:
        """Count from here on; it cannot be undone, so do it in a process of its own."""
        sys.settrace(None)  # that of a measure of coverage, which has no use here
        sys.addaudithook(self._event)

    def _event(self, event: str, _arguments: object) -> None:
        if event.startswith(_WRITING) and sys.gettrace() is None:
            sys.settrace(self._call)
        if event.startswith(_EVENTS):
            self._step()

    def _call(self, frame: FrameType, _event: str, _argument: object) -> TraceFunction | None:
        file, caller = frame.f_code.co_filename, frame.f_back
        if file == pathlib.__file__ and caller is not None:
            file = caller.f_code.co_filename
        return self._line if file in _OURS else None

    def _line(self, frame: FrameType, event: str, _argument: object) -> TraceFunction | None:
        if event == "line":
            self._step()
            frames = (frame, frame.f_back)
            if any(one and one.f_code is replace_file.__code__ for one in frames):
                self.replacing.append(self.done)
        return self._line

    def _step(self) -> None:
        self.done += 1
        if self.done == self.last:
            os.kill(os.getpid(), signal.SIGKILL)


def count_steps(argv: tuple[str | Path, ...], env: Mapping[str, str]) -> tuple[int, list[int]]:
    """Run a command to its end in a process of its own; return how many steps it took.

    Returns with it those of the steps that put a file in place of another. What the command
    imports must have been imported before, or later runs take fewer steps.
    """
    reading, to = os.pipe()

    def run() -> None:
        steps = Steps()
        steps.watch()
        finished = run_cli(*argv, env=env)
        sys.settrace(None)
        told = json.dumps([finished.status, steps.done, steps.replacing])
        with os.fdopen(to, "w") as out:  # a step of this process, not of the command
            out.write(told)

    pid = start(run)
    os.close(to)
    with os.fdopen(reading) as told:
        status, done, replacing = json.load(told)
    assert (os.waitpid(pid, 0)[1], status) == (0, 0)
    return done, replacing


def run_killed(argv: tuple[str | Path, ...], env: Mapping[str, str], last: int) -> None:
    """Run a command in a process of its own that is killed when it takes its step `last`."""

    def run() -> None:
        Steps(last).watch()
        run_cli(*argv, env=env)

    _, status = os.waitpid(start(run), 0)
    assert os.WIFSIGNALED(status), f"the command ended by itself before step {last}"
    assert os.WTERMSIG(status) == signal.SIGKILL


def start(run: Callable[[], None]) -> int:
    """Run something in a copy of this process, which then ends; return its number."""
    pid = os.fork()
    if pid:
        return pid
    status = 1
    try:
        run()
        status = 0
    finally:
        os._exit(status)
