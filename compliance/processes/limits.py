"""How much a process of ours may take."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a process may take for the tasks that it is given one after another.

    Args:
        seconds: How long all tasks may take the processor, but for half a second more a task.
        patience: Seconds after which one task is given up, whatever it waits for.
        memory: Bytes that the process may have at a time.
        size: Bytes of what one task makes.
    """

    seconds: int
    patience: float
    memory: int
    size: int
