"""Too little memory: how it shows, and how it is told with as little of it as can be."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import Final

from compliance.cli.exit_code import ExitCode

NO_MEMORY: Final = (
    b"there is not enough memory for this; free some, or raise the limit that is set for it; "
    b"a page (--format html) takes less than text\n"
)


def is_shortage(error: BaseException) -> bool:
    """Return whether an error says that there is too little memory.

    A library that finds no place is, to Python, one that cannot be imported.
    """
    unplaced = isinstance(error, ImportError) and "failed to map segment" in str(error)
    return unplaced or isinstance(error, MemoryError)


def tell_shortage() -> int:
    """Say it, and return the exit status."""
    # Written past the stream, which would import what takes out control characters.
    with suppress(OSError):
        os.write(2, NO_MEMORY)
    return ExitCode.UNUSABLE_INPUT
