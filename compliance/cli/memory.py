"""How much memory a command may take for a workspace: refuse, or hold it to that."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from compliance.errors import ComplianceError
from compliance.files.memory import keep_below, memory_here
from compliance.files.reading import list_below, size_of
from compliance.workspace.layout import EVIDENCE

MEMORY_VARIABLE: Final = "COMPLIANCE_MEMORY"
MIB: Final = 1024 * 1024
TO_READ: Final = 3
"""Bytes of memory for each of the files of evidence, to read and to check them."""
AT_MOST: Final = 12
"""The same for what takes most, a report in text (docs/benchmarks.md has the figures of each)."""


class TooLargeError(ComplianceError):
    """A workspace whose evidence does not fit into memory."""

    def __init__(self, evidence: int, memory: int) -> None:
        need, has = evidence * TO_READ // MIB, evidence // MIB
        super().__init__(
            f"the evidence here has {has:,} MiB, and takes some {need:,} MiB of memory to read, of "
            f"which there are {memory // MIB:,}; divide it among workspaces, one an agreement or a "
            f"period, or name more MiB in {MEMORY_VARIABLE}"
        )


class NoAmountError(ComplianceError):
    """A variable that should say how much memory there is, and says something else."""

    def __init__(self, named: str) -> None:
        super().__init__(
            f'{MEMORY_VARIABLE} is "{named}"; write how many MiB may be taken, as 4096, or off'
        )


def hold_to_memory(root: Path) -> None:
    """Refuse a workspace that does not fit into memory; where it may not, take no more than that.

    Raises:
        TooLargeError: it does not fit.
        NoAmountError: the variable says no number.
    """
    memory = _memory()
    if memory is None:
        return
    evidence = sum(size_of(root / entry.file) for entry in list_below(root, EVIDENCE))
    if evidence * TO_READ > memory:
        raise TooLargeError(evidence, memory)
    if evidence * AT_MOST > memory:
        keep_below(memory)


def _memory() -> int | None:
    """Return how many bytes a command may take; None for as many as the system gives."""
    named = os.environ.get(MEMORY_VARIABLE)
    if named == "off":
        return None
    if not named:
        return memory_here()
    if not (named.isascii() and named.isdigit()) or len(named) > _MOST_DIGITS:
        raise NoAmountError(named)
    return int(named) * MIB


_MOST_DIGITS: Final = 12
