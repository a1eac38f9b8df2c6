"""The exit statuses of the program."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit statuses, one meaning each."""

    OK = 0
    FINDINGS = 1
    USAGE = 2
    UNUSABLE_INPUT = 3
    BUG = 70
    INTERRUPTED = 130
