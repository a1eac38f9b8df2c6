"""Standard error as what is said to people: nothing in it steers a terminal or a build service.

All that writes there is held by this, usage errors of typer included.
"""

from __future__ import annotations

import io
from typing import TextIO

from compliance.cli.output import for_terminal


class Messages(io.TextIOBase):
    """A stream of text over another, without what could steer where it is shown."""

    def __init__(self, inner: TextIO) -> None:
        self.inner = inner

    def write(self, text: str) -> int:
        """Write a text, and return its length."""
        # Imported late: help has no messages.
        from compliance.model.log_commands import without_commands

        self.inner.write(for_terminal(without_commands(text)))
        return len(text)

    def flush(self) -> None:
        """Write what is still held back."""
        self.inner.flush()

    def isatty(self) -> bool:
        """Return whether it is shown on a terminal."""
        return self.inner.isatty()

    def fileno(self) -> int:
        """Return the number of the descriptor."""
        return self.inner.fileno()


def steerable(stream: TextIO) -> TextIO:
    """Return the stream below messages, for a bar that moves as it grows."""
    return stream.inner if isinstance(stream, Messages) else stream
