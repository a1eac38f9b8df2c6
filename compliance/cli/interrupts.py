"""Signals that end the program: it removes what is half done, then ends as the signal asks."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from threading import Timer
from types import FrameType
from typing import TYPE_CHECKING, Final

from compliance.cli.exit_code import ExitCode

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

_SIGNALS: Final = tuple(
    signal.Signals[name] for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)


_MOMENT: Final = 0.01  # seconds


class Interrupted(BaseException):
    """A signal came that ends the program; no command catches it, so all they began is undone."""


class Interrupts:
    """Raises `Interrupted` inside a block at the first signal that comes, and ends the block.

    Those that come later are passed over, so that none disturbs what the first one undoes.
    """

    def __init__(self) -> None:
        self.came: signal.Signals | None = None
        self._watched: list[signal.Signals] = []
        self._begun = False

    def __enter__(self) -> None:
        sys.unraisablehook = self._unraisable
        for number in _SIGNALS:
            # `nohup`, and a shell that runs a command in the background, mean what they set.
            if signal.getsignal(number) is not signal.SIG_IGN:
                self._watched.append(number)
                signal.signal(number, self._note)
        self._begun = True

    def __exit__(self, *_raised: object) -> bool:
        """Let signals pass, since all is done: in the interpreter's last steps they do harm.

        Whatever was raised after the first signal came stands for it: Python makes other errors
        of `Interrupted`, such as a RuntimeError if it was raised where a class is made.
        """
        self._begun = False
        for number in self._watched:
            signal.signal(number, signal.SIG_IGN)
        return self.came is not None

    def _note(self, number: int, _frame: FrameType | None) -> None:
        if self.came is None:
            self.came = signal.Signals(number)
            if self._begun:
                raise Interrupted
            os._exit(end_by(self.came))

    def _unraisable(self, lost: UnraisableHookArgs) -> None:
        """Send the signal again if `Interrupted` was raised where Python can only drop it.

        Such as when the lock of an import is given back. A moment later the program is elsewhere,
        and what is half done can be undone.
        """
        if self.came is None or not isinstance(lost.exc_value, Interrupted):
            sys.__unraisablehook__(lost)
            return
        again = Timer(_MOMENT, os.kill, (os.getpid(), self.came))
        again.daemon = True
        self.came = None
        again.start()


def end_by(number: signal.Signals) -> int:
    """End the program as a signal asks: after Ctrl-C with a word, else killed by that signal.

    Returns the exit status for what is not killed.
    """
    if number is signal.SIGINT:
        # Written past the stream: it may be in use, or not be ready yet.
        with suppress(OSError):
            os.write(2, b"interrupted\n")
        return ExitCode.INTERRUPTED
    signal.signal(number, signal.SIG_DFL)
    signal.raise_signal(number)
    return 128 + number
